import type { DraftKey } from '../../lib/domain/draft';
import type { Events } from '../../lib/messages/events';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import { type Desk, refuse } from './desk';
import type { Journal } from './journal';
import { mild } from './rule-tools';

export interface IntentDeps {
  desk: Desk;
  outbox: Journal;
  events: Pick<Events, 'publish'>;
}

type Rows = 'outbox.list' | `intent.${'get' | 'undo' | 'retry' | 'drop'}` | `draft.${'get' | 'put' | 'drop'}`;

/** Wishes that are kept, and what is being typed. */
export function createIntentHandlers(deps: IntentDeps): Pick<Handlers<Protocol>, Rows> {
  const { outbox, events } = deps;
  const { note, show, concerns } = deps.desk;
  const changedDraft = (key: DraftKey, revision: number, by: string) =>
    events.publish({ type: 'draft', ...key, revision, by });
  return {
    'outbox.list': async ({ limit }) => outbox.view(await outbox.list(limit)),
    'intent.get': async ({ id }, from) => {
      const intent = await outbox.get(id);
      return intent && (await concerns(from, intent)) ? show(intent) : null;
    },
    'intent.undo': async ({ id, of }, from) => {
      const undone = await outbox.get(of);
      if (undone && !(await concerns(from, undone))) throw refuse('forbidden');
      await note(from, { intent: id });
      return show(await outbox.undo(id, of));
    },
    'intent.retry': async ({ id, anyway }) => show(await outbox.retry(id, anyway)),
    'intent.drop': async ({ id }) => show(await outbox.drop(id)),

    'draft.get': async (key, from) => {
      await note(from, { mail: key.mail });
      return outbox.drafts.get(key);
    },
    'draft.put': async ({ by, ...draft }, from) => {
      if (draft.form === 'rule') mild(from, draft.fields);
      await note(from, { mail: draft.mail });
      const put = await outbox.drafts.put(draft);
      const { account, mail, form } = draft;
      await changedDraft({ account, mail, form }, put.draft.revision, by);
      return put;
    },
    'draft.drop': async (key) => {
      await outbox.drafts.drop(key);
      return null;
    },
  };
}
