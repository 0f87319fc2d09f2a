import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Brand } from '../../lib/domain/account';
import type { ApiHosts } from '../../lib/domain/policy';
import type { QuickBrand } from '../../lib/domain/quick';
import type { App } from '../app/app';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';
import { QuickCode } from './QuickCode';
import { QuickEnd } from './QuickEnd';
import type { QuickModel } from './quick';

const brands: readonly QuickBrand[] = ['feishu', 'lark'];

export interface QuickConnectProps {
  app: App;
  model: QuickModel;
  hosts: ApiHosts[];
  /** May this service be connected? */
  inRegion(brand: Brand): boolean;
}

/** Connecting without a console: two pages to agree on, each named by a code. */
export function QuickConnect({ app, model, hosts, inRegion }: QuickConnectProps) {
  const [brand, setBrand] = useState<QuickBrand>(inRegion('feishu') ? 'feishu' : 'lark');
  const view = model.view.value;
  const failure = model.failure.value;
  const begin = () => void model.start({ brand, features: ['contacts'] }, hosts);
  return (
    <div class="connect quick">
      <p class="note">{i18n.t('quick.beta')}</p>
      {view.at === 'idle' && (
        <form
          class="quickBegin"
          onSubmit={(event) => {
            event.preventDefault();
            begin();
          }}
        >
          <p class="quiet small">{i18n.t('quick.what')}</p>
          <fieldset>
            <legend>{i18n.t('options.connect.brand')}</legend>
            {brands.filter(inRegion).map((one) => (
              <label key={one} class="choice">
                <input
                  type="radio"
                  name="quickBrand"
                  value={one}
                  checked={brand === one}
                  onChange={() => setBrand(one)}
                />
                {say({ key: `brand.${one}`, params: [] })}
              </label>
            ))}
          </fieldset>
          <button type="submit" class="primary" disabled={model.busy.value}>
            {i18n.t('quick.begin')}
          </button>
        </form>
      )}
      <div role="status">
        {(view.at === 'app' || view.at === 'person') && (
          <QuickCode view={view} now={app.now()} onStop={() => void model.stop()} />
        )}
        {(view.at === 'trouble' || view.at === 'done') && (
          <QuickEnd
            view={view}
            now={app.now()}
            busy={model.busy.value}
            onStart={(wish) => void model.start(wish, hosts)}
            onClose={() => void model.stop()}
          />
        )}
        {model.refused.value && <p class="note warn">{i18n.t('options.connect.refusedHosts')}</p>}
      </div>
      {failure && <FailureNote failure={failure} now={app.now()} />}
    </div>
  );
}
