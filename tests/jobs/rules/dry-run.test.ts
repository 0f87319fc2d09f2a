import { describe, expect, it } from 'vitest';
import type { Mail } from '../../../lib/domain/mail';
import type { RuleBody } from '../../../lib/domain/rule';
import type { TriedPage } from '../../../lib/domain/rule-view';
import { type TryRule, tryPage, tryWhole } from '../../../lib/jobs/rules/dry-run';
import type { MailsPort } from '../../../lib/providers/provider';
import { body, openService, sender } from './bench';

const day = 86_400_000;
const mine = 'lin@brightwater.example';
const me = { addresses: [mine] };

/** A mailbox in which each call is counted as the service would be asked. */
function mailbox(mails: Mail[]): MailsPort & { calls: string[] } {
  const calls: string[] = [];
  const of = ({ id, date, from, subject, thread }: Mail): Mail => ({
    ...{ id, date },
    ...(from ? { from } : {}),
    ...(subject === undefined ? {} : { subject }),
    ...(thread === undefined ? {} : { thread }),
  });
  return {
    calls,
    async search({ from }, cursor) {
      calls.push('search');
      const hits = mails.filter((one) => !from || from.includes(one.from?.address ?? ''));
      const start = Number(cursor ?? 0);
      const rows = hits.slice(start, start + 15).map(of);
      const more = start + 15 < hits.length ? { next: String(start + 15) } : {};
      return { rows, total: hits.length, ...more };
    },
    async read(ids, depth) {
      calls.push(depth);
      return ids.flatMap((id) => {
        const mail = mails.find((one) => one.id === id);
        if (!mail) return [];
        const { body: text, attachments, ...head } = mail;
        return [depth === 'whole' ? { ...head, body: text ?? '', attachments: attachments ?? [] } : head];
      });
    },
    modify: async () => undefined,
    trash: async () => undefined,
  };
}

const mail = (id: string, from: string, more: Partial<Mail> = {}): Mail => ({
  id,
  date: 1,
  from: { name: '', address: from },
  ...{ to: [{ name: '', address: mine }], cc: [], bcc: [], subject: `Subject ${id}` },
  ...{ folder: 'INBOX', labels: ['UNREAD'], spam: false, answers: [], messageId: `${id}@x` },
  ...more,
});

async function all(mails: MailsPort, rule: RuleBody, more: Partial<TryRule> = {}): Promise<TriedPage[]> {
  const pages: TriedPage[] = [];
  let cursor: string | null = null;
  do {
    const wish: TryRule = { ...{ rule, sender: '', after: 0, before: day, cursor }, ...more, cursor };
    const page = await tryPage({ mails, me, isContact: async (one) => one.startsWith('known') }, wish);
    pages.push(page);
    cursor = page.next;
  } while (cursor !== null);
  return pages;
}

describe('trying a rule on recent mails', () => {
  it('asks for the senders alone where no other mail can be caught, and counts all', async () => {
    const mails = mailbox([
      ...Array.from({ length: 20 }, (_, at) => mail(`n${at}`, 'news@weekly.example')),
      ...Array.from({ length: 30 }, (_, at) => mail(`o${at}`, 'other@x.example')),
    ]);
    const pages = await all(mails, body('a', { conditions: [sender('news@weekly.example')] }));
    expect(pages.flatMap(({ caught }) => caught)).toHaveLength(20);
    expect(pages.map(({ total }) => total)).toEqual([50, null]);
    expect(pages.reduce((sum, { cost }) => sum + cost.search, 0)).toBe(4);
    expect(mails.calls).toEqual(['search', 'search', 'search', 'head', 'search', 'head']);
  });

  it('counts no mail of my own among those that could have been caught', async () => {
    const mails = mailbox([
      ...Array.from({ length: 18 }, (_, at) => mail(`s${at}`, mine, { folder: 'SENT' })),
      mail('n', 'news@weekly.example'),
      mail('o', 'other@x.example'),
    ]);
    const totals = async (rule: RuleBody) => (await all(mails, rule)).map(({ total }) => total);
    expect(await totals(body('a', { conditions: [sender('news@weekly.example')] }))).toEqual([2]);
    expect(await totals(body('a', { conditions: [{ part: 'everyMail' }] }))).toEqual([2, null]);
  });

  it('reads no mail that the search alone rules out', async () => {
    const mails = mailbox([mail('a', 'a@x.example'), mail('b', 'b@x.example')]);
    const rule = body('a', { conditions: [{ part: 'subject', test: 'contains', text: 'nowhere' }] });
    const [page] = await all(mails, rule);
    expect(page).toMatchObject({ caught: [], looked: 2, cost: { search: 2, read: 0 } });
  });

  it('leaves own mails out and knows answers to them', async () => {
    const mails = mailbox([
      mail('s', mine, { folder: 'SENT' }),
      mail('r', 'known@x.example', { answers: ['s@x'] }),
      mail('c', 'ken@mail.brightwater.example'),
      mail('n', 'news@weekly.example'),
    ]);
    const [page] = await all(mails, body('a', { conditions: [{ part: 'everyMail' }] }));
    expect(page?.caught.map(({ id, doubts }) => [id, doubts])).toEqual([
      ['r', ['contact', 'reply']],
      ['c', ['colleague']],
      ['n', []],
    ]);
  });

  it('shows near misses, and says what only the text can tell', async () => {
    const mails = mailbox([
      mail('a', 'news@weekly.example', { subject: '[ops] one', body: 'unsubscribe' }),
      mail('b', 'news@weekly.example', { subject: 'other' }),
      mail('c', 'news@weekly.example', { subject: '[ops] two', body: 'plain' }),
    ]);
    const rule = body('a', {
      match: 'all',
      conditions: [
        sender('news@weekly.example'),
        { part: 'subject', test: 'contains', text: '[ops]' },
        { part: 'body', test: 'contains', text: 'Unsubscribe' },
      ],
    });
    const [page] = await all(mails, rule);
    expect(page?.caught.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['a', 'unsure'],
      ['c', 'unsure'],
    ]);
    expect(page?.near.map(({ id }) => id)).toEqual(['b']);
    expect(await tryWhole({ mails, me }, rule, ['a', 'c'])).toEqual({
      verdicts: { a: 'yes', c: 'no' },
      cost: { search: 0, read: 1 },
    });
  });

  it('works over the service, in its pages', async () => {
    const service = await openService();
    const { port } = service.worker();
    if (!port.mails) throw new Error('no mails');
    for (let at = 0; at < 17; at += 1) {
      const raw = `From: news@weekly.example\r\nTo: ${mine}\r\nSubject: n${at}\r\n\r\nHello`;
      await service.control('deliver', { raw });
      service.advance(1000);
    }
    const now = 1_790_000_000_000;
    const pages = await all(port.mails, body('a', { conditions: [sender('news@weekly.example')] }), {
      after: now - 30 * day,
      before: now + day,
    });
    expect(pages).toHaveLength(2);
    const caught = pages.flatMap((page) => page.caught);
    expect(caught).toHaveLength(17);
    expect(caught.every(({ verdict, folder }) => verdict === 'yes' && folder === 'INBOX')).toBe(true);
  });
});
