import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Managed, manage, wayOf } from '../support/managed';
import { speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

const policy = { off: ['quickConnect', 'appSecret', 'nothing'], regions: ['fieshu'], seats: 5000 };

describe.each(['chromium', 'firefox'] as const)('a policy of the browser’s own in %s', (browser) => {
  const way = wayOf(browser);
  let managed: Managed;
  let world: World;
  beforeAll(async () => {
    if (way === null) return;
    managed = manage(browser, policy);
    world = await openWorld(browser, managed.launch);
  });
  afterAll(async () => {
    await world?.close();
    managed?.close();
  });

  // A machine that lets nobody set one says so in the test's name; a company's policy by other ways is in policy.test.ts.
  if (way === null) {
    it('cannot be set on this machine: neither root nor a user namespace', () => expect(way).toBeNull());
    return;
  }

  it(`reaches the settings in words, closes what it cannot read, and is obeyed (by ${way})`, async () => {
    managed.set(policy);
    // Opened before Chromium hands the policy over: it must follow.
    const options = await world.extension.open('options.html');
    const text = () => options.evaluate(() => document.body.textContent ?? '');
    const off = words(
      'options.policy.off',
      ['quickConnect', 'appSecret'].map((one) => words(`options.policy.switch.${one}`)).join(' · '),
    );
    await until(async () => (await text()).includes(off), 'what is switched off');
    expect(await text()).toContain(words('options.policy.present'));
    expect(await text()).toContain('off.2');
    expect(await text()).toContain('regions.0');
    expect(await text()).toContain(words('options.policy.closed.regions'));
    expect(await text()).not.toContain(words('quick.title'));
    expect(await options.$('input[name=appSecret]')).toBeNull();
    const { appId } = world.services.app;
    const account = { brand: 'feishu' as const, appId, features: ['contacts' as const] };
    const blocked = /blockedByPolicy/;
    await expect(speak(world.extension, 'account.connect', account)).rejects.toThrow(blocked);
    const quick = { brand: 'feishu' as const, features: ['contacts' as const] };
    await expect(speak(world.extension, 'quick.start', quick)).rejects.toThrow(blocked);

    if (browser === 'firefox') return;
    // Chromium watches the file: what is mended there is followed without a restart.
    managed.set({ off: ['appSecret'], regions: ['feishu'] });
    await until(async () => !(await text()).includes('regions.0'), 'the policy that was mended', 30_000);
    await until(async () => (await text()).includes(words('quick.title')), 'quick connect to be there again');
    await options.close();
  });
});
