import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure, type FailureFacts } from '../../lib/domain/failure';
import { type ClientOptions, createClient } from '../../lib/http/client';
import { authRows } from '../../lib/providers/feishu/auth';
import { contactRows } from '../../lib/providers/feishu/contacts';
import { feishuWire } from '../../lib/providers/feishu/wire';
import { json, type LocalServer, raw, startServer } from './local-server';

const now = 1_800_000_000_000;
const canary = 'eyJ-canary-token-that-nobody-may-read';
const me = { user_mailbox_id: 'me' };

let server: LocalServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

function client(more: Partial<ClientOptions> = {}) {
  return createClient({
    wire: feishuWire,
    hosts: { api: server.url, accounts: server.url },
    fetch: globalThis.fetch,
    now: () => now,
    token: async () => canary,
    ...more,
  });
}

const save = (more?: Partial<ClientOptions>, signal?: AbortSignal) =>
  client(more).call(contactRows.create, { params: me, body: { name: '林晓雯' }, signal });
const list = (more?: Partial<ClientOptions>) =>
  client(more).call(contactRows.list, { params: me, query: { page_size: 20 } });

async function failure(call: Promise<unknown>): Promise<FailureFacts> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error('no Failure', { cause: error });
  expect(`${error.message}${JSON.stringify(error.facts)}`).not.toContain(canary);
  return error.facts;
}

describe('a call', () => {
  it('sends what the row says and answers what the row replies', async () => {
    server.answer(
      json(200, { code: 0, msg: 'success', data: { mail_contact: { id: '7600000000000000001' } } }),
    );
    expect(await save()).toEqual({ mail_contact: { id: '7600000000000000001' } });
    expect(server.seen).toMatchObject([
      {
        method: 'POST',
        url: '/open-apis/mail/v1/user_mailboxes/me/mail_contacts',
        headers: {
          authorization: `Bearer ${canary}`,
          'content-type': 'application/json; charset=utf-8',
        },
        body: '{"name":"林晓雯"}',
      },
    ]);
  });

  it('sends no cookie, no body and no content type with a read', async () => {
    server.answer(json(200, { code: 0, data: {} }));
    expect(await list()).toEqual({});
    expect(server.seen[0]).toMatchObject({ url: expect.stringMatching(/\?page_size=20$/), body: '' });
    expect(server.seen[0]?.headers).not.toHaveProperty('content-type');
    expect(server.seen[0]?.headers).not.toHaveProperty('cookie');
  });

  it('escapes what stands in the path and refuses what would climb out of it', async () => {
    server.answer(json(200, { code: 0 }));
    const remove = (mail_contact_id: string) =>
      client().call(contactRows.delete, {
        params: { user_mailbox_id: 'team@brightwater.example', mail_contact_id },
      });
    await remove('a/../b?c');
    expect(server.seen[0]?.url).toMatch(/team%40brightwater\.example\/mail_contacts\/a%2F\.\.%2Fb%3Fc$/);
    expect(await failure(remove('..'))).toMatchObject({ kind: 'invalid', execution: 'notExecuted' });
    expect(server.seen).toHaveLength(1);
  });

  it('keeps numbers beyond 2^53 as text', async () => {
    server.answer(raw(200, '{"code":0,"data":{"items":[{"id":"1","owner":7620003644728938013}]}}'));
    expect(await list()).toEqual({ items: [{ id: '1', owner: '7620003644728938013' }] });
  });

  it('keeps unknown fields of a reply', async () => {
    server.answer(json(200, { code: 0, data: { items: [{ id: '1', mood: 'new' }], hint: 'x' } }));
    expect(await list()).toEqual({ items: [{ id: '1', mood: 'new' }], hint: 'x' });
  });
});

describe('before anything is sent', () => {
  it('refuses a body that breaks the row, with the field', async () => {
    const call = client().call(contactRows.create, { params: me, body: { name: 'x'.repeat(65) } });
    expect(await failure(call)).toEqual({
      kind: 'invalid',
      execution: 'notExecuted',
      endpoint: 'feishu.contacts.create',
      field: 'name',
      message: 'too long',
    });
    expect(server.seen).toEqual([]);
  });

  it('lets what the gate throws pass as it is', async () => {
    const stop = new Error('no slot');
    const gate = () => Promise.reject(stop);
    await expect(save({ gate })).rejects.toBe(stop);
    expect(server.seen).toEqual([]);
  });

  it('asks the gate with the row, after the checks', async () => {
    server.answer(json(200, { code: 0, data: {} }));
    const asked: string[] = [];
    await list({ gate: (row) => void asked.push(row.id) });
    await failure(
      client({ gate: (row) => void asked.push(row.id) }).call(contactRows.create, {
        params: me,
        body: { name: '' },
      }),
    );
    expect(asked).toEqual(['feishu.contacts.list']);
  });

  it('says so when there is no network at all', async () => {
    expect(await failure(save({ online: () => false }))).toMatchObject({
      kind: 'offline',
      execution: 'notExecuted',
    });
    expect(server.seen).toEqual([]);
  });

  it('stops when the caller gave up while the gate was closed', async () => {
    const stop = new AbortController();
    const facts = await failure(save({ gate: () => stop.abort() }, stop.signal));
    expect(facts).toMatchObject({ kind: 'network', execution: 'notExecuted' });
    expect(server.seen).toEqual([]);
  });
});

describe('refusals', () => {
  it.each([
    [400, 1230001, 'invalid', 'notExecuted'],
    [403, 1230002, 'forbidden', 'notExecuted'],
    [500, 1230003, 'unavailable', 'unknown'],
    /** The list page swaps their words: the status decides. */
    [403, 1230003, 'forbidden', 'notExecuted'],
    [500, 1230002, 'unavailable', 'unknown'],
    [400, 99991672, 'scopeMissingApp', 'notExecuted'],
    [400, 99991401, 'ipBlocked', 'notExecuted'],
    [200, 99991403, 'quotaSpent', 'notExecuted'],
    [200, 1230002, 'forbidden', 'notExecuted'],
    [400, 4711, 'unknown', 'unknown'],
    [503, 4711, 'unavailable', 'unknown'],
  ] as const)('HTTP %i with code %i is %s, %s', async (http, code, kind, execution) => {
    server.answer(json(http, { code, msg: 'the words', error: { log_id: 'L1' } }));
    expect(await failure(save())).toMatchObject({
      kind,
      execution,
      http,
      code,
      message: 'the words',
      logId: 'L1',
    });
  });

  it('names the scopes and the page that helps', async () => {
    const url = 'https://open.feishu.cn/app/cli_x/auth';
    const error = { permission_violations: [{ type: 't', subject: 'mail:a' }], helps: [{ url }] };
    server.answer(json(400, { code: 99991679, msg: 'no', error }, { 'x-tt-logid': 'L2' }));
    expect(await failure(save())).toMatchObject({
      kind: 'scopeMissingUser',
      scopes: ['mail:a'],
      helpUrl: url,
      logId: 'L2',
    });
  });

  it('falls back on the scopes of the row, and never links to what is no web page', async () => {
    const error = { helps: [{ url: 'javascript:alert(1)' }] };
    server.answer(json(400, { code: 99991672, msg: 'no', error }));
    const facts = await failure(save());
    expect(facts.scopes).toEqual(['mail:user_mailbox.mail_contact:write']);
    expect(facts).not.toHaveProperty('helpUrl');
  });

  it('strips the token and the secrets from what the service repeats', async () => {
    server.answer(json(400, { code: 20002, error: 'x', error_description: `bad s3cret-value ${canary}` }));
    const body = {
      grant_type: 'refresh_token',
      client_id: 'cli_a',
      client_secret: 's3cret-value',
      refresh_token: canary,
    } as const;
    const facts = await failure(client().call(authRows.token, { body }));
    expect(facts).toMatchObject({ kind: 'appConfig', code: 20002, message: 'bad … …' });
  });
});

describe('over the limit', () => {
  it.each([
    [429, { 'x-ogw-ratelimit-reset': '7' }, now + 7_000],
    [400, { 'x-ogw-ratelimit-reset': '2', 'retry-after': '99' }, now + 2_000],
    [429, { 'retry-after': '5' }, now + 5_000],
    [429, { 'retry-after': new Date(now + 60_000).toUTCString() }, now + 60_000],
  ] as const)('HTTP %i says when (%o)', async (http, headers, retryAt) => {
    server.answer(json(http, { code: 99991400, msg: 'limit' }, { ...headers }));
    expect(await failure(save())).toMatchObject({ kind: 'rateLimited', execution: 'notExecuted', retryAt });
  });

  it('knows a limit without a word of JSON', async () => {
    server.answer(raw(429, '<h1>slow down</h1>', { 'retry-after': '3' }));
    expect(await failure(save())).toMatchObject({
      kind: 'rateLimited',
      execution: 'notExecuted',
      retryAt: now + 3_000,
    });
  });
});

describe('answers that are none', () => {
  it.each([
    ['HTML', raw(200, '<!doctype html><title>Portal</title>'), 'not JSON'],
    ['an empty body', raw(200, ''), 'empty'],
    ['JSON of another kind', json(200, { ok: true }), 'no envelope'],
    ['a list', json(200, []), 'no envelope'],
    ['a reply that breaks the row', json(200, { code: 0, data: { mail_contact: 'yes' } }), 'mail_contact'],
    ['a redirect', raw(302, '', { location: 'https://portal.example/' }), 'redirect'],
  ])('%s is malformed, and may have been carried out', async (_name, answer, message) => {
    server.answer(answer);
    expect(await failure(save())).toMatchObject({ kind: 'malformed', execution: 'unknown', message });
    expect(server.seen).toHaveLength(1);
  });

  it('a gateway page with 502 is unavailable', async () => {
    server.answer(raw(502, '<h1>Bad Gateway</h1>'));
    expect(await failure(save())).toMatchObject({ kind: 'unavailable', execution: 'unknown', http: 502 });
  });

  it('success in words under a failing status is not success', async () => {
    server.answer(json(500, { code: 0, msg: 'success', data: {} }));
    expect(await failure(save())).toMatchObject({ kind: 'unavailable', execution: 'unknown' });
  });

  it('an endless body is cut off', async () => {
    server.answer((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    });
    expect(await failure(save({ maxBytes: 200_000 }))).toMatchObject({
      kind: 'malformed',
      message: 'too long',
    });
  });

  it('a lost connection leaves the outcome open', async () => {
    server.answer((response) => response.destroy());
    expect(await failure(save())).toMatchObject({ kind: 'network', execution: 'unknown' });
  });

  it('so does one that breaks within the body', async () => {
    server.answer((response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"code":0');
      response.socket?.destroySoon();
    });
    expect(await failure(save())).toMatchObject({ kind: 'network', execution: 'unknown' });
  });

  it('silence is a timeout', async () => {
    expect(await failure(save({ timeoutMs: 60 }))).toMatchObject({ kind: 'timeout', execution: 'unknown' });
  });

  it('the caller may stop waiting', async () => {
    const stop = new AbortController();
    server.answer(() => stop.abort());
    expect(await failure(save({}, stop.signal))).toMatchObject({ kind: 'network', execution: 'unknown' });
  });
});

describe('an expired token', () => {
  const expired = { code: 99991677, msg: 'expired' };
  const tokens = (asked: (string | undefined)[]) => async (_kind: string, rejected?: string) => {
    asked.push(rejected);
    return rejected === undefined ? 'old' : 'fresh';
  };

  it('is renewed once, and the call goes out again through the gate', async () => {
    server.answer((response, { headers }) =>
      headers.authorization === 'Bearer fresh'
        ? json(200, { code: 0, data: { items: [] } })(response)
        : json(401, expired)(response),
    );
    const asked: (string | undefined)[] = [];
    let gates = 0;
    expect(await list({ token: tokens(asked), gate: () => void gates++ })).toEqual({ items: [] });
    expect(asked).toEqual([undefined, 'old']);
    expect(gates).toBe(2);
  });

  it('refused again means sign in again', async () => {
    server.answer(json(401, expired));
    expect(await failure(list({ token: tokens([]) }))).toMatchObject({
      kind: 'signInAgain',
      execution: 'notExecuted',
    });
    expect(server.seen).toHaveLength(2);
  });

  it('is not sent again when there is no other', async () => {
    server.answer(json(401, expired));
    expect(await failure(list())).toMatchObject({ kind: 'tokenExpired' });
    expect(server.seen).toHaveLength(1);
  });
});
