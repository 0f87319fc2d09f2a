import { describe, expect, it } from 'vitest';
import { me, openSandbox } from '../open';

const contacts = `${me}/mail_contacts`;
const create = { row: 'feishu.contacts.create' };

async function open() {
  const sandbox = await openSandbox();
  const token = await sandbox.token();
  return {
    sandbox,
    create: () => sandbox.call('POST', contacts, { token, body: { name: 'A' } }),
    raw: () =>
      fetch(sandbox.url + contacts, {
        method: 'POST',
        redirect: 'manual',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{"name":"A"}',
      }),
    kept: async () => (await sandbox.state()).contacts?.length,
  };
}

describe('faults', () => {
  it.each([
    ['beforeCommit', 0],
    ['afterCommit', 1],
  ])('drop the connection %s', async (at, kept) => {
    const world = await open();
    await world.sandbox.control('faults', { kind: 'drop', match: create, at, times: 1 });
    await expect(world.raw()).rejects.toThrow();
    expect(await world.kept()).toBe(kept);
    expect((await world.sandbox.state()).requests).toMatchObject([{ status: 0, committed: kept === 1 }]);
    expect((await world.raw()).status).toBe(200);
  });

  it('answer with what a client must not take for a reply', async () => {
    const { sandbox, raw } = await open();
    const cases: [object, (reply: Response) => Promise<void>][] = [
      [{ status: 200, html: '<h1>Login</h1>' }, async (r) => expect(await r.text()).toBe('<h1>Login</h1>')],
      [{ status: 200, empty: true }, async (r) => expect(await r.text()).toBe('')],
      [
        { status: 302, location: 'https://elsewhere.example/' },
        async (r) => expect(r.headers.get('location')).toBe('https://elsewhere.example/'),
      ],
      [
        { status: 200, body: { surprise: true } },
        async (r) => expect(await r.json()).toEqual({ surprise: true }),
      ],
      [
        { status: 200, code: 7, msg: 'm' },
        async (r) => expect(await r.json()).toMatchObject({ code: 7, msg: 'm' }),
      ],
      [
        { status: 503, code: 2200 },
        async (r) => expect([r.status, (await r.json()).code]).toEqual([503, 2200]),
      ],
    ];
    for (const [fault, check] of cases) {
      await sandbox.control('faults', { kind: 'status', match: create, times: 1, ...fault });
      await check(await raw());
    }
  });

  it('use the row’s own code for a status', async () => {
    const world = await open();
    await world.sandbox.control('faults', { kind: 'status', status: 500, match: create, times: 1 });
    expect(await world.create()).toMatchObject({ http: 500, code: 1230003 });
    await world.sandbox.control('faults', {
      kind: 'status',
      status: 429,
      headers: { 'x-ogw-ratelimit-reset': '7' },
      times: 1,
    });
    const limited = await world.create();
    expect(limited).toMatchObject({ http: 429, code: 99991400 });
    expect(limited.headers.get('x-ogw-ratelimit-reset')).toBe('7');
    await world.sandbox.control('faults', { kind: 'status', status: 502, at: 'afterCommit', times: 1 });
    expect((await world.create()).http).toBe(502);
    expect(await world.kept()).toBe(1);
  });

  it('let a token run out', async () => {
    const world = await open();
    await world.sandbox.control('faults', { kind: 'expireToken', times: 1 });
    expect((await world.create()).code).toBe(99991677);
    expect((await world.create()).code).toBe(99991677);
  });

  it('let others eat the quota: some of it, all of it, or on and on', async () => {
    const world = await open();
    const row = 'feishu.contacts.create';
    await world.sandbox.control('faults', { kind: 'quota', row, count: 19 });
    expect((await world.create()).http).toBe(200);
    expect((await world.create()).http).toBe(429);
    await world.sandbox.control('clock', { advanceMs: 60_000 });
    await world.sandbox.control('faults', [{ kind: 'quota', row }]);
    const over = await world.create();
    expect([over.http, over.headers.get('x-ogw-ratelimit-reset')]).toEqual([429, '60']);
    await world.sandbox.control('reset');
    await world.sandbox.control('faults', { kind: 'quota', row, everyMs: 1 });
    await world.sandbox.control('clock', { advanceMs: 1000 });
    expect((await world.create()).http).toBe(429);
  });

  it('strike by path, method, number and chance, and end when cleared', async () => {
    const world = await open();
    const { sandbox } = world;
    await sandbox.control('faults', {
      faults: [
        { kind: 'status', status: 500, match: { method: 'GET' } },
        { kind: 'status', status: 500, match: { path: '/open-apis/mail/v1/user_mailboxes/you*' } },
        { kind: 'status', status: 500, match: { path: `${me}/*` }, times: 2 },
      ],
    });
    const seen = [];
    for (let i = 0; i < 3; i += 1) seen.push((await world.create()).http);
    expect(seen).toEqual([500, 500, 200]);
    const listed = await (await fetch(`${sandbox.url}/_sandbox/faults`)).json();
    expect(listed.faults).toMatchObject([{ hits: 0, left: null }, { hits: 0 }, { hits: 2, left: 0 }]);
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
    const draw = async () => {
      await sandbox.control('reset');
      await sandbox.control('faults', { kind: 'status', status: 500, probability: 0.5, seed: 7 });
      const all = [];
      for (let i = 0; i < 12; i += 1) all.push((await world.create()).http);
      return all;
    };
    const drawn = await draw();
    expect(new Set(drawn)).toEqual(new Set([200, 500]));
    expect(await draw()).toEqual(drawn);
  });

  it('keep an answer waiting', async () => {
    const world = await open();
    await world.sandbox.control('faults', { kind: 'delay', ms: 60, times: 1 });
    const from = performance.now();
    expect((await world.create()).code).toBe(0);
    expect(performance.now() - from).toBeGreaterThan(55);
  });
});
