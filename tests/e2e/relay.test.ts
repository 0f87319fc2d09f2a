import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Relay } from '../../relay/start';
import { consentPage, press } from '../support/connect';
import { pressChip } from '../support/overlay';
import { openRelay } from '../support/relay';
import { outbox } from '../support/speak';
import { everythingStored } from '../support/stored';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

const daniel = {
  subject: 'Pilot run: 40 sensor hubs',
  name: 'Okafor, Daniel',
  address: 'd.okafor@northfield-instruments.example',
};

describe.each(['chromium', 'firefox'] as const)('the relay in %s', (browser) => {
  let world: World;
  let relay: Relay;
  let options: Page;

  beforeAll(async () => {
    world = await openWorld(browser, { secretless: true });
    const id = (await world.extension.desk()).url().match(/^chrome-extension:\/\/\w+/)?.[0];
    const origins = id ?? 'moz-extension://*';
    relay = await openRelay(world.services.sandbox, { RELAY_EXTENSIONS: origins });
  });
  afterAll(async () => {
    await world?.close();
    await relay?.close();
  });

  /** The options page's form for the relay, and the app of a brand in it. */
  async function signIn(brand: string, consent: (page: Page) => Promise<void>, path: string): Promise<void> {
    options = await world.extension.open('options.html');
    const summary = await options.waitForSelector(`::-p-text(${words('options.relay.title')})`);
    await summary?.click();
    const input = await options.waitForSelector('input[name="relay"]');
    await input?.type(relay.url);
    await press(options, 'form.relay > button[type=submit]');
    const app = await options.waitForSelector(`.relayApps .card ::-p-text(${brand})`);
    const card = await app?.evaluateHandle((one) => one.closest('.card'));
    const go = await card?.asElement()?.$('button.primary');
    await go?.click();
    const page = await until(async () => {
      const found = await consentPage(world.extension, path);
      return found;
    }, 'the sign-in page');
    await consent(page);
    await until(
      () =>
        options.evaluate(
          (text) => document.querySelector('form.relay')?.textContent?.includes(text),
          '林晓雯',
        ),
      'the account',
    );
  }

  /** The popup with the sender of this mail in it. */
  async function popupOver(mail: Page): Promise<Page> {
    if (browser === 'chromium') return world.extension.popup(mail);
    const popup = await world.extension.open('popup.html');
    await mail.bringToFront();
    return popup;
  }
  const says = (page: Page, text: string) =>
    until(() => page.evaluate((one) => document.body.textContent?.includes(one), text), `"${text}"`);

  /** What a colleague does in the organisation's address book meanwhile. */
  async function colleague(change: object): Promise<void> {
    const { url, dingtalk } = world.services.sandbox;
    const ask = async (path: string, body?: object) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
      const reply = await fetch(`${url}${path}`, body ? { ...init, body: JSON.stringify(body) } : {});
      return z.looseObject({ errcode: z.literal(0) }).parse(await reply.json());
    };
    const { access_token: token } = await ask(
      `/gettoken?appkey=${dingtalk.appKey}&appsecret=${dingtalk.appSecret}`,
    );
    const [held] = (await world.services.state()).outsiders;
    const contact = { ...held, user_id: held?.userid, ...change };
    await ask(`/topapi/extcontact/update?access_token=${token}`, { contact });
  }

  it('connects Feishu with no secret in any storage', async () => {
    await signIn('Feishu', (page) => press(page, 'button[value=allow]'), '/open-apis/authen/v1/authorize');
    const stored = await everythingStored(options);
    expect(stored).toContain('cli_sandbox0000000001');
    expect(stored).not.toContain(world.services.app.appSecret);
    expect(stored).not.toContain('"secret feishu');
    await options.close();
    const mail = await world.mail(daniel.subject);
    await pressChip(mail);
    await until(
      async () => (await world.services.state()).contacts.some((one) => one.mail_address === daniel.address),
      'the contact',
    );
    await mail.close();
  });

  it('connects DingTalk, asks for what is missing, and saves to both books with a verdict each', async () => {
    await signIn('DingTalk', (page) => press(page, 'button[value=allow]'), '/oauth2/auth');
    await options.close();
    const mail = await world.mail(daniel.subject);
    const popup = await popupOver(mail);
    // Feishu knows the sender already: the plain fields lie behind what the mail adds.
    const plain = `::-p-text(${words('diff.fields')})`;
    await until(async () => (await popup.$('input[name=saveTo]')) ?? (await popup.$(plain)), 'the form');
    if (!(await popup.$('input[name=saveTo]'))) await press(popup, plain);
    await popup.waitForSelector('input[name=saveTo]');
    if (browser === 'firefox') await popup.bringToFront();
    await press(popup, 'input[name=saveTo][value=company]');
    await popup.waitForSelector('input[name=outsiderLabel]');
    await press(popup, 'form.contact .bar button.primary');
    await until(
      () =>
        popup.evaluate((text) => document.body.textContent?.includes(text), words('problem.labelMissing')),
      'the word on the label',
    );
    await press(popup, 'input[name=outsiderLabel]');
    await press(popup, 'form.contact .bar button.primary');
    const outsiders = async () => (await world.services.state()).outsiders;
    const [made] = await until(async () => {
      const all = await outsiders();
      return all.length > 0 ? all : null;
    }, 'the outsider');
    expect(made).toMatchObject({
      name: daniel.name,
      state_code: '44',
      mobile: '7700900456',
      follower_user_id: 'manager4220',
      remark: expect.stringContaining(`E-mail: ${daniel.address}`),
    });
    await until(async () => {
      const verdicts = (await outbox(world.extension)).map(({ kind, state }) => `${kind} ${state}`);
      const own = ['save-outsider done', 'save-sender done'].every((one) => verdicts.includes(one));
      return own && verdicts.every((one) => one.endsWith(' done'));
    }, 'a verdict for each book');

    // An update keeps what is there: the whole is sent, whatever the service does with what is left out.
    await world.services.control('behaviour', {
      externalOmitted: browser === 'chromium' ? 'clear' : 'keep',
    });
    const company = await popup.waitForSelector('input[name=company]');
    await company?.evaluate((one) => one instanceof HTMLInputElement && one.select());
    await company?.type('Northfield');
    await press(popup, 'form.contact .bar button.primary');
    const changed = await until(
      async () => (await outsiders()).find((one) => one.company_name === 'Northfield'),
      'the update',
    );
    expect(changed).toMatchObject({ userid: made?.userid, mobile: '7700900456', remark: made?.remark });
    await popup.close();
    await mail.close();
  });

  it('compares with what DingTalk holds now, in one diff with the mail and the Feishu contact', async () => {
    await colleague({ company_name: 'Southfield', title: 'Head of trials' });
    const mail = await world.mail(daniel.subject);
    const popup = await popupOver(mail);
    await says(popup, words('seen.live', words('brand.dingtalk')));
    await says(popup, words('diff.now', 'Southfield'));
    if (browser === 'firefox') await popup.bringToFront();
    // The mail's company to DingTalk, where a colleague wrote another: it is not ticked by itself.
    const line = `::-p-xpath(//li[contains(., "${words('diff.now', 'Southfield')}")]//input)`;
    const box = await popup.waitForSelector(line);
    expect(await box?.evaluate((one) => one instanceof HTMLInputElement && one.checked)).toBe(false);
    const wanted = await box?.evaluate((one) => (one instanceof HTMLInputElement ? one.value : ''));
    // By keyboard: the bar with the button may lie over the line.
    await box?.focus();
    await popup.keyboard.press(' ');
    await press(popup, 'form.diff .bar button.primary');
    const written = await until(
      async () => (await world.services.state()).outsiders.find((one) => one.company_name === wanted),
      'the change',
    );
    expect(written).toMatchObject({ title: 'Head of trials', mobile: '7700900456' });
    await popup.close();
    await mail.close();
  });

  it('goes on without the relay, and says so', async () => {
    await relay.close();
    const mail = await world.mail('樣品 LB-2207 出貨通知');
    await pressChip(mail);
    await until(
      async () =>
        (await world.services.state()).contacts.some(
          (one) => one.mail_address === 'allen.wu@lienho-board.example',
        ),
      'the contact',
    );
    const known = await world.mail(daniel.subject);
    const page = await popupOver(known);
    await says(page, words('screen.relayDown'));
    // The record cannot be read: it is compared with what was left there, and the form says so.
    const [saved, copy] = ['seen.saved', 'seen.copy'].map((key) => words(key, words('brand.dingtalk')));
    const told = [...(saved ?? '')].findIndex((letter, at) => letter !== copy?.[at]);
    await says(page, saved?.slice(0, told) ?? '');

    // After all of it, no secret of any app has come to rest here.
    const stored = await everythingStored(page);
    expect(stored).toContain(world.services.sandbox.dingtalk.appKey);
    expect(stored).not.toContain('sandbox-secret');
  });
});
