import { describe, expect, it } from 'vitest';
import { openSandbox } from '../open';
import { authorizeQuery, consent, openPage, press, redirectUri } from './flow';

describe('the consent page', () => {
  it('names the app, the person and the scopes, and offers both answers', async () => {
    const sandbox = await openSandbox();
    const page = await openPage(sandbox, authorizeQuery(sandbox));
    const html = await page.text();
    expect(page.status).toBe(200);
    for (const text of [
      sandbox.feishu.appId,
      'xiaowen.lin@brightwater.example',
      'mail:user_mailbox.mail_contact:write',
      '>Allow</button>',
      '>Deny</button>',
    ]) {
      expect(html).toContain(text);
    }
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('leads back with a code and the very state, or with the refusal', async () => {
    const sandbox = await openSandbox();
    const yes = await consent(sandbox);
    expect(yes.origin + yes.pathname).toBe(redirectUri);
    expect(yes.searchParams.get('state')).toBe('s t&=1');
    expect(yes.searchParams.get('code')).toMatch(/^[\w-]{64,}$/);
    const no = await consent(sandbox, {}, 'deny');
    expect([...no.searchParams]).toEqual([
      ['error', 'access_denied'],
      ['state', 's t&=1'],
    ]);
  });

  it('puts a fragment of the redirect address behind the query', async () => {
    const sandbox = await openSandbox();
    const back = await consent(sandbox, { redirect_uri: `${redirectUri}?a=1#part` });
    expect(back.searchParams.get('a')).toBe('1');
    expect(back.hash).toBe('#part');
  });

  it.each([
    ['https://abc.chromiumapp.org/provider', 200],
    ['https://0123abcd.extensions.allizom.org/', 200],
    ['http://127.0.0.1/mozoauth2/0123abcd', 200],
    ['http://127.0.0.1:8080/', 200],
    ['https://abc.chromiumapp.org.evil.example/', 400],
    ['https://evil.example/?https://abc.chromiumapp.org/', 400],
    ['https://abc.chromiumapp.org@evil.example/', 400],
    ['http://abc.chromiumapp.org/', 400],
    ['javascript:alert(1)', 400],
    ['not an address', 400],
  ])('redirects to %s: %i', async (redirect_uri, status) => {
    const sandbox = await openSandbox();
    const page = await openPage(sandbox, { ...authorizeQuery(sandbox), redirect_uri });
    expect(page.status).toBe(status);
    if (status === 400) expect(await page.text()).toContain('20029');
  });

  it.each([
    [{ client_id: 'cli_nobody' }, '20048'],
    [{ response_type: 'token' }, '20001'],
    [{ code_challenge_method: 'S512' }, '20001'],
    [{ scope: 'mail:no.such:scope' }, '20027'],
  ])('refuses %o on the page itself', async (change, code) => {
    const sandbox = await openSandbox();
    const page = await openPage(sandbox, { ...authorizeQuery(sandbox), ...change });
    expect(page.status).toBe(400);
    expect(await page.text()).toContain(code);
  });

  it('refuses a scope the admin has not enabled', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('behaviour', { disabledScopes: ['offline_access'] });
    const page = await openPage(sandbox, authorizeQuery(sandbox));
    expect(await page.text()).toContain('20027');
  });

  it('takes an answer once, and from its own page only', async () => {
    const sandbox = await openSandbox();
    const html = await (await openPage(sandbox, authorizeQuery(sandbox))).text();
    const ticket = html.match(/name="ticket" value="([^"]+)"/)?.[1] ?? '';
    const foreign = await press(sandbox, ticket, 'allow', { origin: 'https://evil.example' });
    expect(foreign.status).toBe(400);
    expect((await press(sandbox, 'guessed', 'allow')).status).toBe(400);
    expect((await press(sandbox, ticket, 'allow', { origin: sandbox.url })).status).toBe(302);
    expect((await press(sandbox, ticket, 'allow')).status).toBe(400);
  });

  it('is passed over for what was granted before, where the service does so', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('behaviour', { consentPage: 'whenNew' });
    expect((await openPage(sandbox, authorizeQuery(sandbox))).status).toBe(200);
    await consent(sandbox);
    expect((await openPage(sandbox, authorizeQuery(sandbox))).status).toBe(302);
    const asked = await openPage(sandbox, { ...authorizeQuery(sandbox), prompt: 'consent' });
    expect(asked.status).toBe(200);
  });

  it('shows markup in a parameter as text', async () => {
    const sandbox = await openSandbox();
    const page = await openPage(sandbox, { ...authorizeQuery(sandbox), scope: '<img/src=x>' });
    expect(await page.text()).not.toContain('<img');
  });
});
