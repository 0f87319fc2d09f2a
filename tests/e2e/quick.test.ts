import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { press } from '../support/connect';
import { pressChip } from '../support/overlay';
import { everythingStored } from '../support/stored';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

const daniel = { subject: 'Pilot run: 40 sensor hubs', address: 'd.okafor@northfield-instruments.example' };

describe.each(['chromium', 'firefox'] as const)('quick connect in %s', (browser) => {
  let world: World;
  let options: Page;

  beforeAll(async () => {
    world = await openWorld(browser, {
      secretless: true,
      ...(browser === 'chromium' ? { killable: true } : {}),
    });
    options = await world.extension.open('options.html');
  });
  afterAll(() => world?.close());

  const says = (text: string) =>
    until(() => options.evaluate((one) => document.body.textContent?.includes(one), text), `"${text}"`);

  /** The page of the code that the options show: opened, compared, agreed to. */
  async function agree(): Promise<void> {
    const code = await options.$eval('.quickCode .code', (one) => one.textContent ?? '');
    const url = await options.$eval('.quickCode a.open', (one) => one.getAttribute('href') ?? '');
    const page = await world.extension.browser.newPage();
    await page.goto(url);
    expect(await page.$eval('main', (one) => one.textContent)).toContain(code);
    await press(page, 'button[value=allow]');
    await until(() => page.evaluate(() => document.body.textContent?.includes('Done')), 'the page’s word');
    await page.close();
    await options.bringToFront();
  }

  it('connects by two codes, though the worker dies in between, and saves a sender', async () => {
    const summary = await options.waitForSelector(`::-p-text(${words('quick.title')})`);
    await summary?.click();
    await press(options, '.quickBegin button[type=submit]');
    await says(words('quick.stepApp'));
    await agree();
    await world.extension.stopWorker();
    await world.time({ advanceMs: 6_000 });
    // Firefox's driver never sees an extension page finish loading.
    await options.reload({ timeout: 2_000 }).catch(() => undefined);
    await says(words('quick.stepPerson'));
    await agree();
    await world.time({ advanceMs: 6_000 });
    await says(words('options.connect.connected', '林晓雯'));
    await says(words('quick.badge'));

    // The secret of the app it made rests encrypted, and so do the tokens that outlive the session.
    const stored = await everythingStored(options);
    expect(stored).toContain('cli_registered');
    expect(stored).not.toContain('sandbox-secret');

    const mail = await world.mail(daniel.subject);
    await pressChip(mail);
    await until(
      async () => (await world.services.state()).contacts.some((one) => one.mail_address === daniel.address),
      'the contact',
    );
  });
});
