import { describe, expect, it } from 'vitest';
import { relayRoutes } from '../../lib/http/relay';
import { askRelay, sandboxToken } from '../support/relay';
import { kindOf, openBench } from './bench';

const tokens = relayRoutes.token.reply;

describe('tokens', () => {
  it('adds the secret to a code and to a refresh, and gives it to nobody', async () => {
    const { sandbox, relay } = await openBench();
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
    const { sandbox, relay } = await openBench();
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
    const { call, contact, token, outsiders, sandbox } = await openBench();
    expect(kindOf(await call('create', { contact: contact() }, await token()))).toBe('ok');
    expect(await outsiders()).toMatchObject([{ follower_user_id: sandbox.dingtalk.userId }]);
  });

  it('keeps followers and shares on an update, and refuses another follower', async () => {
    const { call, contact, token, outsiders, sandbox } = await openBench();
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
    const { call, contact, token, outsiders, sandbox } = await openBench({ RELAY_HANDOVER: 'true' });
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
    const { call, contact, token, outsiders } = await openBench();
    const [me, other] = [await token(), await token('p2')];
    await call('create', { contact: contact() }, me);
    const [made] = await outsiders();
    expect(kindOf(await call('delete', { user_id: made?.userid }, other))).toBe('forbidden');
    expect(kindOf(await call('delete', { user_id: made?.userid }, me))).toBe('ok');
    expect(await outsiders()).toEqual([]);
  });

  it('calls the rows of the table and no others, and for nobody without a token', async () => {
    const { relay, app, call, token, sandbox } = await openBench();
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
    const { call, contact, token } = await openBench();
    const me = await token();
    await call('create', { contact: contact() }, me);
    const again = await call('create', { contact: contact() }, me);
    expect(again).toMatchObject({
      ok: false,
      failure: { kind: 'exists', code: 22005, endpoint: 'dingtalk.external_contacts.create' },
    });
  });

  it('keeps the limit for all of them together', async () => {
    const { call, token, sandbox } = await openBench();
    const people = await Promise.all(['a', 'b', 'c'].map(token));
    const answers = await Promise.all(
      people.flatMap((one) => Array.from({ length: 15 }, () => call('listlabelgroups', {}, one))),
    );
    expect(answers.map(kindOf).filter((kind) => kind !== 'ok')).toEqual([]);
    const { requests = [] } = await sandbox.state();
    expect(requests.filter(({ code }) => code === 88)).toEqual([]);
  });
});
