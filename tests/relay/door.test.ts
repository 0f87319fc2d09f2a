import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { relayRoutes } from '../../lib/http/relay';
import { openSandbox } from '../sandbox/open';
import { askRelay, chromeOrigin, openRelay, sandboxToken } from '../support/relay';
import { empty, kindOf, openBench } from './bench';

describe('the door', () => {
  it('speaks to the extensions it was told of, and to no page', async () => {
    const { relay } = await openBench();
    const ask = (origin: string, method = 'OPTIONS') =>
      fetch(relay.url + relayRoutes.apps.path, {
        method,
        headers: { origin, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: '{}' } : {}),
      });
    const own = await ask(chromeOrigin);
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([204, chromeOrigin]);
    for (const origin of ['https://evil.example', `chrome-extension://${'b'.repeat(32)}`, 'null']) {
      const no = await ask(origin, 'POST');
      expect([no.status, no.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
    expect((await ask('moz-extension://3f0f4b6e-6f0d-4b1c-9d55-8a1d9c5f7a01', 'POST')).status).toBe(200);
  });

  it('bounds and parses what it is sent', async () => {
    const { relay } = await openBench();
    const post = (body: string, type = 'application/json') =>
      fetch(relay.url + relayRoutes.token.path, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await post('x'.repeat(70_000))).status).toBe(413);
    expect((await post('{')).status).toBe(400);
    expect((await post('{}')).status).toBe(400);
    expect((await post('{}', 'text/plain')).status).toBe(400);
    expect((await fetch(`${relay.url}/v1/nothing`)).status).toBe(404);
  });

  it('slows down who asks too often', async () => {
    const { relay, app, token } = await openBench({
      RELAY_PERSON_PER_MINUTE: '3',
      RELAY_ADDRESS_PER_MINUTE: '8',
    });
    const me = await token();
    const kinds: string[] = [];
    for (let at = 0; at < 5; at++) kinds.push(kindOf(await askRelay(relay.url, 'person', app, me)));
    expect(kinds).toEqual(['ok', 'ok', 'ok', 'rateLimited', 'rateLimited']);
    const other = await token('p2');
    for (let at = 0; at < 3; at++) expect(kindOf(await askRelay(relay.url, 'person', app, other))).toBe('ok');
    const over = await askRelay(relay.url, 'apps', {});
    expect(over).toMatchObject({ ok: false, failure: { kind: 'rateLimited', retryIn: expect.any(Number) } });
  });

  it('says how it is, in figures and lines that name nobody', async () => {
    const { relay, call, contact, token } = await openBench();
    const me = await token();
    await call('create', { contact: contact({ remark: 'E-mail: ana@rain.example' }) }, me);
    expect(await (await fetch(`${relay.url}/health`)).json()).toEqual({ ok: true });
    const figures = await (await fetch(`${relay.url}/metrics`)).text();
    expect(figures).toContain('relay_requests_total{route="call",status="200"} 1');
    expect(figures).toContain(
      'relay_slots_total{row="dingtalk.external_contacts.create",verdict="granted"} 1',
    );
    const said = figures + relay.lines.join('\n');
    for (const private_ of [me, 'Ana', '13900139000', 'rain.example', 'manager4220', '127.0.0.1', '林晓雯']) {
      expect(said).not.toContain(private_);
    }
    for (const line of relay.lines)
      expect(z.looseObject({ event: z.string() }).parse(JSON.parse(line))).toBeTruthy();
  });
});

it('heeds a refusal for frequency: nobody goes before the service says so', async () => {
  const { call, token, sandbox } = await openBench();
  const [me, other] = [await token(), await token('p2')];
  await sandbox.control('faults', { kind: 'quota', row: 'dingtalk.external_contacts.list' });
  expect(kindOf(await call('list', {}, me))).toBe('rateLimited');
  const began = performance.now();
  expect(kindOf(await call('list', {}, other))).toBe('ok');
  expect(performance.now() - began).toBeGreaterThan(500);
});

describe('the shared queue', () => {
  const slot = z.object({ in: z.number(), expires: z.number() });

  it('gives colleagues places in turn, and none to strangers', async () => {
    const { relay, app, token } = await openBench();
    const [a, b] = [await token('a'), await token('b')];
    const row = 'dingtalk.external_contacts.create';
    const ask = async (id: string, user: string) => {
      const answer = await askRelay(relay.url, 'slot', { ...app, row, class: 'click', id }, user);
      if (!answer.ok) throw new Error(answer.failure.kind);
      return slot.parse(answer.reply);
    };
    const places = [];
    for (let at = 0; at < 20; at++) places.push(await ask(`${at}`, at % 2 ? a : b));
    expect(places.every(({ in: ms }) => ms === 0)).toBe(true);
    expect((await ask('20', a)).in).toBeGreaterThan(0);
    const none = await askRelay(relay.url, 'slot', { ...app, row, class: 'click', id: 'x' }, 'nothing');
    expect(kindOf(none)).toBe('tokenExpired');
    const odd = await askRelay(
      relay.url,
      'slot',
      { ...app, row: 'feishu.contacts.create', class: 'click', id: 'x' },
      a,
    );
    expect(kindOf(odd)).toBe('forbidden');
  });

  it('knows Feishu’s tenant from the first sign-in, or from its settings', async () => {
    const ask = async (tenant: string | undefined) => {
      const sandbox = await openSandbox({ realNow: Date.now, seed: empty });
      const { appId, appSecret: secret } = sandbox.feishu;
      const relay = await openRelay(sandbox, {
        RELAY_APPS: JSON.stringify([{ brand: 'feishu', appId, secret, ...(tenant ? { tenant } : {}) }]),
      });
      onTestFinished(relay.close);
      const wish = { brand: 'feishu', appId, row: 'feishu.contacts.create', class: 'click', id: '1' };
      return kindOf(await askRelay(relay.url, 'slot', wish, await sandboxToken(sandbox, 'feishu')));
    };
    expect(await ask('tenant_brightwater')).toBe('ok');
    expect(await ask('tenant_other')).toBe('forbidden');
    expect(await ask(undefined)).toBe('unavailable');
  });
});
