import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../support/connect';
import { pressChip } from '../support/overlay';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

const daniel = { subject: 'Pilot run: 40 sensor hubs', address: 'd.okafor@northfield-instruments.example' };

describe.each(['chromium', 'firefox'] as const)('the company’s policy in %s', (browser) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(browser);
  });
  afterAll(() => world?.close());

  /** The demo build reads it from here instead of the browser's managed storage. */
  async function set(policy: object): Promise<void> {
    const desk = await world.extension.desk();
    await desk.evaluate(async (told) => {
      const { chrome, browser } = globalThis as unknown as Record<
        string,
        typeof import('webextension-polyfill')
      >;
      const { local } = (browser ?? chrome)?.storage ?? {};
      const { demo } = ((await local?.get('demo')) ?? {}) as { demo?: object };
      await local?.set({ demo: { ...demo, policy: told } });
    }, policy);
  }

  it('gives a new contact what the company wants, takes away what it does not, and says what it cannot read', async () => {
    await (await connect(world)).close();
    await set({
      defaults: { tag: 'supplier' },
      off: ['rules', 'quickConnect', 'nothing'],
      regions: ['feishu'],
    });
    const options = await world.extension.open('options.html');
    const text = () => options.evaluate(() => document.body.textContent ?? '');
    await until(async () => (await text()).includes('off.2'), 'the word on the policy');
    expect(await text()).toContain(
      words('options.policy.off', words('options.policy.switch.rules')).slice(0, 14),
    );
    expect(await text()).not.toContain(words('quick.title'));

    const mail = await world.mail(daniel.subject);
    await pressChip(mail);
    const [made] = await until(async () => {
      const { contacts } = await world.services.state();
      const found = contacts.filter((one) => one.mail_address === daniel.address);
      return found.length > 0 ? found : null;
    }, 'the contact');
    expect(made).toMatchObject({ tag: 'supplier' });

    const popup = await world.extension.open('popup.html');
    await popup.waitForSelector(`button::-p-text(${words('screen.policyParts')})`);
    const tab = await popup.waitForSelector(`::-p-text(${words('tabs.rules')})`);
    await tab?.click();
    await until(
      () => popup.evaluate((one) => document.body.textContent?.includes(one), words('screen.switchedOff')),
      'the reason',
    );
    await popup.close();
    await mail.close();
  });
});
