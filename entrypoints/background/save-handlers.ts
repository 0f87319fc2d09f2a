import { addressKey } from '../../lib/domain/address';
import type { ContactFields } from '../../lib/domain/contact';
import { Failure } from '../../lib/domain/failure';
import type { AppState } from '../../lib/domain/state';
import { stateForTab } from '../../lib/messages/events';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import { type Desk, placed, sound } from './desk';
import type { Journal } from './journal';
import type { KnownAnswer } from './known-answer';

export interface SaveDeps {
  desk: Desk;
  outbox: Pick<Journal, 'enqueue'>;
  known: KnownAnswer;
  /** The kind and input of the job that saves a contact. */
  saveKind: string;
  saveInput(fields: ContactFields): unknown;
  state(): Promise<AppState>;
}

/** How it stands, whether a sender is known, and saving one. */
export function createSaveHandlers(
  deps: SaveDeps,
): Pick<Handlers<Protocol>, 'state.get' | 'known.get' | 'contact.save'> {
  const { outbox } = deps;
  const { note, show, accountOf } = deps.desk;

  return {
    'state.get': async (_input, from) => {
      const state = await deps.state();
      return from.sender === 'page' ? state : stateForTab(state);
    },
    'known.get': ({ address, account, says }, from) =>
      deps.known.answer({ address, account, says: says && Promise.resolve(says) }, from, true),
    'contact.save': async ({ id, account, fields: typed, mail }, from) => {
      const fields = sound(typed);
      const about = { intent: id, ...(fields.address ? { address: addressKey(fields.address) } : {}) };
      const [{ id: chosen, book }] = await Promise.all([accountOf(account), note(from, about)]);
      // A phone and a label are needed there: the form asks for them.
      if (book === 'company') {
        throw new Failure({ kind: 'invalid', execution: 'notExecuted', field: 'book' });
      }
      const draft = mail && { account: chosen, mail: mail.key, form: 'contact' as const };
      const intent = await outbox.enqueue({
        ...{ id, kind: deps.saveKind, account: chosen, input: deps.saveInput(fields) },
        ...(mail && draft ? { mail: placed(mail, from), draft } : {}),
      });
      if (intent.id !== id) await note(from, { intent: intent.id });
      return show(intent);
    },
  };
}
