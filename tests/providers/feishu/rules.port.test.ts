import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RuleBody } from '../../../lib/domain/rule';
import { isEditable } from '../../../lib/domain/rule';
import { createClient } from '../../../lib/http/client';
import { createFeishuPort } from '../../../lib/providers/feishu/port';
import { mailRule } from '../../../lib/providers/feishu/rule.schema';
import { ruleFromWire, ruleToWire } from '../../../lib/providers/feishu/rule.wire';
import { feishuWire } from '../../../lib/providers/feishu/wire';
import { json, type LocalServer, startServer } from '../../http/local-server';

const extra = fc.dictionary(
  fc.string().filter((key) => !['type', 'operator', 'input', '__proto__'].includes(key)),
  fc.jsonValue(),
);
const item = fc
  .record(
    {
      type: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer()),
      operator: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
      input: fc.option(fc.string(), { nil: undefined }),
      extra,
    },
    { requiredKeys: ['type', 'extra'] },
  )
  .map(({ extra: more, type, operator, input }) => ({
    ...more,
    type,
    ...(operator === undefined ? {} : { operator }),
    ...(input === undefined ? {} : { input }),
  }));
const wireRule = fc
  .record({
    id: fc.constant('7000000000000000001'),
    condition: fc.record({
      match_type: fc.integer({ min: 0, max: 3 }),
      items: fc.array(item, { maxLength: 5 }),
      folded: fc.jsonValue(),
    }),
    action: fc.record({ items: fc.array(item, { maxLength: 5 }), folded: fc.jsonValue() }),
    ignore_the_rest_of_rules: fc.boolean(),
    name: fc.string(),
    is_enable: fc.boolean(),
    created_by: fc.jsonValue(),
  })
  // As it comes over the wire: no value that JSON cannot carry.
  .map((rule) => JSON.parse(JSON.stringify(rule)));

const read = (wire: unknown) => ruleFromWire('7000000000000000001', mailRule.parse(wire));

describe('a rule on the wire', () => {
  it('goes back as it came, with all that nobody here knows', () => {
    fc.assert(
      fc.property(wireRule, (wire) => {
        const { id: _id, ...sent } = wire;
        expect(ruleToWire(read(wire))).toEqual(sent);
      }),
      { numRuns: 400 },
    );
  });

  it('changes only what was changed', () => {
    fc.assert(
      fc.property(wireRule, fc.boolean(), (wire, enabled) => {
        const { id: _id, ...sent } = wire;
        expect(ruleToWire({ ...read(wire), enabled })).toEqual({ ...sent, is_enable: enabled });
      }),
    );
  });

  it('keeps the unknown keys of an item whose meaning is changed', () => {
    const wire = {
      condition: { match_type: 1, items: [{ weight: 2, type: 1, operator: 1, input: 'a' }] },
      action: { items: [{ type: 11, input: '7', colour: null }] },
    };
    const rule = read(wire);
    const changed: RuleBody = {
      ...rule,
      conditions: rule.conditions.map((one) => ({ ...one, part: 'to', test: 'empty' })),
      actions: rule.actions.map((one) => ({ ...one, act: 'move', folder: '8' })),
    };
    expect(ruleToWire(changed)).toMatchObject({
      condition: { match_type: 1, items: [{ weight: 2, type: 2, operator: 10 }] },
      action: { items: [{ type: 11, input: '8', colour: null }] },
    });
  });

  it('tells rules apart that may be edited', () => {
    const rule = (type: number, action: number) => ({
      condition: { match_type: 2, items: [{ type }] },
      action: { items: [{ type: action, input: '7' }] },
    });
    expect(isEditable(read(rule(12, 11)))).toBe(true);
    for (const held of [8, 12, 13, 99]) expect(isEditable(read(rule(12, held)))).toBe(false);
    expect(isEditable(read(rule(11, 1)))).toBe(false);
    expect(read(rule(12, 8)).actions[0]?.act).toBe('label');
    expect(read({}).match).toBe('unknown');
  });
});

describe('the rules of a mailbox', () => {
  let server: LocalServer;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.close());

  const port = () => {
    const client = createClient({
      wire: feishuWire,
      hosts: { api: server.url, accounts: server.url },
      fetch: globalThis.fetch,
      now: () => 0,
      token: async () => 't',
    });
    const { rules, folders, mails } = createFeishuPort(client);
    if (!rules || !folders || !mails) throw new Error('a part is missing');
    return { rules, folders, mails };
  };
  const ok = (data: unknown) => json(200, { code: 0, msg: 'success', data });
  const sent = (at: number) => JSON.parse(server.seen[at]?.body || 'null');
  const body: RuleBody = {
    name: 'From hello@world.example',
    enabled: true,
    match: 'all',
    conditions: [{ part: 'sender', test: 'is', text: 'hello@world.example' }, { part: 'external' }],
    actions: [{ act: 'move', folder: '7000000000000000009' }, { act: 'markRead' }],
    stop: false,
  };

  it('takes a new one in the numbers of the service', async () => {
    server.answer(ok({ rule: { id: '7', name: body.name } }));
    expect(await port().rules.create(body)).toMatchObject({ id: '7', name: body.name });
    expect(sent(0)).toEqual({
      condition: {
        match_type: 1,
        items: [{ type: 1, operator: 5, input: 'hello@world.example' }, { type: 13 }],
      },
      action: { items: [{ type: 11, input: '7000000000000000009' }, { type: 3 }] },
      ignore_the_rest_of_rules: false,
      name: body.name,
      is_enable: true,
    });
  });

  it('is not sent what it would refuse', async () => {
    const many = Array.from({ length: 33 }, () => ({ part: 'external' as const }));
    await expect(port().rules.create({ ...body, conditions: many })).rejects.toMatchObject({
      facts: { kind: 'invalid', execution: 'notExecuted' },
    });
    await expect(
      port().rules.create({ ...body, actions: [{ act: 'label', raw: { type: 8, input: '1' } }] }),
    ).rejects.toMatchObject({ facts: { kind: 'invalid' } });
    expect(server.seen).toEqual([]);
  });

  it('keeps the order and the ids as text; one without an id is nobody', async () => {
    server.answer(ok({ items: [{ id: '7620003644728938013', name: 'b' }, { name: 'x' }, { id: '2' }] }));
    expect((await port().rules.list()).map(({ id }) => id)).toEqual(['7620003644728938013', '2']);
    server.answer(ok({}));
    await port().rules.reorder(['2', '7620003644728938013']);
    expect(sent(1)).toEqual({ rule_ids: ['2', '7620003644728938013'] });
  });

  it('finds mails page by page and reads what a search does not tell', async () => {
    server.answer(
      ok({
        items: [
          {
            id: 's1',
            meta_data: {
              title: 'Offer',
              create_time: '2026-03-15T14:30:00+08:00',
              message_biz_id: 'm1',
              thread_id: 't1',
              from: { mail_address: 'a@b.example', name: 'A' },
            },
          },
        ],
        total: 99,
        has_more: true,
        page_token: 'p2',
      }),
    );
    const { mails } = port();
    expect(await mails.search({ from: ['a@b.example'], after: 0, before: 1000 }, undefined)).toEqual({
      rows: [
        {
          id: 'm1',
          date: Date.parse('2026-03-15T06:30:00Z'),
          subject: 'Offer',
          from: { name: 'A', address: 'a@b.example' },
          thread: 't1',
        },
      ],
      total: 99,
      next: 'p2',
    });
    const encoded = Buffer.from('你好').toString('base64url');
    server.answer(
      ok({
        messages: [
          {
            message_id: 'm1',
            internal_date: '1770000000000',
            folder_id: 'SPAM',
            in_reply_to: '<q@x>',
            references: '<p@x> <q@x>',
            body_plain_text: encoded,
            attachments: [{ filename: 'a.pdf', is_inline: false }],
          },
        ],
      }),
    );
    expect(await mails.read(['m1'], 'whole')).toEqual([
      {
        id: 'm1',
        date: 1_770_000_000_000,
        folder: 'SPAM',
        spam: true,
        answers: ['q@x', 'p@x', 'q@x'],
        body: '你好',
        attachments: [{ name: 'a.pdf', inline: false }],
      },
    ]);
    expect(sent(1)).toEqual({ format: 'plain_text_full', message_ids: ['m1'] });
  });

  it('knows folders of the service from those of the person', async () => {
    server.answer(
      ok({
        items: [
          { id: 'INBOX', name: 'INBOX', parent_folder_id: '0', folder_type: 1 },
          { id: '7', name: 'Suppliers', parent_folder_id: '0', folder_type: 2 },
          { id: '8', name: 'Asia', parent_folder_id: '7', folder_type: 2 },
        ],
      }),
    );
    expect(await port().folders.list()).toEqual([
      { id: 'INBOX', name: 'INBOX', parent: '0', system: true },
      { id: '7', name: 'Suppliers', parent: '0', system: false },
      { id: '8', name: 'Asia', parent: '7', system: false },
    ]);
  });
});
