import { i18n } from '#i18n';
import type { AccountView, Feature } from '../../lib/domain/account';
import { say } from '../words/say';

/** What there is to allow; each brings its own scopes. */
const offered: readonly Feature[] = ['contacts', 'labels', 'rules', 'messages', 'texts'];

/** What the account may be used for, and the way to allow more. */
export function Features({ account, onAllow }: { account: AccountView; onAllow(feature: Feature): void }) {
  return (
    <ul class="features small">
      {offered.map((feature) => {
        const words = say({ key: `feature.${feature}`, params: [] });
        return (
          <li key={feature}>
            {words}{' '}
            {account.features.includes(feature) ? (
              <span class="badge">{i18n.t('feature.granted')}</span>
            ) : (
              <button
                type="button"
                class="link"
                aria-label={`${i18n.t('feature.allow')}: ${words}`}
                onClick={() => onAllow(feature)}
              >
                {i18n.t('feature.allow')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
