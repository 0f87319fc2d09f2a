import { describe, expect, it } from 'vitest';
import { openSandbox } from '../sandbox/open';
import { connect, live, machine, person, redirect } from './machine';

const scopesAsked = (url: URL | undefined) => (url?.searchParams.get('scope') ?? '').split(' ').sort();
const contactScopes = [
  'mail:user_mailbox.mail_contact.mail_address:read',
  'mail:user_mailbox.mail_contact.phone:read',
  'mail:user_mailbox.mail_contact:write',
  'mail:user_mailbox:readonly',
  'offline_access',
];

describe('connecting an account', () => {
  it('goes through the consent page with PKCE S256 and a long state, and says who is connected', async () => {
    const on = machine(await openSandbox());
    const seen: URL[] = [];
    const life = await live(on, { launch: person('allow', seen) });
    const account = await connect(life, on);
    expect(account).toMatchObject({ brand: 'feishu', state: 'connected', features: ['contacts'] });
    expect(account.name).not.toBe('');
    expect(account.address).toContain('@');
    const query = seen[0]?.searchParams;
    expect(query?.get('code_challenge_method')).toBe('S256');
    expect(query?.get('redirect_uri')).toBe(redirect('feishu'));
    expect(query?.get('state')).toMatch(/^[\w-]{43}$/);
    expect(scopesAsked(seen[0])).toEqual(contactScopes);
    expect(on.session.values.get('login.pending')).toEqual({ version: 1, value: {} });
    expect(await life.accounts.list()).toEqual([account]);
    await life
      .port(account.id, async () => undefined)
      .contacts?.create({ name: 'Mei', address: 'mei@x.test' });
    expect((await on.sandbox.state()).contacts).toEqual([
      expect.objectContaining({ mail_address: 'mei@x.test' }),
    ]);
  });

  it('asks later only for what a further feature lacks, and keeps the account', async () => {
    const on = machine(await openSandbox());
    const seen: URL[] = [];
    const life = await live(on, { launch: person('allow', seen) });
    const first = await connect(life, on);
    const second = await connect(life, on, { appSecret: undefined, features: ['contacts', 'rules'] });
    expect(second.id).toBe(first.id);
    expect(second.features).toEqual(['contacts', 'rules']);
    expect(scopesAsked(seen[1])).toEqual([
      'mail:user_mailbox.folder:write',
      'mail:user_mailbox.rule:write',
      'offline_access',
    ]);
    expect(await life.accounts.list()).toHaveLength(1);
  });

  it('believes the reply about what was granted', async () => {
    const on = machine(await openSandbox());
    const life = await live(on, {
      async fetch(input, init) {
        const reply = await fetch(input, init);
        if (!String(input).endsWith('/oauth/v3/token')) return reply;
        return Response.json({ ...(await reply.json()), scope: 'mail:user_mailbox:readonly' });
      },
    });
    const account = await connect(life, on);
    expect(account).toMatchObject({ scopes: ['mail:user_mailbox:readonly'], features: [] });
  });

  it('uses the older token endpoint where the account says so', async () => {
    const on = machine(await openSandbox());
    await on.sandbox.control('behaviour', { tokenV3: false });
    const life = await live(on);
    await expect(connect(life, on)).rejects.toMatchObject({ facts: { http: 404 } });
    const account = await connect(life, on, { tokenEndpoint: 'v2' });
    await on.clock.advance(7200_000);
    expect(await life.token(account.id)).toMatch(/^eyJ/);
  });

  it('stores nothing where the person refuses or closes the page', async () => {
    const on = machine(await openSandbox());
    const refused = await live(on, { launch: person('deny') });
    await expect(connect(refused, on)).rejects.toMatchObject({ facts: { kind: 'consentDenied' } });
    const closed = await live(on, {
      launch: () => Promise.reject(new Error('The user did not approve access.')),
    });
    await expect(connect(closed, on)).rejects.toMatchObject({ facts: { kind: 'consentDenied' } });
    expect(await closed.accounts.list()).toEqual([]);
    expect(await closed.vault.secret('feishu', on.sandbox.feishu.appId)).toBeNull();
  });

  it.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['the path of another issuer', (url: URL) => (url.pathname = '/lark')],
    ['another address', (url: URL) => (url.hostname = 'evil.chromiumapp.org')],
  ])('takes no answer with %s', async (_what, change) => {
    const on = machine(await openSandbox());
    const allow = person('allow');
    const life = await live(on, {
      async launch(address) {
        const back = new URL(await allow(address));
        change(back);
        return back.href;
      },
    });
    await expect(connect(life, on)).rejects.toMatchObject({ facts: { kind: 'malformed' } });
    expect(await life.accounts.list()).toEqual([]);
  });

  it('takes no answer later than 5 min after it asked', async () => {
    const on = machine(await openSandbox());
    const allow = person('allow');
    const life = await live(on, {
      async launch(address) {
        await on.clock.advance(5 * 60_000);
        return allow(address);
      },
    });
    await expect(connect(life, on)).rejects.toMatchObject({ facts: { kind: 'malformed' } });
  });

  it('does not take the state of another login that is under way', async () => {
    const on = machine(await openSandbox());
    const allow = person('allow');
    let lark: string | undefined;
    const life = await live(on, {
      async launch(address) {
        const url = new URL(address);
        if (url.searchParams.get('redirect_uri') === redirect('lark')) {
          lark = url.searchParams.get('state') ?? '';
          throw new Error('The user did not approve access.');
        }
        await connect(life, on, { brand: 'lark' }).catch(() => undefined);
        const back = new URL(await allow(address));
        back.searchParams.set('state', lark ?? '');
        return back.href;
      },
    });
    await expect(connect(life, on)).rejects.toMatchObject({ facts: { kind: 'malformed' } });
    expect(lark).toMatch(/^[\w-]{43}$/);
  });

  it('says what is missing before any page opens', async () => {
    const on = machine(await openSandbox());
    const life = await live(on, { launch: () => Promise.reject(new Error('opened')) });
    await expect(connect(life, on, { appSecret: undefined })).rejects.toMatchObject({
      facts: { kind: 'invalid', field: 'appSecret' },
    });
    await expect(connect(life, on, { appId: 'a:b' })).rejects.toMatchObject({
      facts: { kind: 'invalid', field: 'appId' },
    });
  });

  it('keeps a wrong secret out of what it says and out of the vault', async () => {
    const on = machine(await openSandbox());
    const life = await live(on);
    const wrong = await connect(life, on, { appSecret: 'canary-wrong' }).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ facts: { kind: 'appConfig', code: 20002 } });
    expect(JSON.stringify(wrong)).not.toContain('canary');
    expect(await life.vault.secret('feishu', on.sandbox.feishu.appId)).toBeNull();
  });
});

describe('a connected account', () => {
  it('is tested by asking the service', async () => {
    const on = machine(await openSandbox());
    const life = await live(on);
    const { id } = await connect(life, on);
    expect(await life.accounts.test(id)).toMatchObject({ id, state: 'connected' });
    await on.sandbox.control('revoke');
    await expect(life.accounts.test(id)).rejects.toMatchObject({ facts: { kind: 'signInAgain' } });
  });

  it('is gone after signing out: tokens, secret and memory', async () => {
    const on = machine(await openSandbox());
    const life = await live(on);
    const { id, appId } = await connect(life, on);
    await life.accounts.signOut(id);
    expect(await life.accounts.list()).toEqual([]);
    expect(await life.vault.tokens(id)).toBeNull();
    expect(await life.vault.secret('feishu', appId)).toBeNull();
    expect(on.session.values.has(`access.${id}`)).toBe(false);
    await expect(life.token(id)).rejects.toMatchObject({ facts: { kind: 'signInAgain' } });
  });

  it('leaves the secret to another account of the same app', async () => {
    const on = machine(await openSandbox());
    const life = await live(on);
    const { id, appId, brand } = await connect(life, on);
    const tokens = { access: 'a', accessExpiresAt: 1, refresh: null, refreshExpiresAt: null };
    const other = { id: 'feishu:x:other', brand, appId, name: '', address: '', scopes: [], createdAt: 1 };
    await life.vault.login({ ...other, state: 'connected', tokenEndpoint: 'v3' }, tokens);
    await life.accounts.signOut(id);
    expect(await life.vault.secret('feishu', appId)).toBe(on.sandbox.feishu.appSecret);
    await life.accounts.signOut(other.id);
    expect(await life.vault.secret('feishu', appId)).toBeNull();
  });
});
