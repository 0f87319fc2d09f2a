import { partsOf } from '../../lib/accounts/accounts';
import type { AccountView } from '../../lib/domain/account';
import { addressKey } from '../../lib/domain/address';
import type { MailRef } from '../../lib/domain/capture';
import { checkExternal } from '../../lib/domain/external-check';
import type { ContactLabelGroup } from '../../lib/domain/external-contact';
import { Failure } from '../../lib/domain/failure';
import type { Intent, IntentView } from '../../lib/domain/intent';
import { outsidersOf } from '../../lib/jobs/external-contacts/record';
import { saveOutsider } from '../../lib/jobs/external-contacts/save-outsider';
import { updateOutsider } from '../../lib/jobs/external-contacts/update-outsider';
import { mailsOf } from '../../lib/jobs/rules/rules';
import type { outsiderRows } from '../../lib/messages/outsider-rows.schema';
import type { Handlers, Origin } from '../../lib/messages/receiver';
import type { Journal } from './journal';
import type { OutsiderLook } from './outsider-look';

export interface OutsiderDeps {
  outbox: Journal;
  now(): number;
  /** Who follows new contacts by the company's wish; '' = who saves them. */
  follower(): Promise<string>;
  account(id: string): Promise<AccountView | null>;
  show(intent: Intent): Promise<IntentView>;
  note(from: Origin, about: { intent?: string; address?: string }): Promise<void>;
  /** What the address book says of a person now. */
  look: OutsiderLook;
  /** A tab is on the host it is on, whatever it says. */
  placed(mail: MailRef, from: Origin): MailRef;
}

const yearMs = 365 * 86_400_000;
/** Mails of one sender that are read for a phone. */
const mailsRead = 10;

const refuse = (kind: 'forbidden' | 'invalid' | 'signInAgain', field?: string) =>
  new Failure({ kind, execution: 'notExecuted', ...(field === undefined ? {} : { field }) });

/** The job that keeps outsiders, and its input as far as an address alone makes one. */
export const outsiderKind = saveOutsider.kind;
export const outsiderAbout = (mail: string) => ({
  person: { name: '', mobile: '', countryCode: '', labels: [], follower: '', mail },
});

export function createOutsiderHandlers(deps: OutsiderDeps): Handlers<typeof outsiderRows> {
  const { outbox } = deps;

  async function company(id: string): Promise<AccountView> {
    const account = await deps.account(id);
    if (!account) throw refuse('signInAgain');
    if (account.book !== 'company') throw refuse('forbidden', 'account');
    return account;
  }

  return {
    'outsider.labels': async ({ account }) =>
      outbox.ask((await company(account)).id, async (port) => {
        const groups: ContactLabelGroup[] = [];
        let cursor: string | undefined;
        do {
          const page = await outsidersOf(port).labelGroups(cursor);
          groups.push(...page.rows);
          cursor = page.next;
        } while (cursor !== undefined);
        return groups;
      }),
    'outsider.save': async ({ id, account, person: typed, mail }, from) => {
      const { id: chosen } = await company(account);
      const person = { ...typed, follower: (await deps.follower()) || partsOf(chosen).person };
      const [problem] = checkExternal(person);
      if (problem) throw refuse('invalid', problem.field);
      await deps.note(from, { intent: id, ...(person.mail ? { address: addressKey(person.mail) } : {}) });
      const intent = await outbox.enqueue({
        ...{ id, kind: outsiderKind, account: chosen, input: { person } },
        ...(mail ? { mail: deps.placed(mail, from) } : {}),
      });
      if (intent.id !== id) await deps.note(from, { intent: intent.id });
      return deps.show(intent);
    },
    'outsider.compare': async ({ account, ...person }) => deps.look((await company(account)).id, person),
    'outsider.update': async ({ id, account, contact, base, set, mail }) => {
      const { id: chosen } = await company(account);
      const input = { id: contact, base, set };
      const wish = { id, kind: updateOutsider.kind, account: chosen, input, ...(mail ? { mail } : {}) };
      return deps.show(await outbox.enqueue(wish));
    },
    'outsider.phones': async ({ account, name, address }) => {
      const view = await deps.account(account);
      if (view?.book !== 'mail') throw refuse('forbidden', 'account');
      const now = deps.now();
      const mails = await outbox.ask(account, async (port) => {
        const { rows } = await mailsOf(port).search(
          { from: [address], after: now - yearMs + 86_400_000, before: now + 86_400_000 },
          undefined,
        );
        const ids = rows.slice(0, mailsRead).map(({ id }) => id);
        return ids.length === 0 ? [] : mailsOf(port).read(ids, 'whole');
      });
      // Its words in many languages are made ready when they are asked for, not whenever the worker starts.
      const { readSignature } = await import('../../lib/capture/signature/read');
      const phones = mails
        .filter(({ from }) => from !== undefined && addressKey(from.address) === addressKey(address))
        .flatMap(({ body = '' }) => readSignature({ from: { name, address }, text: body }).phones)
        .filter(({ confidence }) => confidence >= 0.4);
      const rank = (type: string) => ['mobile', 'direct', 'office', 'main'].indexOf(type);
      const sorted = [...phones].sort((a, b) => rank(a.type) - rank(b.type));
      const seen = new Set<string>();
      return sorted
        .filter(({ value }) => !seen.has(value) && seen.add(value))
        .slice(0, 5)
        .map(({ value, span }) => ({ value, span }));
    },
  };
}
