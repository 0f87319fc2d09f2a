import { describe, expect, it } from 'vitest';
import { feishuScopes } from '../../lib/accounts/feishu';
import { createQuick, type QuickWish } from '../../lib/accounts/quick';
import { packScopes } from '../../lib/accounts/quick-page';
import { quickState } from '../../lib/accounts/quick-state';
import type { QuickView } from '../../lib/domain/quick';
import { verifyPath } from '../../lib/sandbox/feishu/device-operations';
import { openSetting } from '../../lib/settings/setting';
import { openSandbox } from '../sandbox/open';
import { live, type Machine, machine } from './machine';

const wish: QuickWish = { brand: 'feishu', features: ['contacts'] };

/** A person at the page they were sent to. */
async function confirm(view: QuickView, decision: 'allow' | 'deny' = 'allow'): Promise<void> {
  if (!('url' in view)) throw new Error(`no page: ${JSON.stringify(view)}`);
  const page = await (await fetch(view.url)).text();
  const hidden = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const fields = Object.fromEntries(hidden.filter(([name]) => name !== 'decision'));
  const { origin } = new URL(view.url);
  await fetch(origin + verifyPath, { method: 'POST', body: new URLSearchParams({ ...fields, decision }) });
}

/** One life of the worker; what it knows is in the machine. */
async function wake(on: Machine) {
  const life = await live(on);
  let changes = 0;
  const quick = createQuick({
    ...{ clients: life.clients, vault: life.vault, clock: on.clock, lock: on.lock },
    state: openSetting(quickState, { local: on.local, session: on.session }, () => undefined),
    scopes: () => feishuScopes,
    byDevice: life.auth.byDevice,
    adopt: life.accounts.adopt,
    safe: (url) => url.startsWith(on.sandbox.url),
    changed: async () => {
      changes += 1;
    },
  });
  return { life, quick, changes: () => changes };
}

async function open(behaviour: object = {}) {
  const sandbox = await openSandbox();
  await sandbox.control('behaviour', behaviour);
  const on = machine(sandbox);
  const requests = async () =>
    ((await sandbox.state()).requests ?? []).map(({ row, code }) => `${String(row)} ${String(code)}`);
  return { on, sandbox, requests };
}

/** To the moment the next question is due, and on. */
async function onwards(on: Machine, quick: Awaited<ReturnType<typeof wake>>['quick']): Promise<QuickView> {
  await on.clock.advance(5_000);
  await quick.run();
  return quick.view();
}

describe('quick connect', () => {
  it('makes an app and signs in to it, each over a life of the worker of its own', async () => {
    const { on } = await open();
    const first = await wake(on);
    await first.quick.start(wish);
    const app = await first.quick.view();
    expect(app).toMatchObject({ at: 'app', userCode: expect.stringMatching(/^\S{4,}$/) });
    expect(await first.quick.run()).toBe(on.clock.now() + 5_000);
    expect(await onwards(on, first.quick)).toEqual(app);
    await confirm(app);

    const second = await wake(on);
    const person = await onwards(on, second.quick);
    expect(person).toMatchObject({ at: 'person' });
    // The app's secret is in the vault alone.
    expect(JSON.stringify([...on.session.values, ...on.local.values])).not.toMatch(/secret/i);
    await confirm(person);

    const third = await wake(on);
    expect(await onwards(on, third.quick)).toMatchObject({
      ...{ at: 'done', name: '林晓雯', missing: [], endsAt: null },
    });
    expect(await third.quick.run()).toBeNull();
    const [account] = await third.life.accounts.list();
    expect(account).toMatchObject({ quick: true, features: ['contacts'], state: 'connected' });
    const { data } = await on.sandbox.call('GET', '/open-apis/authen/v1/user_info', {
      token: await third.life.token(account?.id ?? ''),
    });
    expect(data.name).toBe('林晓雯');
    // And again, once the token has run out.
    await on.clock.advance(8_000_000);
    await expect(third.life.token(account?.id ?? '')).resolves.toMatch(/^eyJ/);
  });

  it('asks no sooner than it may, and slower where it is told to', async () => {
    const { on, requests } = await open();
    const { quick } = await wake(on);
    await quick.start(wish);
    for (let times = 0; times < 5; times += 1) await quick.run();
    expect((await requests()).filter((one) => one.includes('registration'))).toHaveLength(1);
    // Somebody asked with the same code in between: the service says slow down.
    const { deviceCode } = (on.session.values.get('login.quick') as { value: { deviceCode: string } }).value;
    await on.clock.advance(4_000);
    await fetch(`${on.sandbox.url}/oauth/v1/app/registration`, {
      method: 'POST',
      body: new URLSearchParams({ action: 'poll', device_code: deviceCode }),
    });
    await on.clock.advance(1_000);
    expect(await quick.run()).toBe(on.clock.now() + 10_000);
  });

  it('goes on after an outage, ever less often', async () => {
    const { on, sandbox } = await open();
    const { quick } = await wake(on);
    await quick.start(wish);
    const match = { row: 'feishu.auth.app_registration' };
    await sandbox.control('faults', { kind: 'status', status: 502, empty: true, match, times: 3 });
    for (const [wait, next] of [
      [5_000, 10_000],
      [10_000, 20_000],
      [20_000, 30_000],
    ] as const) {
      await on.clock.advance(wait);
      expect(await quick.run()).toBe(on.clock.now() + next);
    }
    await confirm(await quick.view());
    await on.clock.advance(30_000);
    await quick.run();
    expect(await quick.view()).toMatchObject({ at: 'person' });
  });

  it.each([
    ['a no', async (view: QuickView) => confirm(view, 'deny'), 'denied'],
    ['nobody', async (_: QuickView, on: Machine) => on.clock.advance(400_000), 'expired'],
  ] as const)('says that it met %s, and begins anew', async (_what, act, why) => {
    const { on } = await open();
    const { quick } = await wake(on);
    await quick.start(wish);
    await act(await quick.view(), on);
    expect(await onwards(on, quick)).toMatchObject({ at: 'trouble', why, appId: null });
    expect(await quick.run()).toBeNull();
    await quick.start(wish);
    expect(await quick.view()).toMatchObject({ at: 'app' });
    await quick.stop();
    expect(await quick.view()).toEqual({ at: 'idle' });
  });

  it('keeps the app while its company’s admin has yet to approve it', async () => {
    const { on, sandbox } = await open({ appReview: 'pending' });
    const { quick } = await wake(on);
    await quick.start(wish);
    await confirm(await quick.view());
    const trouble = await onwards(on, quick);
    expect(trouble).toMatchObject({ at: 'trouble', why: 'review', appId: expect.stringMatching(/^cli_/) });
    await sandbox.control('behaviour', { appReview: 'none' });
    const appId = 'appId' in trouble ? (trouble.appId ?? undefined) : undefined;
    await quick.start({ ...wish, appId });
    await confirm(await quick.view());
    expect(await onwards(on, quick)).toMatchObject({ at: 'done', appId });
  });

  it('names the rights that were not given, and has the app let have them', async () => {
    const scope = 'mail:user_mailbox.mail_contact:write';
    const { on, sandbox } = await open({ deviceScopes: 'trim', disabledScopes: [scope] });
    const { quick, life } = await wake(on);
    await quick.start(wish);
    await confirm(await quick.view());
    await confirm(await onwards(on, quick));
    const done = await onwards(on, quick);
    expect(done).toMatchObject({ at: 'done', missing: [scope] });
    expect((await life.accounts.list())[0]?.features).toEqual([]);
    await sandbox.control('behaviour', { disabledScopes: [] });
    await quick.start({
      ...wish,
      appId: 'appId' in done ? (done.appId ?? undefined) : undefined,
      update: true,
    });
    await confirm(await quick.view());
    await confirm(await onwards(on, quick));
    expect(await onwards(on, quick)).toMatchObject({ at: 'done', missing: [] });
    const list = await life.accounts.list();
    expect(list).toHaveLength(1);
    expect(list[0]?.features).toEqual(['contacts']);
  });

  it('says when a login that cannot be renewed ends, and asks to sign in again then', async () => {
    const { on } = await open({ refreshToken: 'never' });
    const { quick, life } = await wake(on);
    await quick.start(wish);
    await confirm(await quick.view());
    await confirm(await onwards(on, quick));
    const done = await onwards(on, quick);
    expect(done).toMatchObject({ at: 'done', endsAt: on.clock.now() + 7_200_000 });
    const [account] = await life.accounts.list();
    await on.clock.advance(7_200_000);
    await expect(life.token(account?.id ?? '')).rejects.toMatchObject({ facts: { kind: 'signInAgain' } });
    expect((await life.accounts.list())[0]?.state).toBe('signInAgain');
  });

  it('follows people of Lark to their own service', async () => {
    const { on } = await open({ tenantBrand: 'lark' });
    const { quick, life } = await wake(on);
    await quick.start({ ...wish, brand: 'lark' });
    await confirm(await quick.view());
    await confirm(await onwards(on, quick));
    await onwards(on, quick);
    expect((await life.accounts.list()).map(({ brand }) => brand)).toEqual(['lark']);
  });
});

it('packs scopes as the official SDK does', async () => {
  const { gunzipSync } = await import('node:zlib');
  const packed = await packScopes(['a:b', 'c:d']);
  expect(packed).toMatch(/^[\w-]+$/);
  expect(JSON.parse(gunzipSync(Buffer.from(packed, 'base64url')).toString())).toEqual({
    preset: false,
    scopes: { user: ['a:b', 'c:d'] },
  });
});
