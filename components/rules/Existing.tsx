import { i18n } from '#i18n';
import type { RuleFormModel } from '../models/rule-form';

/**
 * Whole mail providers among the conditions; and, of a rule that is not there yet, what is: one that does the same, and those
 * that one more sender can join.
 */
export function Existing({
  model,
  made,
  act,
}: {
  model: RuleFormModel;
  /** The rule is there already, and changed here. */
  made: boolean;
  act(run: () => void): (event: Event) => void;
}) {
  const found = model.match.value;
  if (!found) return null;
  const { same, fits, providers } = found;
  return (
    <>
      {providers.map((domain) => (
        <p key={domain} class="note warn">
          {i18n.t('rule.provider', [domain])}
        </p>
      ))}
      {!made && same && (
        <div class="note warn" role="status">
          <p dir="auto">{i18n.t(same.enabled ? 'rule.same' : 'rule.sameOff', [same.name])}</p>
          {!same.enabled && (
            <button type="button" class="link" onClick={act(() => void model.switchOn())}>
              {i18n.t('rule.switchOn')}
            </button>
          )}
        </div>
      )}
      {!made && !same && fits.length > 0 && (
        <div class="note">
          <p>{i18n.t('rule.fits')}</p>
          {fits.slice(0, 3).map((fit) =>
            fit.has || fit.full ? (
              <p key={fit.id} class="small" dir="auto">
                {i18n.t(fit.has ? 'rule.fitHas' : 'rule.fitFull', [fit.name])}
              </p>
            ) : (
              <button key={fit.id} type="button" class="link" onClick={act(() => void model.join(fit))}>
                {i18n.t('rule.addTo', [fit.name, String(fit.conditions)])}
              </button>
            ),
          )}
        </div>
      )}
    </>
  );
}
