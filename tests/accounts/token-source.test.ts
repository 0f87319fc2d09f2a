import { describe, expect, it } from 'vitest';
import { openSandbox } from '../sandbox/open';
import { connect, feishuApp, type Life, live, type Machine, machine } from './machine';

const hours2 = 7200_000;
const minutes = 60_000;

async function connected(): Promise<{ on: Machine; life: Life; id: string }> {
  const on = machine(await openSandbox());
  const life = await live(on);
  const { id } = await connect(life, on);
  return { on, life, id };
}

async function refreshes({ sandbox }: Machine): Promise<number> {
  const { requests = [] } = await sandbox.state();
  return requests.filter(({ row }) => row === 'feishu.auth.token').length - 1;
}

const works = async ({ auth }: Life, token: string) =>
  (await auth.identity(feishuApp, token)).person.length > 0;
const refused = (code: number, http = 400) => ({
  ...{ kind: 'status', match: { row: 'feishu.auth.token' }, times: 1, status: http, code },
  msg: 'no',
});

describe('the token source', () => {
  it('hands out the stored token until 5 min before its end, then a new one', async () => {
    const { on, life, id } = await connected();
    const first = await life.token(id);
    await on.clock.advance(hours2 - 6 * minutes);
    expect(await life.token(id)).toBe(first);
    await on.clock.advance(1 * minutes);
    const second = await life.token(id);
    expect(second).not.toBe(first);
    expect(await refreshes(on)).toBe(1);
    expect(await works(life, second)).toBe(true);
  });

  it('refreshes once for many who ask, in two contexts at once', async () => {
    const { on, life, id } = await connected();
    const other = await live(on);
    await on.clock.advance(hours2);
    const asked = [life, other].flatMap(({ token }) => Array.from({ length: 10 }, () => token(id)));
    const tokens = new Set(await Promise.all(asked));
    expect(tokens.size).toBe(1);
    expect(await refreshes(on)).toBe(1);
    expect((await life.accounts.get(id))?.state).toBe('connected');
  });

  it('refreshes once for many whose token the service refused', async () => {
    const { on, life, id } = await connected();
    const stale = await life.token(id);
    const tokens = new Set(await Promise.all(Array.from({ length: 10 }, () => life.token(id, stale))));
    expect(tokens.size).toBe(1);
    expect(tokens).not.toContain(stale);
    expect(await refreshes(on)).toBe(1);
  });

  it('is asked by the port again where a call finds the token expired, once', async () => {
    const { on, life, id } = await connected();
    await on.sandbox.control('faults', {
      ...{ kind: 'expireToken', match: { row: 'feishu.contacts.create' }, times: 1 },
    });
    const gates: string[] = [];
    const port = life.port(id, async (row) => void gates.push(row.id));
    await port.contacts?.create({ name: 'Mei', address: 'mei@x.test' });
    expect((await on.sandbox.state()).contacts).toHaveLength(1);
    expect(await refreshes(on)).toBe(1);
    expect(gates).toEqual(['feishu.contacts.create', 'feishu.contacts.create']);
  });

  it('brings a login back after the browser was closed', async () => {
    const { on, id } = await connected();
    on.session.values.clear();
    const next = await live(on);
    expect(await works(next, await next.token(id))).toBe(true);
    expect(await refreshes(on)).toBe(1);
  });

  it('needs no refresh after a restart where the browser has no memory store', async () => {
    const on = machine(await openSandbox());
    const { id } = await connect(await live(on, { noSession: true }), on);
    const next = await live(on, { noSession: true });
    expect(await works(next, await next.token(id))).toBe(true);
    expect(await refreshes(on)).toBe(0);
  });

  it('lives without a refresh token as long as the access token, over a restart too', async () => {
    const on = machine(await openSandbox());
    await on.sandbox.control('behaviour', { refreshToken: 'never' });
    const { id } = await connect(await live(on), on);
    on.session.values.clear();
    const next = await live(on);
    expect(await works(next, await next.token(id))).toBe(true);
    await on.clock.advance(hours2);
    await expect(next.token(id)).rejects.toMatchObject({ facts: { kind: 'signInAgain' } });
    expect((await next.accounts.get(id))?.state).toBe('signInAgain');
    expect(next.changed).toEqual([id]);
  });

  it.each([20026, 20037, 20064, 20073, 20008, 20066, 20024])('drops the pair on %i', async (code) => {
    const { on, life, id } = await connected();
    await on.clock.advance(hours2);
    await on.sandbox.control('faults', refused(code));
    await expect(life.token(id)).rejects.toMatchObject({
      facts: { kind: 'signInAgain', execution: 'notExecuted' },
    });
    expect(await life.accounts.get(id)).toMatchObject({ state: 'signInAgain' });
    expect(await life.vault.tokens(id)).toBeNull();
    expect(life.changed).toContain(id);
    expect(await connect(life, on, { appSecret: undefined })).toMatchObject({ id, state: 'connected' });
    expect(await works(life, await life.token(id))).toBe(true);
  });

  it.each([
    ['20050 twice', [{ ...refused(20050, 500), times: 2 }]],
    ['20072', [refused(20072, 503)]],
    ['an unknown code', [refused(29999)]],
    ['a code that says nothing of the refresh token', [refused(20049)]],
    ['a wrong secret', [refused(20002)]],
    ['an HTML page', [{ kind: 'status', match: {}, times: 1, status: 400, html: '<p>proxy</p>' }]],
    ['a broken line before', [{ kind: 'drop', match: {}, times: 1 }]],
  ])('keeps the pair after %s, and refreshes later', async (_what, faults) => {
    const { on, life, id } = await connected();
    const before = await life.vault.tokens(id);
    await on.clock.advance(hours2);
    await on.sandbox.control('faults', { faults });
    await expect(life.token(id)).rejects.toMatchObject({ facts: { execution: 'notExecuted' } });
    expect(await life.vault.tokens(id)).toEqual(before);
    expect((await life.accounts.get(id))?.state).toBe('connected');
    expect(await works(life, await life.token(id))).toBe(true);
  });

  it('asks once more at once where the service says 20050', async () => {
    const { on, life, id } = await connected();
    await on.clock.advance(hours2);
    await on.sandbox.control('faults', refused(20050, 500));
    expect(await works(life, await life.token(id))).toBe(true);
  });

  it('uses the old token to its end while no new one is to be had', async () => {
    const { on, life, id } = await connected();
    const first = await life.token(id);
    await on.clock.advance(hours2 - 2 * minutes);
    await on.sandbox.control('faults', { kind: 'drop', match: { row: 'feishu.auth.token' } });
    expect(await life.token(id)).toBe(first);
    await on.clock.advance(3 * minutes);
    await expect(life.token(id)).rejects.toMatchObject({ facts: { kind: 'network' } });
  });

  it('does not bring an account back that signed out while it refreshed', async () => {
    const { on, life, id } = await connected();
    await on.clock.advance(hours2);
    const token = life.token(id).catch((error: unknown) => error);
    await life.accounts.signOut(id);
    await token;
    expect(await life.accounts.list()).toEqual([]);
    await expect(life.token(id)).rejects.toMatchObject({ facts: { kind: 'signInAgain' } });
    expect(await life.vault.tokens(id)).toBeNull();
  });
});
