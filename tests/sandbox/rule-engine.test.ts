import { describe, expect, it } from 'vitest';
import { ruleMatches, runRules } from '../../lib/sandbox/rule-engine';
import { parseMail } from '../../lib/sandbox/state/parse-mail';
import type { MailRecord, RuleItem, RuleRecord } from '../../lib/sandbox/store';

const me = { name: '林晓雯', address: 'xiaowen.lin@brightwater.example' };

const source = [
  'From: Ana Roy <Ana.Roy@rain.example>',
  'To: 林晓雯 <xiaowen.lin@brightwater.example>, Sales <sales@brightwater.example>',
  'Cc: Ken <ken@rain.example>',
  'Subject: Offer No. 17',
  'Date: Tue, 01 Sep 2026 10:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Please <b>sign</b> by Friday &amp; call</p>',
  '--b',
  'Content-Type: application/pdf; name="Offer.PDF"',
  'Content-Disposition: attachment; filename="Offer.PDF"',
  'Content-Transfer-Encoding: base64',
  '',
  'QUJD',
  '--b--',
].join('\r\n');

async function mail(change: Partial<MailRecord> = {}): Promise<MailRecord> {
  return {
    ...(await parseMail(source, 0)),
    message_id: 'm',
    thread_id: 't',
    folder_id: 'INBOX',
    label_ids: [],
    unread: true,
    spam: false,
    message_state: 1,
    ...change,
  };
}

const holds = async (item: RuleItem, change?: Partial<MailRecord>) =>
  ruleMatches({ condition: { match_type: 1, items: [item] } }, await mail(change), me);

describe('a condition', () => {
  it.each<[RuleItem, boolean]>([
    [{ type: 1, operator: 5, input: 'ana.roy@rain.example' }, true],
    [{ type: 1, operator: 4, input: '@RAIN.example' }, true],
    [{ type: 1, operator: 1, input: 'Ana Roy' }, false],
    [{ type: 2, operator: 7 }, true],
    [{ type: 2, operator: 5, input: 'sales@brightwater.example' }, true],
    [{ type: 2, operator: 6, input: 'sales@brightwater.example' }, false],
    [{ type: 3, operator: 7 }, false],
    [{ type: 3, operator: 3, input: 'ken@' }, true],
    [{ type: 4, operator: 1, input: 'ken' }, true],
    [{ type: 6, operator: 3, input: 'offer' }, true],
    [{ type: 6, operator: 2, input: 'invoice' }, true],
    [{ type: 6, operator: 2, input: 'offer' }, false],
    [{ type: 6, operator: 10 }, false],
    [{ type: 7, operator: 1, input: 'sign by friday & call' }, true],
    [{ type: 7, operator: 1, input: '<b>' }, false],
    [{ type: 8, operator: 5, input: 'offer.pdf' }, true],
    [{ type: 8, operator: 10 }, false],
    [{ type: 9, operator: 5, input: 'pdf' }, true],
    [{ type: 9, operator: 5, input: 'application/pdf' }, true],
    [{ type: 9, operator: 6, input: 'zip' }, true],
    [{ type: 10, operator: 5, input: 'ken@rain.example' }, true],
    [{ type: 10, operator: 2, input: 'nobody' }, true],
    [{ type: 12 }, true],
    [{ type: 13 }, true],
    [{ type: 14 }, false],
    [{ type: 15 }, true],
    [{ type: 16 }, true],
    [{ type: 5 }, false],
    [{ type: 1, operator: 8, input: 'a' }, false],
    [{ type: 1, operator: 1, input: '' }, false],
  ])('%o: %s', async (item, expected) => {
    expect(await holds(item)).toBe(expected);
  });

  it('sees what is not there', async () => {
    expect(await holds({ type: 6, operator: 10 }, { subject: ' ' })).toBe(true);
    expect(await holds({ type: 3, operator: 10 }, { cc: [] })).toBe(true);
    expect(await holds({ type: 16 }, { attachments: [] })).toBe(false);
    expect(await holds({ type: 13 }, { from: { name: '', address: 'a@Brightwater.example' } })).toBe(false);
    expect(await holds({ type: 14 }, { spam: true })).toBe(true);
  });
});

describe('rules', () => {
  const sender = { type: 1, operator: 4, input: '@rain.example' };
  const rule = (id: string, actions: RuleRecord['action']['items'], change: Partial<RuleRecord> = {}) => ({
    id,
    name: id,
    is_enable: true,
    ignore_the_rest_of_rules: false,
    condition: { match_type: 1, items: [sender] },
    action: { items: actions },
    ...change,
  });
  const run = async (rules: RuleRecord[], change?: Partial<MailRecord>) =>
    runRules(rules, await mail(change), { me, hasFolder: (id) => id === '71' });

  it.each<[number, object]>([
    [1, { folder_id: 'ARCHIVED' }],
    [2, { folder_id: 'TRASH' }],
    [3, { unread: false }],
    [4, { folder_id: 'SPAM' }],
    [9, { label_ids: ['FLAGGED'] }],
    [10, { notify: false }],
    [8, { folder_id: 'INBOX', label_ids: [], unread: true }],
  ])('do action %i', async (type, expected) => {
    expect(await run([rule('a', [{ type }])])).toMatchObject({ ...expected, matched: ['a'] });
  });

  it('move to a folder that is there, and to no other', async () => {
    expect(await run([rule('a', [{ type: 11, input: '71' }])])).toMatchObject({ folder_id: '71' });
    expect(await run([rule('a', [{ type: 11, input: '72' }])])).toMatchObject({ folder_id: 'INBOX' });
  });

  it('take a mail out of the spam folder only if it would go there', async () => {
    expect(await run([], { spam: true })).toMatchObject({ folder_id: 'SPAM' });
    expect(await run([rule('a', [{ type: 5 }])], { spam: true })).toMatchObject({ folder_id: 'INBOX' });
    const archived = [rule('a', [{ type: 1 }]), rule('b', [{ type: 5 }])];
    expect(await run(archived)).toMatchObject({ folder_id: 'ARCHIVED' });
  });

  it('run in order until one says it is the last', async () => {
    const off = rule('off', [{ type: 2 }], { is_enable: false });
    const last = rule('last', [{ type: 3 }], { ignore_the_rest_of_rules: true });
    expect(await run([off, rule('a', [{ type: 9 }]), last, rule('b', [{ type: 2 }])])).toMatchObject({
      matched: ['a', 'last'],
      folder_id: 'INBOX',
      unread: false,
    });
  });

  it('ask for all or any of their conditions', async () => {
    const items = [sender, { type: 14 }];
    expect(await run([rule('a', [], { condition: { match_type: 1, items } })])).toMatchObject({
      matched: [],
    });
    expect(await run([rule('a', [], { condition: { match_type: 2, items } })])).toMatchObject({
      matched: ['a'],
    });
  });
});
