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
  /** Looks addresses up. The sender hears of them from now on. Null where nobody is connected. */
  meet(addresses: readonly string[], from: Origin, account?: string): Map<string, Promise<Met | null>>;
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

  function meet(addresses: readonly string[], from: Origin, account?: string) {
    // Before they are looked up, so that no change is missed; a chip does not wait until that is on the disk.
    for (const address of addresses) void note(from, { address: addressKey(address) }).catch(complain);
    const wanted = account === undefined ? chosenId() : Promise.resolve(account);
    const found = wanted
      .then((chosen) => (chosen === null ? [] : book.byAddresses(chosen, [...addresses])))
      .catch((): AddressMatch[] => []);
    async function one(address: string, at: number): Promise<Met | null> {
      const chosen = await wanted;
      if (chosen === null) return null;
      const { kind, input } = await keeping(chosen, address);
      const [about, matches] = await Promise.all([outbox.about(chosen, kind, input), found]);
      return { account: chosen, kind, about, match: matches[at] ?? nothingMet };
    }
    return new Map(addresses.map((address, at) => [address, one(address, at)]));
  }

  async function answer(ask: KnownAsk, from: Origin, searched: boolean): Promise<Known> {
    const { address } = ask;
    const looked = ask.met ?? meet([address], from, ask.account).get(address);
    const [met, said] = await Promise.all([looked, ask.says]);
    if (!met) return { address, state: 'unknown', intent: null };
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
