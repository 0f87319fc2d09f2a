import fc from 'fast-check';
import type { Mail } from '../../lib/domain/mail';
import type { RuleBody } from '../../lib/domain/rule';
import { tryPage } from '../../lib/jobs/rules/dry-run';
import type { MailsPort } from '../../lib/providers/provider';
import { compile } from '../../lib/rules/evaluate';
import { factsOf } from '../../lib/rules/facts';
import { mail, me, rule as ruleOf } from '../rules/generate';
import { type Figure, round } from './figure';

const seed = 20260412;

/** A service that answers at once: what is left is our own work. */
function mailsOf(all: readonly Mail[]): MailsPort {
  const byId = new Map(all.map((one) => [one.id, one]));
  return {
    async search(_query, cursor) {
      const start = Number(cursor ?? 0);
      const rows = all.slice(start, start + 15);
      return { rows, total: all.length, ...(start + 15 < all.length ? { next: String(start + 15) } : {}) };
    },
    read: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
    modify: async () => undefined,
    trash: async () => undefined,
  };
}

/** CPU milliseconds of this process. */
async function cpu(work: () => Promise<void> | void): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export async function* rules(): AsyncGenerator<Figure> {
  const mails = fc.sample(mail, { numRuns: 1000, seed }).map((one, at) => ({ ...one, id: String(at) }));
  const judges = fc.sample(ruleOf, { numRuns: 300, seed }).map((one) => compile(one, me));
  let taken = 0;
  const spent = await cpu(() => {
    const facts = mails.map((one) => factsOf(one, me));
    for (const judge of judges) for (const one of facts) if (judge(one) === 'yes') taken += 1;
  });
  if (taken === 0) throw new Error('no rule took a mail');
  const perPair = (spent * 1000) / (mails.length * judges.length);
  yield { name: 'rules evaluate mail × rule', value: round(perPair), unit: 'µs CPU', budget: 10 };

  const rule: RuleBody = {
    ...{ name: 'all', enabled: true, match: 'any', stop: false, actions: [{ act: 'markRead' }] },
    conditions: [
      { part: 'to', test: 'contains', text: 'brightwater' },
      { part: 'subject', test: 'contains', text: 'invoice' },
    ],
  };
  const port = mailsOf(mails);
  const dry = await cpu(async () => {
    let cursor: string | null = null;
    do {
      const deps = { mails: port, me, isContact: async () => false };
      const page: { next: string | null } = await tryPage(deps, {
        rule,
        sender: '',
        after: 0,
        before: 1,
        cursor,
      });
      cursor = page.next;
    } while (cursor !== null);
  });
  yield { name: 'rules dry run of 1,000 mails', value: round(dry), unit: 'ms CPU', budget: 1000 };
}
