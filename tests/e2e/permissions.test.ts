import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { press } from '../support/connect';
import { chipPoint, overlayParts } from '../support/overlay';
import { until } from '../support/until';
import { openWorld, type World } from '../support/world';

/** Chromium keeps a required host for good, so that only Firefox can show what a withdrawn one does. */
describe('a webmail host withdrawn in firefox', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld('firefox');
  });
  afterAll(() => world?.close());

  it('takes the chip off the page, and keeps it off', async () => {
    const subject = 'Pilot run: 40 sensor hubs';
    const mail = await world.mail(subject);
    await chipPoint(mail);
    const options = await world.extension.open('options.html');
    // http and https are two grants: both are taken back.
    const rows = () => options.$$eval('#hosts .row button', (found) => found.length);
    for (let left = await rows(); left > 0; left = await rows()) {
      await press(options, '#hosts .row button');
      await until(async () => (await rows()) < left, 'the site to leave the list');
    }
    await mail.bringToFront();
    await until(async () => (await overlayParts(mail)).length === 0, 'the chip to go');

    const again = await world.mail(subject);
    const scripts = await options.evaluate(() => {
      const { browser } = globalThis as unknown as Record<string, typeof import('webextension-polyfill')>;
      return browser?.scripting.getRegisteredContentScripts();
    });
    expect(scripts?.flatMap(({ matches }) => matches ?? [])).not.toContain('http://127.0.0.1/*');
    expect(await overlayParts(again)).toEqual([]);
  });
});
