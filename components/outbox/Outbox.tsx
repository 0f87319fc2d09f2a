import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import { createOutbox } from '../models/outbox';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { OutboxRow } from './OutboxRow';
import { StuckParts } from './StuckParts';

/** Settled rows shown before the list is unfolded. */
const recent = 3;

const isOpen = ({ state, needsYou }: IntentView) =>
  needsYou || state === 'pending' || state === 'inFlight' || state === 'unknown' || state === 'dead';

/** Needs you first, then what waits and is sent, then what is settled. */
function order(rows: IntentView[]) {
  const stuck = rows.filter((row) => row.needsYou || row.state === 'dead');
  const moving = rows.filter((row) => isOpen(row) && !stuck.includes(row));
  return { stuck, moving, settled: rows.filter((row) => !isOpen(row)) };
}

export interface OutboxProps {
  app: App;
  accounts: readonly AccountView[];
  onAllow(): void;
}

/** Everything that was asked for and what became of it. */
export function Outbox({ app, accounts, onAllow }: OutboxProps) {
  const model = useModel(() => createOutbox(app));
  const rows = model.rows.value;
  const usage = model.usage.value;
  const now = app.now();
  const { stuck, moving, settled } = order(rows ?? []);
  const byId = new Map((rows ?? []).map((row) => [row.id, row]));
  const accountOf = (intent: IntentView) => accounts.find(({ id }) => id === intent.account);
  const line = (intent: IntentView) => (
    <OutboxRow
      key={intent.id}
      {...{ app, intent, model, onAllow }}
      account={accountOf(intent)}
      parts={
        intent.progress && <StuckParts {...{ app, onAllow }} account={accountOf(intent)} group={intent} />
      }
      undo={intent.undoneBy === null ? undefined : byId.get(intent.undoneBy)}
    />
  );
  return (
    <section class="outbox" aria-labelledby="outbox-title">
      <h2 id="outbox-title" tabIndex={-1}>
        {i18n.t('outbox.title')}
        {stuck.length > 0 && <span class="badge bad">{i18n.t('outbox.needsYou', stuck.length)}</span>}
        {moving.length > 0 && <span class="badge">{i18n.t('outbox.waiting', moving.length)}</span>}
      </h2>
      {model.failure.value && <FailureNote failure={model.failure.value} now={now} />}
      {rows?.length === 0 && !model.failure.value && <p class="quiet small">{i18n.t('outbox.empty')}</p>}
      <ul class="rows">
        {/* One list: a row that goes from one part to the next stays the same, with what is typed in it. */}
        {[...stuck, ...moving, ...settled.slice(0, recent)].map(line)}
      </ul>
      {settled.length > recent && (
        <details>
          <summary>{i18n.t('outbox.older', [settled.length - recent])}</summary>
          <ul class="rows">{settled.slice(recent).map(line)}</ul>
        </details>
      )}
      {/* Beside what waits for calls; under what is over it would say nothing. */}
      {usage && usage.calls > 0 && stuck.length + moving.length > 0 && (
        <p class="quiet small">
          {i18n.t('outbox.usage', [usage.calls.toLocaleString(), usage.refused.toLocaleString()])}
        </p>
      )}
    </section>
  );
}
