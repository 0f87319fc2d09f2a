import type { Mail } from '../../domain/mail';
import { isText, type RuleBody } from '../../domain/rule';
import type { Cost, Doubt, TriedMail, TriedPage, Verdict } from '../../domain/rule-view';
import type { MailsPort } from '../../providers/provider';
import { registrableDomain } from '../../rules/domain';
import { compile } from '../../rules/evaluate';
import { factsOf, type Me } from '../../rules/facts';

export interface DryRunDeps {
  mails: MailsPort;
  me: Me;
  isContact(address: string): Promise<boolean>;
}

export interface TryRule {
  rule: RuleBody;
  /** The sender of the open mail: misses from there are near. */
  sender: string;
  /** Epoch ms, at the most a year apart. */
  after: number;
  before: number;
  cursor: string | null;
}

/** The service takes so many addresses in one search. Source: Feishu mail search. */
const fromLimit = 100;
/** Pages of own mails that are read to tell answers to them. */
const ownPages = 2;
const notIncoming = new Set(['SENT', 'DRAFT', 'SCHEDULED', 'OUTBOX']);

/** Addresses that every caught mail must be from; null where any mail may be caught. */
function sendersOf({ match, conditions }: RuleBody): string[] | null {
  const exact = conditions.filter(isText).filter(({ part, test }) => part === 'sender' && test === 'is');
  const enough = match === 'all' ? exact.length > 0 : match === 'any' && exact.length === conditions.length;
  return enough && exact.length > 0 && exact.length <= fromLimit ? exact.map(({ text }) => text) : null;
}

interface Cursor {
  page?: string | undefined;
  /** Message-IDs of own mails. */
  own: string[];
}

function cursorOf(text: string): Cursor | null {
  try {
    const { page, own } = JSON.parse(text);
    const ids: unknown[] = Array.isArray(own) ? own : [];
    return {
      page: typeof page === 'string' ? page : undefined,
      own: ids.filter((one) => typeof one === 'string'),
    };
  } catch {
    return null;
  }
}

interface OwnMails {
  /** Message-IDs of the newest: what answers them was expected. */
  ids: string[];
  /** How many there are; null where the service does not say. */
  total: number | null;
}

async function ownMails(deps: DryRunDeps, { after, before }: TryRule, cost: Cost): Promise<OwnMails> {
  const found: OwnMails = { ids: [], total: 0 };
  let page: string | undefined;
  for (let count = 0; count < ownPages; count += 1) {
    cost.search += 1;
    const { rows, next, total } = await deps.mails.search(
      { from: [...deps.me.addresses], after, before },
      page,
    );
    if (count === 0) found.total = total;
    if (rows.length === 0) break;
    cost.read += 1;
    const heads = await deps.mails.read(
      rows.map(({ id }) => id),
      'head',
    );
    found.ids.push(...heads.flatMap(({ messageId }) => messageId ?? []));
    if (next === undefined) break;
    page = next;
  }
  return found;
}

const domainOf = (address: string) =>
  registrableDomain(address) ?? address.slice(address.lastIndexOf('@') + 1);

async function doubtsOf(deps: DryRunDeps, mail: Mail, own: readonly string[]): Promise<Doubt[]> {
  const address = mail.from?.address ?? '';
  const domains = deps.me.addresses.map(domainOf);
  const doubts: Doubt[] = [];
  if (address !== '' && (await deps.isContact(address))) doubts.push('contact');
  if (address !== '' && domains.includes(domainOf(address))) doubts.push('colleague');
  if (mail.answers?.some((id) => own.includes(id))) doubts.push('reply');
  return doubts;
}

const shown = (mail: Mail, verdict: Verdict, doubts: Doubt[]): TriedMail => ({
  id: mail.id,
  date: mail.date,
  from: mail.from?.address ?? '',
  subject: mail.subject ?? '',
  folder: mail.folder ?? '',
  labels: mail.labels ?? [],
  verdict,
  doubts,
});

/** Judges the next page of recent mails. What a search tells may be enough; the rest is read, without the text. */
export async function tryPage(deps: DryRunDeps, wish: TryRule): Promise<TriedPage> {
  const { rule, after, before } = wish;
  const cost: Cost = { search: 0, read: 0 };
  const judge = compile(rule, deps.me);
  const own = new Set(deps.me.addresses.map((one) => one.toLowerCase()));
  const senders = sendersOf(rule);
  const at = wish.cursor === null ? null : cursorOf(wish.cursor);
  const mine = at === null && own.size > 0 ? await ownMails(deps, wish, cost) : null;
  const answered = at?.own ?? mine?.ids ?? [];

  cost.search += 1;
  const page = await deps.mails.search({ ...(senders ? { from: senders } : {}), after, before }, at?.page);
  let { total } = page;
  if (at === null && senders) {
    cost.search += 1;
    total = (await deps.mails.search({ after, before }, undefined)).total;
  }
  // What I wrote myself was never to be caught: it would make a rule look smaller than it is.
  if (total !== null && mine) total = mine.total === null ? null : Math.max(0, total - mine.total);
  const incoming = page.rows.filter(({ from }) => !own.has(from?.address.toLowerCase() ?? ''));
  const open = incoming.filter((mail) => judge(factsOf(mail, deps.me)) !== 'no');
  const missed = incoming.filter((mail) => !open.includes(mail));
  if (open.length > 0) cost.read += 1;
  const heads =
    open.length > 0
      ? await deps.mails.read(
          open.map(({ id }) => id),
          'head',
        )
      : [];

  const caught: TriedMail[] = [];
  for (const hit of open) {
    const mail: Mail = { ...hit, ...heads.find(({ id }) => id === hit.id) };
    if (notIncoming.has(mail.folder ?? '')) continue;
    const verdict = judge(factsOf(mail, deps.me));
    if (verdict === 'no') missed.push(mail);
    else caught.push(shown(mail, verdict, await doubtsOf(deps, mail, answered)));
  }
  const about = new Set([wish.sender, ...(senders ?? [])].map((one) => one.toLowerCase()));
  const next = page.next === undefined ? null : JSON.stringify({ page: page.next, own: answered });
  return {
    caught,
    near: missed
      .filter(({ from }) => about.has(from?.address.toLowerCase() ?? ''))
      .map((one) => shown(one, 'no', [])),
    looked: incoming.length,
    total: at === null ? total : null,
    next,
    cost,
  };
}

/** Reads mails whole where only their text or their attachments can tell. At the most 20. */
export async function tryWhole(
  { mails, me }: Pick<DryRunDeps, 'mails' | 'me'>,
  rule: RuleBody,
  ids: readonly string[],
): Promise<{ verdicts: Record<string, Verdict>; cost: Cost }> {
  const judge = compile(rule, me);
  const whole = ids.length > 0 ? await mails.read(ids, 'whole') : [];
  return {
    verdicts: Object.fromEntries(whole.map((mail) => [mail.id, judge(factsOf(mail, me))])),
    cost: { search: 0, read: ids.length > 0 ? 1 : 0 },
  };
}

/** The newest mails of the last while, as far as their heads tell: for proving that two lists do the same. */
export async function recentMails(
  mails: MailsPort,
  after: number,
  before: number,
  pages: number,
): Promise<Mail[]> {
  const found: Mail[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < pages; count += 1) {
    const { rows, next } = await mails.search({ after, before }, cursor);
    if (rows.length > 0)
      found.push(
        ...(await mails.read(
          rows.map(({ id }) => id),
          'head',
        )),
      );
    if (next === undefined) break;
    cursor = next;
  }
  return found.filter(({ folder }) => !notIncoming.has(folder ?? ''));
}
