import { describe, expect, it } from 'vitest';
import type { Endpoint, Limit } from '../../lib/http/endpoint';
import { feishuRows } from '../../lib/providers/feishu/rows';
import { feishuWire } from '../../lib/providers/feishu/wire';
import { type OpenSandbox, openSandbox } from './open';

/** Some value for every part of a path; whether such a record exists does not matter here. */
const pathOf = (row: Endpoint) =>
  row.path.replace(/:(\w+)/g, (_, name) => (name === 'user_mailbox_id' ? 'me' : '7000000000000000001'));
const withToken = feishuRows.filter((row) => !row.token.includes('none') && !row.token.includes('app'));
const named = (rows: readonly Endpoint[]) => rows.map((row) => [row.id, row] as const);

/** A request that no row with a body or a query takes. */
function broken(sandbox: OpenSandbox, row: Endpoint, token: string | undefined) {
  const path = row.query === null ? pathOf(row) : `${pathOf(row)}?page_size=-1&format=%00&folder_type=9`;
  const { appId, appSecret } = sandbox.feishu;
  const basic = Buffer.from(`${appId}:${appSecret}`).toString('base64');
  return sandbox.call(row.method, path, {
    ...(row.token.includes('app') ? { headers: { authorization: `Basic ${basic}` } } : { token }),
    ...(row.body === null ? {} : { body: [] }),
  });
}

/** Nothing here is about mail, and reading the demo's takes its time. */
const openEmpty = () => openSandbox({ seed: () => ({ mails: [], folders: [], labels: [] }) });

const breakable = feishuRows.filter(
  ({ body, query }) => body !== null || (query !== null && !query.safeParse({ page_size: '-1' }).success),
);

it.each(named(breakable))(
  '%s answers a request that breaks its schema with its own parameter error',
  async (_id, row) => {
    const sandbox = await openEmpty();
    const reply = await broken(sandbox, row, await sandbox.token());
    const own = row.parameterError ?? feishuWire.parameterError;
    expect([reply.http, reply.code]).toEqual([own.http, own.code]);
    expect(reply.headers.get('x-tt-logid')).toMatch(/^\d{14}[0-9A-F]{18}$/);
  },
);

const documented = ({ limits }: Endpoint) => limits.filter(({ source }) => source === 'documented');

it.each(named(feishuRows.filter((row) => documented(row).length > 0)))(
  '%s refuses the call that is one too many, and takes it again when the window has passed',
  async (_id, row) => {
    const sandbox = await openEmpty();
    const token = await sandbox.token();
    for (const limit of documented(row)) {
      await sandbox.control('reset');
      await fillUp(sandbox, row, token, limit);
      const over = await broken(sandbox, row, token);
      expect([over.http, over.code]).toEqual([429, 99991400]);
      expect(over.headers.get('x-ogw-ratelimit-limit')).toBe(String(limit.count));
      const reset = Number(over.headers.get('x-ogw-ratelimit-reset'));
      expect(Number.isInteger(reset) && reset > 0 && reset * 1000 <= limit.perMs).toBe(true);
      await sandbox.control('clock', { advanceMs: reset * 1000 });
      const again = await broken(sandbox, row, token);
      expect(again.http).not.toBe(429);
      expect(again.headers.has('x-ogw-ratelimit-limit')).toBe(false);
    }
  },
);

/** Goes round the shorter windows, so that this one alone is full. */
async function fillUp(sandbox: OpenSandbox, row: Endpoint, token: string, limit: Limit): Promise<void> {
  const shorter = row.limits.filter(({ perMs }) => perMs < limit.perMs);
  for (let sent = 0; sent < limit.count; ) {
    const room = Math.min(limit.count - sent, ...shorter.map(({ count }) => count));
    const replies = await Promise.all(Array.from({ length: room }, () => broken(sandbox, row, token)));
    expect(replies.filter(({ http }) => http === 429)).toEqual([]);
    sent += room;
    if (shorter.length > 0 && sent < limit.count) await sandbox.control('clock', { advanceMs: 1000 });
  }
}

it.each(named(withToken))('%s asks for a token, and for one that holds', async (_id, row) => {
  const sandbox = await openEmpty();
  const path = pathOf(row);
  expect((await sandbox.call(row.method, path)).code).toBe(99991661);
  const own = row.errors.find(({ kind }) => kind === 'tokenExpired')?.code;
  expect((await sandbox.call(row.method, path, { token: 'eyJnothing' })).code).toBe(own ?? 99991668);
  const token = await sandbox.token(undefined, 60);
  await sandbox.control('clock', { advanceMs: 60_000 });
  expect((await sandbox.call(row.method, path, { token })).code).toBe(own ?? 99991677);
});

it.each(named(withToken.filter(({ scopes }) => scopes.length > 0)))(
  '%s says which scope the user, or the app, lacks',
  async (_id, row) => {
    const sandbox = await openEmpty();
    const path = pathOf(row);
    const user = await sandbox.call(row.method, path, { token: await sandbox.token(['offline_access']) });
    expect(user.code).toBe(99991679);
    expect(JSON.stringify(user.json.error)).toContain(row.scopes[0]);
    await sandbox.control('behaviour', { disabledScopes: row.scopes });
    const app = await sandbox.call(row.method, path, { token: await sandbox.token() });
    expect(app.code).toBe(99991672);
  },
);

describe('field scopes', () => {
  const samples: Record<string, (sandbox: OpenSandbox) => Promise<{ path?: string; body?: unknown }>> = {
    'feishu.auth.user_info': async () => ({}),
    'feishu.contacts.list': async (sandbox) => {
      await sandbox.control('edit', {
        resource: 'contacts',
        op: 'create',
        value: { name: 'A', mail_address: 'a@b.example', phone: '1' },
      });
      return { path: '?page_size=20' };
    },
    'feishu.contacts.create': async () => ({ body: { name: 'A', mail_address: 'a@b.example', phone: '1' } }),
    'feishu.messages.get': async (sandbox) => ({ path: String(await anyMessage(sandbox)) }),
    'feishu.messages.batch_get': async (sandbox) => ({ body: { message_ids: [await anyMessage(sandbox)] } }),
  };
  const anyMessage = async (sandbox: OpenSandbox) => (await sandbox.state()).messages?.[0]?.message_id;

  it.each(named(feishuRows.filter(({ fieldScopes }) => Object.keys(fieldScopes).length > 0)))(
    '%s leaves the fields out without the scope and shows them with it',
    async (id, row) => {
      const sandbox = await openSandbox();
      const { path = '', body } = (await samples[id]?.(sandbox)) ?? {};
      const address = path.startsWith('?')
        ? pathOf(row) + path
        : pathOf(row).replace('7000000000000000001', path);
      const fields = Object.values(row.fieldScopes)
        .flat()
        .map((one) => one.split('.').at(-1));
      const keys = async (scopes: readonly string[] | undefined) => {
        const token = await sandbox.token(scopes);
        const reply = await sandbox.call(row.method, address, { token, body });
        expect(reply.code).toBe(0);
        const seen = new Set<string>();
        JSON.stringify(reply.data, (key, value) => {
          seen.add(key);
          return value;
        });
        return fields.filter((field) => seen.has(field ?? '') && field !== 'raw');
      };
      expect(await keys(undefined)).not.toEqual([]);
      expect(await keys(row.scopes)).toEqual([]);
    },
  );
});

it('serves every row of the table', async () => {
  const sandbox = await openSandbox();
  for (const row of feishuRows) {
    const reply = await fetch(sandbox.url + pathOf(row), { method: row.method });
    expect(reply.headers.get('content-type'), row.id).toContain('application/json');
  }
});
