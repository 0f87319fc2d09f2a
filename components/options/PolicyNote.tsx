import { i18n } from '#i18n';
import type { PolicyView } from '../../lib/domain/policy';

/** That a company sets things here, and what of its policy could not be read. */
export function PolicyNote({ policy }: { policy: PolicyView }) {
  if (!policy.present) return null;
  return (
    <div class="note">
      <p>{i18n.t('options.policy.present')}</p>
      {policy.problems.length > 0 && (
        <>
          <p>{i18n.t('options.policy.problems')}</p>
          <ul>
            {policy.problems.map(({ at, message }) => (
              <li key={`${at} ${message}`}>
                <code>{at}</code> {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
