import { describe, expect, it } from 'vitest';
import { otherApp } from '../../../lib/sandbox/demo';
import { me, openSandbox } from '../open';
import { challenge, codeGrant, codeOf, refreshGrant, scope, signIn, token, v2, v3, verifier } from './flow';

describe.each([v3, v2])('%s', (path) => {
  it('gives tokens for a code, and takes the code once', async () => {
    const sandbox = await openSandbox();
    const grant = codeGrant(sandbox, await codeOf(sandbox));
    const first = await token(sandbox, grant, path);
    expect(first.json).toMatchObject({ code: 0, token_type: 'Bearer', expires_in: 7200, scope });
    const list = `${me}/mail_contacts?page_size=1`;
    expect((await sandbox.call('GET', list, { token: String(first.json.access_token) })).code).toBe(0);
    expect((await token(sandbox, grant, path)).code).toBe(20065);
  });

  it.each([
    [{ client_secret: 'wrong' }, 20002],
    [{ client_secret: undefined }, 20001],
    [{ client_id: 'cli_nobody' }, 20048],
    [{ client_id: otherApp.id, client_secret: otherApp.secret }, 20024],
    [{ code: 'unknown' }, 20003],
    [{ grant_type: 'password' }, 20036],
    [{ grant_type: undefined }, 20001],
    [{ redirect_uri: 'https://other.chromiumapp.org/' }, 20071],
    [{ redirect_uri: undefined }, 20071],
    [{ code_verifier: undefined }, 20049],
    [{ code_verifier: verifier.replace('a', 'b') }, 20049],
    [{ code_verifier: 'too short' }, 20063],
    [{ scope: 'offline_access offline_access' }, 20067],
    [{ scope: 'mail:user_mailbox.rule:write' }, 20068],
  ])('refuses %o', async (change, code) => {
    const sandbox = await openSandbox();
    const grant = codeGrant(sandbox, await codeOf(sandbox));
    const reply = await token(sandbox, { ...grant, ...change }, path);
    expect([reply.http, reply.code]).toEqual([400, code]);
    expect(typeof reply.json.error_description).toBe('string');
    expect((await token(sandbox, grant, path)).code).toBe(0);
  });

  it('takes a form as well as JSON', async () => {
    const sandbox = await openSandbox();
    const body = new URLSearchParams(codeGrant(sandbox, await codeOf(sandbox)));
    const reply = await fetch(sandbox.url + path, { method: 'POST', body });
    expect(await reply.json()).toMatchObject({ code: 0, token_type: 'Bearer' });
  });

  it('refuses client credentials that come twice', async () => {
    const sandbox = await openSandbox();
    const reply = await sandbox.call('POST', path, {
      body: codeGrant(sandbox, await codeOf(sandbox)),
      headers: { authorization: `Basic ${btoa('a:b')}` },
    });
    expect(reply.code).toBe(20070);
  });
});

describe('codes', () => {
  it('run out after five minutes', async () => {
    const sandbox = await openSandbox();
    const code = await codeOf(sandbox);
    await sandbox.control('clock', { advanceMs: 5 * 60_000 });
    expect((await token(sandbox, codeGrant(sandbox, code))).code).toBe(20004);
  });

  it('without a challenge go with no verifier: v3 refuses one, v2 lets it pass', async () => {
    const sandbox = await openSandbox();
    const none = { code_challenge: undefined, code_challenge_method: undefined };
    const code = await codeOf(sandbox, none);
    expect((await token(sandbox, codeGrant(sandbox, code), v3)).code).toBe(20049);
    expect((await token(sandbox, codeGrant(sandbox, code), v2)).code).toBe(0);
    const plain = { ...codeGrant(sandbox, await codeOf(sandbox, none)), code_verifier: undefined };
    expect((await token(sandbox, plain, v3)).code).toBe(0);
  });

  it('take the challenge as plain unless the method is said', async () => {
    const sandbox = await openSandbox();
    const code = await codeOf(sandbox, { code_challenge: verifier, code_challenge_method: undefined });
    expect((await token(sandbox, codeGrant(sandbox, code))).code).toBe(0);
    const hashed = await codeOf(sandbox, { code_challenge: challenge, code_challenge_method: undefined });
    expect((await token(sandbox, codeGrant(sandbox, hashed))).code).toBe(20049);
  });
});

describe('refresh tokens', () => {
  it('work once, and leave the old access token alive', async () => {
    const sandbox = await openSandbox();
    const first = await signIn(sandbox);
    const second = await token(sandbox, refreshGrant(sandbox, first.refresh_token));
    expect(second.json).toMatchObject({ code: 0, scope });
    expect(second.json.refresh_token).not.toBe(first.refresh_token);
    expect((await token(sandbox, refreshGrant(sandbox, first.refresh_token))).code).toBe(20073);
    expect((await token(sandbox, refreshGrant(sandbox, second.json.refresh_token))).code).toBe(0);
    const list = `${me}/mail_contacts?page_size=1`;
    expect((await sandbox.call('GET', list, { token: String(first.access_token) })).code).toBe(0);
  });

  it('come only when they were asked for', async () => {
    const sandbox = await openSandbox();
    await signIn(sandbox);
    const later = await signIn(sandbox, { scope: 'mail:user_mailbox.rule:write' });
    expect(later).not.toHaveProperty('refresh_token');
    expect(later.scope).toBe(`${scope} mail:user_mailbox.rule:write`);
    await sandbox.control('behaviour', { refreshToken: 'never' });
    expect(await signIn(sandbox)).not.toHaveProperty('refresh_token');
  });

  it('end with their time, with the consent, with the grant and with the switch', async () => {
    const sandbox = await openSandbox();
    const refresh = async (value: unknown) => (await token(sandbox, refreshGrant(sandbox, value))).code;
    expect(await refresh('unknown')).toBe(20026);
    const { refresh_token: switched } = await signIn(sandbox);
    await sandbox.control('behaviour', { refreshSwitch: false });
    expect(await refresh(switched)).toBe(20074);
    await sandbox.control('behaviour', { refreshSwitch: true, refreshTokenSeconds: 31_536_000 });
    const other = { client_id: otherApp.id, client_secret: otherApp.secret };
    expect((await token(sandbox, { ...refreshGrant(sandbox, switched), ...other })).code).toBe(20024);
    await sandbox.control('clock', { advanceMs: 604_800_000 });
    expect(await refresh(switched)).toBe(20037);
    const { refresh_token: yearly } = await signIn(sandbox);
    await sandbox.control('clock', { advanceMs: 200 * 86_400_000 });
    const renewed = (await token(sandbox, refreshGrant(sandbox, yearly))).json.refresh_token;
    await sandbox.control('clock', { advanceMs: 165 * 86_400_000 });
    expect(await refresh(renewed)).toBe(20037);
    const { refresh_token: revoked } = await signIn(sandbox);
    await sandbox.control('revoke');
    expect(await refresh(revoked)).toBe(20064);
  });
});

describe('the app and the person', () => {
  it.each([
    [{ app: 'disabled' }, 20069],
    [{ app: 'notInstalled' }, 20009],
    [{ app: 'userOutOfRange' }, 20010],
    [{ user: 'frozen' }, 20066],
    [{ securityPolicy: true }, 21000],
  ])('%o: %i', async (behaviour, code) => {
    const sandbox = await openSandbox();
    const grant = codeGrant(sandbox, await codeOf(sandbox));
    await sandbox.control('behaviour', behaviour);
    expect((await token(sandbox, grant)).code).toBe(code);
  });

  it.each([
    [{ app: 'disabled' }, 99991662],
    [{ app: 'notInstalled' }, 99991673],
    [{ ipAllowList: true }, 99991401],
    [{ monthlyQuotaSpent: true }, 99991403],
  ])('%o on a call: %i', async (behaviour, code) => {
    const sandbox = await openSandbox();
    const access = await sandbox.token();
    await sandbox.control('behaviour', behaviour);
    expect((await sandbox.call('GET', `${me}/labels`, { token: access })).code).toBe(code);
  });

  it('may have no v3 endpoint yet', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('behaviour', { tokenV3: false });
    const grant = codeGrant(sandbox, await codeOf(sandbox));
    expect((await token(sandbox, grant, v3)).http).toBe(404);
    expect((await token(sandbox, grant, v2)).code).toBe(0);
  });

  it('gives the app a token of its own', async () => {
    const sandbox = await openSandbox();
    const path = '/open-apis/auth/v3/tenant_access_token/internal';
    const { appId, appSecret } = sandbox.feishu;
    const own = await sandbox.call('POST', path, { body: { app_id: appId, app_secret: appSecret } });
    expect(own.json).toMatchObject({ code: 0, expire: 7200 });
    const access = String(own.json.tenant_access_token);
    expect((await sandbox.call('GET', `${me}/labels`, { token: access })).code).toBe(1234000);
    const search = await sandbox.call('POST', `${me}/search`, { token: access, body: {} });
    expect(search.code).toBe(99991663);
    const wrong = await sandbox.call('POST', path, { body: { app_id: appId, app_secret: 'x' } });
    expect(wrong.code).toBe(10014);
  });
});
