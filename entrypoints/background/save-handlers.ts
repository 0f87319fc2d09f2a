import { addressKey } from '../../lib/domain/address';
import type { ContactFields } from '../../lib/domain/contact';
import { Failure } from '../../lib/domain/failure';
import type { AppState } from '../../lib/domain/state';
import { stateForTab } from '../../lib/messages/events';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { ContactDeps } from './contact-handlers';
import { type Desk, placed, sound } from './desk';
import type { Journal } from './journal';
import { holding } from './known';
import { knownState, nothingMet } from './known-state';
import { outsiderAbout, outsiderKind } from './outsider-handlers';
import type { Seeker } from './seek';

export interface SaveDeps {
  desk: Desk;
  outbox: Pick<Journal, 'about' | 'enqueue'>;
  now(): number;
  contacts: Pick<ContactDeps, 'book' | 'mirror' | 'complain'>;
  seeker: Seeker;
  /** The kind and input of the job that saves a contact. */
  saveKind: string;
  saveInput(fields: ContactFields): unknown;
  state(): Promise<AppState>;
}

const lookEvery = 5_000;

/** How it stands, whether a sender is known, and saving one. */
export function createSaveHandlers(
  deps: SaveDeps,
): Pick<Handlers<Protocol>, 'state.get' | 'known.get' | 'contact.save'> {
  const { outbox } = deps;
  const { note, show, chosenId, heldAccount, accountOf } = deps.desk;

  /** The job that keeps people in an account's book, and what of its input an address makes. */
  async function keeping(account: string, address: string): Promise<{ kind: string; input: unknown }> {
    const company = (await heldAccount(account))?.book === 'company';
    if (company) return { kind: outsiderKind, input: outsiderAbout(address) };
    return { kind: deps.saveKind, input: deps.saveInput({ name: '', address }) };
  }

  const looked = new Map<string, number>();
  /** The worker is awake anyway: what is due need not wait for its alarm. Not looked for at each chip. */
  async function refreshIfDue(account: string): Promise<void> {
    const { mirror } = deps.contacts;
    const since = deps.now() - (looked.get(account) ?? Number.NEGATIVE_INFINITY);
    if (since >= 0 && since < lookEvery) return;
    looked.set(account, deps.now());
    if (await mirror.isDue(account)) await mirror.run();
  }

  return {
    'state.get': async (_input, from) => {
      const state = await deps.state();
      return from.sender === 'page' ? state : stateForTab(state);
    },
    'known.get': async ({ address, account, says }, from) => {
      // Heard of from now on; a chip does not wait until that is on the disk.
      void note(from, { address: addressKey(address) }).catch(deps.contacts.complain);
      const chosen = account ?? (await chosenId());
      if (chosen === null) return { address, state: 'unknown' as const, intent: null };
      const { kind, input } = await keeping(chosen, address);
      const [about, match] = await Promise.all([
        outbox.about(chosen, kind, input),
        deps.contacts.book.byAddress(chosen, address).catch(() => nothingMet),
      ]);
      const holds = holding(about, kind);
      const shown = holds ?? about[0];
      if (shown) void note(from, { intent: shown.id }).catch(deps.contacts.complain);
      void refreshIfDue(chosen).catch(deps.contacts.complain);
      const shownState = knownState({ holds, about, match, says });
      // What was wished for here is known better than by a search that may lag.
      const elsewhere =
        shownState.notSeenYet && about.length === 0 && (await deps.seeker.holds(chosen, address));
      return {
        address,
        ...(elsewhere ? { state: 'known' as const } : shownState),
        intent: shown ? await show(shown) : null,
      };
    },
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
