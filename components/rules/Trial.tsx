import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { RuleBody } from '../../lib/domain/rule';
import type { TriedMail } from '../../lib/domain/rule-view';
import type { RuleTryModel, Tried } from '../models/rule-try';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';
import { timeOf } from '../words/time';

/** Rows shown of a list before the rest is counted. */
const shown = 30;

function Mails({ mails, now }: { mails: readonly TriedMail[]; now: number }) {
  return (
    <ul class="tried small">
      {mails.slice(0, shown).map((mail) => (
        <li key={mail.id}>
          <span class="cut" dir="auto">
            {mail.subject || i18n.t('sender.noSubject')}
          </span>
          <span class="cut quiet" dir="ltr">
            {mail.from} {mail.date > 0 && timeOf(mail.date, now)}
          </span>
          {mail.verdict === 'unsure' && <span class="badge">{i18n.t('ruleTry.uncertain')}</span>}
          {mail.doubts.length > 0 && (
            <span class="badge bad">
              {mail.doubts.map((doubt) => say({ key: `ruleTry.doubt.${doubt}`, params: [] })).join(' · ')}
            </span>
          )}
        </li>
      ))}
      {mails.length > shown && (
        <li class="quiet">{i18n.t('ruleTry.rest', [String(mails.length - shown)])}</li>
      )}
    </ul>
  );
}

/** One list behind a fold; what looks unintended is open from the start. */
function Group(props: { words: string; mails: readonly TriedMail[]; now: number; open?: boolean }) {
  if (props.mails.length === 0) return null;
  return (
    <details open={props.open}>
      <summary>{`${props.words} (${props.mails.length})`}</summary>
      <Mails mails={props.mails} now={props.now} />
    </details>
  );
}

function Result({ tried }: { tried: Tried }) {
  const { state, caught, total, looked } = tried;
  const sure = caught.filter(({ verdict }) => verdict === 'yes').length;
  if (state === 'running') return <>{i18n.t('ruleTry.running', [String(looked)])}</>;
  if (state === 'stopped') {
    return (
      <>
        {i18n.t('ruleTry.stopped')} {i18n.t('ruleTry.soFar', [String(sure)])}
      </>
    );
  }
  return <strong>{i18n.t('ruleTry.result', [String(sure), String(total ?? looked)])}</strong>;
}

export interface TrialProps {
  model: RuleTryModel;
  rule: RuleBody;
  account: AccountView;
  now: number;
  onAllowTexts(): void;
}

/** What the rule would have done with recent mails, before it exists; and what finding that out has cost. */
export function Trial({ model, rule, account, now, onAllowTexts }: TrialProps) {
  const tried = model.tried.value;
  const { state, caught, near, looked, total, cost } = tried;
  const unsure = caught.filter(({ verdict }) => verdict === 'unsure');
  const doubtful = caught.filter(({ doubts }) => doubts.length > 0);
  if (!account.features.includes('messages'))
    return <p class="quiet small">{i18n.t('ruleTry.allowFirst')}</p>;
  return (
    <section class="stack trial" aria-label={i18n.t('ruleTry.start')}>
      {state === 'running' ? (
        <div class="actions">
          <progress
            max={total ?? Math.max(looked * 2, 15)}
            value={looked}
            aria-label={i18n.t('ruleTry.start')}
          />
          <button type="button" onClick={model.stop}>
            {i18n.t('ruleTry.stop')}
          </button>
        </div>
      ) : (
        <button type="button" disabled={rule.conditions.length === 0} onClick={() => void model.run(rule)}>
          {i18n.t(state === 'idle' ? 'ruleTry.start' : 'ruleTry.again')}
        </button>
      )}
      {model.failure.value && <FailureNote failure={model.failure.value} now={now} />}
      <p role="status">{state !== 'idle' && <Result tried={tried} />}</p>
      {unsure.length > 0 && state !== 'running' && (
        <div class="note">
          <p>{i18n.t('ruleTry.unsure', unsure.length)}</p>
          {account.features.includes('texts') && !model.withheld.value ? (
            <button type="button" class="link" onClick={() => void model.look(rule)}>
              {i18n.t('ruleTry.look')}
            </button>
          ) : (
            <button type="button" class="link" onClick={onAllowTexts}>
              {i18n.t('ruleTry.noTexts')}
            </button>
          )}
        </div>
      )}
      <Group words={i18n.t('ruleTry.doubtful')} mails={doubtful} now={now} open />
      <Group words={i18n.t('ruleTry.caught')} mails={caught} now={now} />
      <Group words={i18n.t('ruleTry.near')} mails={near} now={now} />
      {state !== 'idle' && (
        <p class="quiet small">{i18n.t('ruleTry.cost', [String(cost.search), String(cost.read)])}</p>
      )}
    </section>
  );
}
