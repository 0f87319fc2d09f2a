import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { relayRoutes } from '../../lib/http/relay';
import { openSandbox } from '../sandbox/open';
import { askRelay, chromeOrigin, openRelay, sandboxToken } from '../support/relay';

const label = 1_561_077_301;
const tokens = relayRoutes.token.reply;
const empty = () => ({ mails: [], folders: [], labels: [] });

async function open(more: Record<string, string> = {}) {
  const sandbox = await openSandbox({ realNow: Date.now, seed: empty });
  const relay = await openRelay(sandbox, more);
  onTestFinished(relay.close);
  const app = { brand: 'dingtalk', appId: sandbox.dingtalk.appKey };
  const token = (person?: string) => sandboxToken(sandbox, 'dingtalk', person);
  const call = (row: string, body: unknown, user: string) =>
    askRelay(relay.url, 'call', { ...app, row: `dingtalk.external_contacts.${row}`, body }, user);
  const contact = (more: object = {}) => ({
    name: 'Ana',
    mobile: '13900139000',
    state_code: '86',
    label_ids: [label],
    follower_user_id: 'whoever',
    ...more,
  });
  const outsiders = async () => (await sandbox.state()).outsiders ?? [];
  return { sandbox, relay, app, token, call, contact, outsiders };
}

const kindOf = (answer: Awaited<ReturnType<typeof askRelay>>) => (answer.ok ? 'ok' : answer.failure.kind);

describe('tokens', () => {
  it('adds the secret to a code and to a refresh, and gives it to nobody', async () => {
    const { sandbox, relay } = await open();
    const login = {
      client_id: sandbox.dingtalk.appKey,
      response_type: 'code',
      redirect_uri: 'https://abc.chromiumapp.org/dingtalk',
      scope: 'openid corpid',
      prompt: 'consent',
    };
    const page = await fetch(`${sandbox.url}/oauth2/auth?${new URLSearchParams(login)}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ person: 'demo', decision: 'allow' }),
    });
    const code = new URL(page.headers.get('location') ?? '').searchParams.get('authCode') ?? '';
    const app = { brand: 'dingtalk', appId: sandbox.dingtalk.appKey };
    const first = await askRelay(relay.url, 'token', {
      ...app,
      grant: { kind: 'code', code, redirect: login.redirect_uri },
    });
    if (!first.ok) throw new Error(first.failure.kind);
    const pair = tokens.parse(first.reply);
    const grant = { kind: 'refresh', token: pair.refresh };
    const second = await askRelay(relay.url, 'token', { ...app, grant });
    const third = await askRelay(relay.url, 'token', { ...app, grant });
    expect([kindOf(second), kindOf(third)]).toEqual(['ok', 'signInAgain']);
    const said = JSON.stringify([first, second, third, relay.lines]);
    expect(said).not.toContain(sandbox.dingtalk.appSecret);
    expect(relay.lines.join('\n')).not.toContain(pair.access);
    expect(relay.lines.join('\n')).not.toContain(pair.refresh ?? '-');
  });

  it('wants a verifier from Feishu’s people, and knows its own apps only', async () => {
    const { sandbox, relay } = await open();
    const grant = { kind: 'code', code: 'x', redirect: 'https://abc.chromiumapp.org/' };
    const { appId } = sandbox.feishu;
    const without = await askRelay(relay.url, 'token', { brand: 'feishu', appId, grant });
    expect(without).toMatchObject({ ok: false, failure: { kind: 'invalid', field: 'verifier' } });
    const other = await askRelay(relay.url, 'token', { brand: 'lark', appId, grant });
    expect(kindOf(other)).toBe('forbidden');
    const apps = await askRelay(relay.url, 'apps', {});
    expect(JSON.stringify(apps)).toContain(appId);
    expect(JSON.stringify(apps)).not.toContain('secret');
  });
});

describe('calls on behalf of a person', () => {
  it('makes a contact follow whoever makes it', async () => {
    const { call, contact, token, outsiders, sandbox } = await open();
    expect(kindOf(await call('create', { contact: contact() }, await token()))).toBe('ok');
    expect(await outsiders()).toMatchObject([{ follower_user_id: sandbox.dingtalk.userId }]);
  });

  it('keeps followers and shares on an update, and refuses another follower', async () => {
    const { call, contact, token, outsiders, sandbox } = await open();
    const [me, other] = [await token(), await token('p2')];
    await call('create', { contact: contact({ share_user_ids: ['0088442200'] }) }, me);
    const [made] = await outsiders();
    const { mobile, state_code, ...fields } = contact({ name: 'Ana B', user_id: made?.userid });
    expect(kindOf(await call('update', { contact: fields }, other))).toBe('forbidden');
    const follower_user_id = sandbox.dingtalk.userId;
    const answer = await call('update', { contact: { ...fields, follower_user_id } }, other);
    expect(kindOf(answer)).toBe('ok');
    expect(await outsiders()).toMatchObject([
      { name: 'Ana B', follower_user_id, share_user_ids: ['0088442200'] },
    ]);
  });

  it('lets contacts change hands where the company allows it', async () => {
    const { call, contact, token, outsiders, sandbox } = await open({ RELAY_HANDOVER: 'true' });
    const me = await token();
    const follower_user_id = sandbox.dingtalk.userId;
    expect(kindOf(await call('create', { contact: contact({ follower_user_id }) }, me))).toBe('ok');
    const [made] = await outsiders();
    const { mobile, state_code, ...fields } = contact({
      user_id: made?.userid,
      follower_user_id: '0088442200',
    });
    expect(kindOf(await call('update', { contact: fields }, me))).toBe('ok');
    expect(await outsiders()).toMatchObject([{ follower_user_id: '0088442200' }]);
  });

  it('lets only its follower delete a contact', async () => {
    const { call, contact, token, outsiders } = await open();
    const [me, other] = [await token(), await token('p2')];
    await call('create', { contact: contact() }, me);
    const [made] = await outsiders();
    expect(kindOf(await call('delete', { user_id: made?.userid }, other))).toBe('forbidden');
    expect(kindOf(await call('delete', { user_id: made?.userid }, me))).toBe('ok');
    expect(await outsiders()).toEqual([]);
  });

  it('calls the rows of the table and no others, and for nobody without a token', async () => {
    const { relay, app, call, token, sandbox } = await open();
    const me = await token();
    for (const row of [
      'dingtalk.auth.app_token',
      'dingtalk.auth.user_by_unionid',
      'toString',
      'feishu.contacts.list',
    ]) {
      const answer = await askRelay(relay.url, 'call', { ...app, row, body: {} }, me);
      expect(kindOf(answer), row).toBe('forbidden');
    }
    expect(kindOf(await call('list', {}, 'nothing'))).toBe('tokenExpired');
    const feishu = { brand: 'feishu', appId: sandbox.feishu.appId, row: 'feishu.contacts.list', body: {} };
    expect(
      kindOf(await askRelay(relay.url, 'call', { ...app, row: 'dingtalk.external_contacts.list', body: {} })),
    ).toBe('signInAgain');
    expect(kindOf(await askRelay(relay.url, 'call', feishu, await sandboxToken(sandbox, 'feishu')))).not.toBe(
      'ok',
    );
  });

  it('tells the service’s refusals as they are', async () => {
    const { call, contact, token } = await open();
    const me = await token();
    await call('create', { contact: contact() }, me);
    const again = await call('create', { contact: contact() }, me);
    expect(again).toMatchObject({
      ok: false,
      failure: { kind: 'exists', code: 22005, endpoint: 'dingtalk.external_contacts.create' },
    });
  });

  it('keeps the limit for all of them together', async () => {
    const { call, token, sandbox } = await open();
    const people = await Promise.all(['a', 'b', 'c'].map(token));
    const answers = await Promise.all(
      people.flatMap((one) => Array.from({ length: 15 }, () => call('listlabelgroups', {}, one))),
    );
    expect(answers.map(kindOf).filter((kind) => kind !== 'ok')).toEqual([]);
    const { requests = [] } = await sandbox.state();
    expect(requests.filter(({ code }) => code === 88)).toEqual([]);
  });
});

it('heeds a refusal for frequency: nobody goes before the service says so', async () => {
  const { call, token, sandbox } = await open();
  const [me, other] = [await token(), await token('p2')];
  await sandbox.control('faults', { kind: 'quota', row: 'dingtalk.external_contacts.list' });
  expect(kindOf(await call('list', {}, me))).toBe('rateLimited');
  const began = performance.now();
  expect(kindOf(await call('list', {}, other))).toBe('ok');
  expect(performance.now() - began).toBeGreaterThan(500);
});

describe('the door', () => {
  it('speaks to the extensions it was told of, and to no page', async () => {
    const { relay } = await open();
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
    const { relay } = await open();
    const post = (body: string, type = 'application/json') =>
      fetch(relay.url + relayRoutes.token.path, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await post('x'.repeat(70_000))).status).toBe(413);
    expect((await post('{')).status).toBe(400);
    expect((await post('{}')).status).toBe(400);
    expect((await post('{}', 'text/plain')).status).toBe(400);
    expect((await fetch(`${relay.url}/v1/nothing`)).status).toBe(404);
  });

  it('slows down who asks too often', async () => {
    const { relay, app, token } = await open({ RELAY_PERSON_PER_MINUTE: '3', RELAY_ADDRESS_PER_MINUTE: '8' });
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
    const { relay, call, contact, token } = await open();
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

describe('the shared queue', () => {
  const slot = z.object({ in: z.number(), expires: z.number() });

  it('gives colleagues places in turn, and none to strangers', async () => {
    const { relay, app, token } = await open();
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
