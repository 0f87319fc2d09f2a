import { describe, expect, it } from 'vitest';
import { until } from '../../support/until';
import { me, openSandbox } from '../open';

const contacts = `${me}/mail_contacts`;

describe('controls', () => {
  it.each([
    ['clock', { advanceMs: -1 }],
    ['clock', { scale: 0 }],
    ['clock', { hours: 1 }],
    ['token', { scopes: 'all' }],
    ['behaviour', { patchOmitted: 'maybe' }],
    ['behaviour', { unheardOf: true }],
    ['faults', [{ kind: 'fire' }]],
    ['faults', [{ kind: 'drop', match: { row: 'feishu.contacts.creat' } }]],
    ['faults', [{ kind: 'quota', row: 'nothing' }]],
    ['edit', { resource: 'contacts', op: 'patch', id: '1', value: {} }],
    ['edit', { resource: 'contacts', op: 'create', value: { nick: 'A' } }],
    ['edit', { resource: 'teapots', op: 'create' }],
    ['edit', { resource: 'contacts', op: 'delete', mailbox: 'nobody@brightwater.example', id: '1' }],
    ['deliver', { raw: '' }],
    ['deliver', { raw: 'no header' }],
  ])('refuse bad input in words: %s %j', async (what, body) => {
    const sandbox = await openSandbox();
    const reply = await fetch(`${sandbox.url}/_sandbox/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(reply.status).toBe(400);
    expect((await reply.json()).error).toMatch(/\w+/);
  });

  it('refuse what is not JSON, and say when there is no such control', async () => {
    const sandbox = await openSandbox();
    const post = (what: string, body: string) =>
      fetch(`${sandbox.url}/_sandbox/${what}`, { method: 'POST', body });
    expect((await post('clock', '{')).status).toBe(400);
    const nothing = await post('nothing', '{}');
    expect(nothing.status).toBe(404);
    expect(await nothing.json()).toEqual({ error: 'no such control: POST /_sandbox/nothing' });
    expect((await fetch(`${sandbox.url}/_sandbox/state?mailbox=nobody`)).status).toBe(400);
    expect((await fetch(`${sandbox.url}/_sandbox/state?since=-1`)).status).toBe(400);
  });

  it('change one switch and leave the others', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('behaviour', { patchOmitted: 'clear' });
    const all = await sandbox.control('behaviour', { maxRules: 3 });
    expect(all).toMatchObject({ patchOmitted: 'clear', maxRules: 3, putUnsupportedActions: 'refuse' });
  });

  it('answer the shift of the clock, and go on from where it was', async () => {
    const sandbox = await openSandbox();
    const shift = await sandbox.control('clock', { advanceMs: 90_000, scale: 60 });
    expect(shift).toEqual({ realMs: 1_790_000_000_000, virtualMs: 1_790_000_090_000, scale: 60 });
    expect(await (await fetch(`${sandbox.url}/_sandbox/clock`)).json()).toEqual(shift);
  });
});

describe('reset', () => {
  it('brings the seed back, empties windows, log, faults and switches, and leaves logins', async () => {
    const sandbox = await openSandbox();
    const before = await sandbox.state();
    const token = await sandbox.token();
    const create = () => sandbox.call('POST', contacts, { token, body: { name: 'A' } });
    for (let i = 0; i < 20; i += 1) await create();
    expect((await create()).http).toBe(429);
    await sandbox.control('behaviour', { maxLabels: 0 });
    await sandbox.control('faults', { kind: 'status', status: 500 });
    await sandbox.control('reset');
    expect(await sandbox.state()).toEqual(before);
    expect((await create()).code).toBe(0);
    await sandbox.control('reset', { logins: true });
    expect((await create()).code).toBe(99991668);
  });
});

describe('state', () => {
  it('logs requests with row, status and code, from a number on', async () => {
    const sandbox = await openSandbox();
    const token = await sandbox.token();
    await sandbox.call('POST', contacts, { token, body: { name: 'A' } });
    await sandbox.call('GET', `${contacts}?page_size=0`, { token });
    const { requests } = await sandbox.state();
    expect(requests).toMatchObject([
      { seq: 1, row: 'feishu.contacts.create', status: 200, code: 0, body: { name: 'A' }, committed: true },
      { seq: 2, row: 'feishu.contacts.list', status: 400, code: 1230001, query: { page_size: '0' } },
    ]);
    expect(JSON.stringify(requests)).not.toContain(token);
    const later = await (await fetch(`${sandbox.url}/_sandbox/state?since=1`)).json();
    expect(later.requests).toHaveLength(1);
  });

  it('logs who went away before the answer', async () => {
    const sandbox = await openSandbox();
    const token = await sandbox.token();
    await sandbox.control('faults', [{ kind: 'delay', match: { method: 'GET' }, ms: 200 }]);
    const leaving = new AbortController();
    const asked = fetch(`${sandbox.url}${contacts}?page_size=20`, {
      headers: { authorization: `Bearer ${token}` },
      signal: leaving.signal,
    });
    const hits = async () => (await (await fetch(`${sandbox.url}/_sandbox/faults`)).json()).faults[0].hits;
    await until(async () => (await hits()) === 1, 'the request');
    leaving.abort();
    await expect(asked).rejects.toThrow();
    const logged = async () => (await sandbox.state()).requests ?? [];
    await until(async () => (await logged()).length === 1, 'the log');
    expect(await logged()).toMatchObject([{ committed: true, gone: true }]);
  });
});

describe('edit', () => {
  it('makes somebody else’s changes to every resource', async () => {
    const sandbox = await openSandbox();
    const edit = (resource: string, op: string, id?: unknown, value?: object) =>
      sandbox.control('edit', { resource, op, id, value });
    const rule = {
      name: 'r',
      is_enable: true,
      ignore_the_rest_of_rules: false,
      condition: { match_type: 1, items: [{ type: 99 }] },
      action: { items: [{ type: 13, input: 'chat' }] },
    };
    const values = { contacts: { name: 'A' }, labels: { name: 'l' }, rules: rule, folders: { name: 'f' } };
    for (const [resource, value] of Object.entries(values)) {
      const made = await edit(resource, 'create', undefined, value);
      expect(made).toMatchObject(value);
      expect(await edit(resource, 'patch', made.id, { name: 'z' })).toEqual({ ...made, name: 'z' });
      expect(await edit(resource, 'delete', made.id)).toEqual({});
      await expect(edit(resource, 'delete', made.id)).rejects.toThrow('no such id');
    }
    const { message_id } = await edit('messages', 'create', undefined, { raw: 'Subject: a\n\nb' });
    await edit('messages', 'patch', message_id, { unread: true });
    await edit('messages', 'delete', message_id);
    const one = await edit('rules', 'create', undefined, rule);
    const two = await edit('rules', 'create', undefined, rule);
    await edit('rules', 'reorder', undefined, { rule_ids: [two.id, one.id] });
    expect((await sandbox.state()).rules?.map(({ id }) => id)).toEqual([two.id, one.id]);
  });
});

describe('deliver', () => {
  const raw = 'From: Ana <ana@rain.example>\nSubject: Hello\nMessage-ID: <1@rain.example>\n\nText';

  it('runs the stored rules over a mail, however it comes', async () => {
    const sandbox = await openSandbox();
    const rule = await sandbox.control('edit', {
      resource: 'rules',
      op: 'create',
      value: {
        name: 'r',
        is_enable: true,
        ignore_the_rest_of_rules: false,
        condition: { match_type: 1, items: [{ type: 1, operator: 5, input: 'ana@rain.example' }] },
        action: { items: [{ type: 1 }, { type: 3 }] },
      },
    });
    const forms: [string, string][] = [
      ['text/plain', raw],
      ['message/rfc822', raw.replace(/\n/g, '\r\n')],
      ['application/json', JSON.stringify({ raw })],
    ];
    for (const [type, body] of forms) {
      const reply = await fetch(`${sandbox.url}/_sandbox/deliver`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      expect(await reply.json()).toMatchObject({
        folder_id: 'ARCHIVED',
        unread: false,
        notify: true,
        matched_rules: [rule.id],
        smtp_message_id: '1@rain.example',
      });
    }
  });

  it('joins a thread, and lets spam be spam', async () => {
    const sandbox = await openSandbox();
    const first = await sandbox.control('deliver', { raw });
    const reply = 'From: Bo <bo@rain.example>\nIn-Reply-To: <1@rain.example>\nSubject: Re: Hello\n\nText';
    expect((await sandbox.control('deliver', { raw: reply })).thread_id).toBe(first.thread_id);
    expect(await sandbox.control('deliver', { raw, spam: true })).toMatchObject({ folder_id: 'SPAM' });
    expect(await sandbox.control('deliver', { raw: `X-Spam-Flag: YES\n${raw}` })).toMatchObject({
      folder_id: 'INBOX',
    });
  });
});
