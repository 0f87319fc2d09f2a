import type { AccountView } from '../../lib/domain/account';
import type { MailRef } from '../../lib/domain/capture';
import type { ContactFields } from '../../lib/domain/contact';
import { checkContact } from '../../lib/domain/contact-check';
import { Failure } from '../../lib/domain/failure';
import type { Intent, IntentView } from '../../lib/domain/intent';
import type { Events } from '../../lib/messages/events';
import type { Origin } from '../../lib/messages/receiver';
import type { Journal } from './journal';
import { addressOf } from './known';

export interface DeskDeps {
  outbox: Pick<Journal, 'view'>;
  events: Pick<Events, 'note' | 'asked'>;
  /** The accounts there are; how they are may be a moment old. */
  held(): Promise<AccountView[]>;
  /** The account a wish goes to that names none. */
  account(): Promise<AccountView | null>;
}

/** What several handlers need to answer. */
export interface Desk {
  /** A tab asked about these. */
  note(from: Origin, about: { intent?: string; address?: string; mail?: string }): Promise<void>;
  show(intent: Intent): Promise<IntentView>;
  /** A tab is answered about intents it asked about before, or whose address it did. */
  concerns(from: Origin, intent: Intent): Promise<boolean>;
  chosenId(): Promise<string | null>;
  heldAccount(id: string): Promise<AccountView | null>;
  /** The account of a wish; throws `signInAgain` where there is none. */
  accountOf(wish: string | undefined): Promise<AccountView>;
  accountFor(wish: string | undefined): Promise<string>;
}

export const refuse = (kind: 'forbidden' | 'signInAgain' | 'unknown') =>
  new Failure({ kind, execution: 'notExecuted' });

/** The form says what is wrong before; who comes without it is refused here, and nothing goes out to be refused. */
export function sound(typed: ContactFields): ContactFields {
  const { fields, problems } = checkContact(typed);
  const [problem] = problems;
  if (problem) throw new Failure({ kind: 'invalid', execution: 'notExecuted', field: problem.field });
  return fields;
}

/** A tab is on the host it is on, whatever it says. */
export const placed = (mail: MailRef, from: Origin): MailRef =>
  from.tab === undefined ? mail : { ...mail, host: new URL(from.origin).host };

export function createDesk({ outbox, events, held, account }: DeskDeps): Desk {
  const heldAccount = async (id: string) => (await held()).find((one) => one.id === id) ?? null;
  async function accountOf(wish: string | undefined): Promise<AccountView> {
    const found = wish === undefined ? await account() : await heldAccount(wish);
    if (!found) throw refuse('signInAgain');
    return found;
  }
  return {
    async note(from, about) {
      if (from.tab !== undefined) await events.note(from.tab, from.origin, about);
    },
    async show(intent) {
      const [view] = await outbox.view([intent]);
      if (!view) throw refuse('unknown');
      return view;
    },
    async concerns(from, intent) {
      if (from.tab === undefined) return true;
      const asked = await events.asked(from.tab);
      const address = addressOf(intent);
      return (
        asked?.origin === from.origin &&
        (asked.intents.includes(intent.id) || (address !== null && asked.addresses.includes(address)))
      );
    },
    chosenId: async () => (await account())?.id ?? null,
    heldAccount,
    accountOf,
    accountFor: async (wish) => (await accountOf(wish)).id,
  };
}
