import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authRows } from '../../lib/providers/feishu/auth';
import { callsTo, canary, failure, now } from './calls';
import { json, type LocalServer, raw, startServer } from './local-server';

let server: LocalServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());
const { client, save, list } = callsTo(() => server);

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
