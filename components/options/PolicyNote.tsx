import { i18n } from '#i18n';
import type { PolicyView } from '../../lib/domain/policy';
import { say } from '../words/say';
import { hostOf } from './origin';

/** That a company sets things here, and what of its policy could not be read. */
export function PolicyNote({ policy }: { policy: PolicyView }) {
  if (!policy.present) return null;
  return (
    <div class="note">
      <p>{i18n.t('options.policy.present')}</p>
      {policy.policy.off.length > 0 && (
        <p>
          {i18n.t('options.policy.off', [
            policy.policy.off
              .map((one) => say({ key: `options.policy.switch.${one}`, params: [] }))
              .join(' · '),
          ])}
        </p>
      )}
      {policy.policy.hosts.length > 0 && (
        <p>{i18n.t('options.policy.hosts', [policy.policy.hosts.map(hostOf).join(', ')])}</p>
      )}
      {policy.policy.closed.map((one) => (
        <p key={one}>{say({ key: `options.policy.closed.${one}`, params: [] })}</p>
      ))}
      {policy.problems.length > 0 && (
        <>
          <p>{i18n.t('options.policy.problems')}</p>
          <ul>
            {policy.problems.map(({ at, key, params }) => (
              <li key={`${at} ${key} ${params.join()}`}>
                <code>{at}</code> {say({ key: `options.policy.problem.${key}`, params })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
