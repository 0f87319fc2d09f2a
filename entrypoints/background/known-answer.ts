import type { AddressMatch } from '../../lib/contacts/mirror';
import type { MailSays } from '../../lib/contacts/says';
import { addressKey } from '../../lib/domain/address';
import type { ContactFields } from '../../lib/domain/contact';
import type { Intent } from '../../lib/domain/intent';
import type { Known } from '../../lib/domain/state';
import type { Origin } from '../../lib/messages/receiver';
import type { ContactDeps } from './contact-handlers';
import type { Desk } from './desk';
import type { Journal } from './journal';
import { holding } from './known';
import { knownState, nothingMet } from './known-state';
import { outsiderAbout, outsiderKind } from './outsider-handlers';
import type { Seeker } from './seek';

export interface KnownDeps {
  desk: Desk;
  outbox: Pick<Journal, 'about'>;
  now(): number;
  contacts: Pick<ContactDeps, 'book' | 'mirror' | 'complain'>;
  seeker: Seeker;
  /** The kind and input of the job that saves a contact. */
  saveKind: string;
  saveInput(fields: ContactFields): unknown;
}

/** What this machine holds of an address. */
export interface Met {
  account: string;
  kind: string;
  about: Intent[];
  match: AddressMatch;
}

export interface KnownAsk {
  address: string;
  account?: string | undefined;
  /** Where it was looked up before. */
  met?: Promise<Met | null> | undefined;
  /** What the mail says of its sender, which may still be being read. */
  says?: Promise<MailSays | null> | undefined;
}

export interface KnownAnswer {
  /** Looks an address up. The sender hears of it from now on. Null where nobody is connected. */
  meet(address: string, from: Origin, account?: string): Promise<Met | null>;
  /** Whether a sender is known, from what this machine holds; `searched` = the service is asked where that does not tell. */
  answer(ask: KnownAsk, from: Origin, searched: boolean): Promise<Known>;
}

const lookEvery = 5_000;

export function createKnownAnswer(deps: KnownDeps): KnownAnswer {
  const { outbox } = deps;
  const { note, show, chosenId, heldAccount } = deps.desk;
  const { book, mirror, complain } = deps.contacts;

  /** The job that keeps people in an account's book, and what of its input an address makes. */
  async function keeping(account: string, address: string): Promise<{ kind: string; input: unknown }> {
    const company = (await heldAccount(account))?.book === 'company';
    if (company) return { kind: outsiderKind, input: outsiderAbout(address) };
    return { kind: deps.saveKind, input: deps.saveInput({ name: '', address }) };
  }

  const looked = new Map<string, number>();
  /** The worker is awake anyway: what is due need not wait for its alarm. Not looked for at each chip. */
  async function refreshIfDue(account: string): Promise<void> {
    const since = deps.now() - (looked.get(account) ?? Number.NEGATIVE_INFINITY);
    if (since >= 0 && since < lookEvery) return;
    looked.set(account, deps.now());
    if (await mirror.isDue(account)) await mirror.run();
  }

  async function meet(address: string, from: Origin, account?: string): Promise<Met | null> {
    // Before it is looked up, so that no change is missed; a chip does not wait until that is on the disk.
    void note(from, { address: addressKey(address) }).catch(complain);
    const chosen = account ?? (await chosenId());
    if (chosen === null) return null;
    const { kind, input } = await keeping(chosen, address);
    const [about, match] = await Promise.all([
      outbox.about(chosen, kind, input),
      book.byAddress(chosen, address).catch(() => nothingMet),
    ]);
    return { account: chosen, kind, about, match };
  }

  async function answer(ask: KnownAsk, from: Origin, searched: boolean): Promise<Known> {
    const { address } = ask;
    const [met, said] = await Promise.all([ask.met ?? meet(address, from, ask.account), ask.says]);
    if (met === null) return { address, state: 'unknown', intent: null };
    const { account: chosen, kind, about, match } = met;
    const holds = holding(about, kind);
    const shown = holds ?? about[0];
    if (shown) void note(from, { intent: shown.id }).catch(complain);
    void refreshIfDue(chosen).catch(complain);
    const state = knownState({ holds, about, match, says: said ?? undefined });
    // What was wished for here is known better than by a search that may lag.
    const elsewhere =
      searched && state.notSeenYet && about.length === 0 && (await deps.seeker.holds(chosen, address));
    return {
      address,
      ...(elsewhere ? { state: 'known' as const } : state),
      intent: shown ? await show(shown) : null,
    };
  }

  return { meet, answer };
}
