import { i18n } from '#i18n';
import type { QuickView } from '../../lib/domain/quick';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';
import { timeOf } from '../words/time';
import type { QuickWish } from './quick';

export interface QuickEndProps {
  view: Extract<QuickView, { at: 'trouble' | 'done' }>;
  now: number;
  busy: boolean;
  onStart(wish: QuickWish): void;
  onClose(): void;
}

/** What became of it, and what can be done about it. */
export function QuickEnd({ view, now, busy, onStart, onClose }: QuickEndProps) {
  const { brand, features, appId } = view;
  const again = (update: boolean) => () =>
    onStart({ brand, features, ...(appId === null ? {} : { appId, update }) });
  const button = (words: string, run: () => void, primary = true) => (
    <button type="button" class={primary ? 'primary' : 'link'} disabled={busy} onClick={run}>
      {words}
    </button>
  );
  if (view.at === 'trouble') {
    return (
      <>
        {view.failure && view.why === 'failed' ? (
          <FailureNote failure={view.failure} now={now} />
        ) : (
          <p class="note warn">{say({ key: `quick.trouble.${view.why}`, params: [] })}</p>
        )}
        <p class="actions">
          {button(i18n.t('quick.again'), again(false))}
          {button(i18n.t('quick.stop'), onClose, false)}
        </p>
      </>
    );
  }
  return (
    <>
      <p class="note good">{i18n.t('options.connect.connected', [view.name])}</p>
      {view.missing.length > 0 && (
        <div class="note warn">
          <p>{i18n.t('quick.missing')}</p>
          <ul>
            {view.missing.map((scope) => (
              <li key={scope}>
                <code>{scope}</code>
              </li>
            ))}
          </ul>
          {button(i18n.t('quick.askAgain'), again(true))}
        </div>
      )}
      {view.endsAt !== null && <p class="note warn">{i18n.t('quick.ends', [timeOf(view.endsAt, now)])}</p>}
      <p class="actions">{button(i18n.t('quick.close'), onClose, false)}</p>
    </>
  );
}
