import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { IntentState, IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import type { Hands } from '../models/outbox';
import { type WishEdit, wishEditOf } from '../models/wish-edit';
import { FailureNote } from '../parts/FailureNote';
import { Icon, type IconName } from '../parts/Icon';
import { intentWords, mayInsist } from '../words/intent';
import { say } from '../words/say';
import { timeOf } from '../words/time';
import { EditWish } from './EditWish';
import { VersionsTable } from './VersionsTable';

const icons: Record<IntentState, IconName> = {
  pending: 'wait',
  inFlight: 'wait',
  unknown: 'wait',
  done: 'known',
  dead: 'look',
  cancelled: 'close',
};

/** One wish: what, where it stands, and what can still be done about it. */
export function OutboxRow({
  app,
  account,
  intent,
  undo,
  model,
  parts,
  onAllow,
}: {
  app: App;
  /** Whose wish it is; undefined where that account is gone. */
  account: AccountView | undefined;
  intent: IntentView;
  /** What takes it back, where that is listed too. */
  undo: IntentView | undefined;
  model: Hands;
  /** Of a group: what of it needs the person, one by one. */
  parts?: ComponentChildren;
  /** The way to where more is allowed. */
  onAllow(): void;
}) {
  const now = app.now();
  const row = useRef<HTMLLIElement>(null);
  /** As it was when it was opened: what becomes of the wish meanwhile does not take away what is typed. */
  const [opened, setOpened] = useState<WishEdit | null>(null);
  const stuck = intent.state === 'dead' || intent.needsYou;
  // What a done one did, its title says.
  const settled = intent.state === 'done' && !intent.undoneBy;
  const edit = wishEditOf(intent);
  const title = say(intent.describe);
  const act = (name: 'retry' | 'edit' | 'undo' | 'drop', words: string, run: () => void, shown: boolean) =>
    shown && (
      <button type="button" class="link" data-do={name} aria-label={`${words}: ${title}`} onClick={run}>
        {words}
      </button>
    );
  return (
    <li ref={row} class={stuck ? 'row stuck' : 'row'} tabIndex={-1}>
      <Icon name={stuck ? 'look' : icons[intent.state]} />
      <div class="rowBody">
        <div class="rowHead">
          <p class="cut" dir="auto" title={title}>
            {title}
          </p>
          <time class="quiet small" dateTime={new Date(intent.createdAt).toISOString()}>
            {timeOf(intent.createdAt, now)}
          </time>
        </div>
        {stuck && intent.failure && !intent.why ? (
          <FailureNote failure={intent.failure} now={now} />
        ) : (
          <p class={stuck ? 'note warn' : 'quiet small'}>{settled ? '' : intentWords(intent, now, undo)}</p>
        )}
        {intent.progress && !settled && (
          <label class="progress quiet small">
            <progress max={intent.progress.total} value={intent.progress.done} />
            {i18n.t('intent.progress', [intent.progress.done, intent.progress.total])}
          </label>
        )}
        {intent.versions && <VersionsTable versions={intent.versions} />}
        <div class="actions">
          {act(
            'retry',
            intent.why ? i18n.t('versions.anyway') : i18n.t('action.retry'),
            () => void model.retry(intent),
            stuck && mayInsist(intent),
          )}
          {act(
            'edit',
            i18n.t('action.edit'),
            () => setOpened(opened ? null : edit),
            edit !== null && !!account,
          )}
          {act(
            'undo',
            i18n.t('action.undo'),
            () => void model.undo(intent),
            intent.canUndo && !intent.undoneBy && (!stuck || (intent.progress?.done ?? 0) > 0),
          )}
          {act('drop', i18n.t('action.drop'), () => void model.drop(intent), stuck)}
        </div>
        {stuck && parts}
        {opened && account && (
          <EditWish
            app={app}
            wish={intent.id}
            title={title}
            account={account}
            edit={opened}
            onAllow={onAllow}
            onSave={(change) => model.edit(intent, change)}
            onClose={(kept) => {
              setOpened(null);
              // A kept one moves in the list, and would take the focus out of the page.
              const next = kept ? row.current?.closest('section')?.querySelector('h2') : row.current;
              next?.focus();
            }}
          />
        )}
      </div>
    </li>
  );
}
