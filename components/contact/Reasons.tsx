import { i18n } from '#i18n';
import type { Reason } from '../../lib/domain/capture';
import { Icon } from '../parts/Icon';
import { say } from '../words/say';

/** Why to look twice before saving, with what in the mail gave rise to it. Never says that a sender is safe. */
export function Reasons({ reasons }: { reasons: Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <section class="note warn" aria-label={i18n.t('look.title')}>
      <h3>
        <Icon name="look" />
        {i18n.t('look.title')}
      </h3>
      <ul>
        {reasons.map(({ kind, evidence }) => (
          <li key={`${kind} ${evidence}`}>
            {say({ key: `reason.${kind}`, params: [] })}
            {evidence !== '' && (
              <span class="source words" dir="auto">
                {evidence}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
