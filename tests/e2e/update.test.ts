import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chipPoint, overlayParts } from '../support/overlay';
import { type Site, startSite } from '../support/site';
import { until } from '../support/until';
import { openWorld, type World } from '../support/world';

describe('the scripts in a page', () => {
  let world: World;
  let site: Site;

  beforeAll(async () => {
    [world, site] = await Promise.all([
      openWorld('chromium'),
      startSite({ '/': '<!doctype html><title>News</title><p>Nothing here is a mail.</p>' }),
    ]);
  });
  afterAll(async () => {
    await world?.close();
    await site?.close();
  });

  it('leave a page alone that shows no mail, and go when the extension is replaced under them', async () => {
    const errors: string[] = [];
    const news = await world.extension.browser.newPage();
    const mail = await world.mail('Pilot run: 40 sensor hubs');
    for (const page of [news, mail]) page.on('pageerror', (error) => errors.push(String(error)));
    await news.goto(site.url);
    const before = await news.evaluate(() => document.documentElement.outerHTML);
    await mail.bringToFront();
    await chipPoint(mail);

    const [id] = [...(await world.extension.browser.extensions()).keys()];
    await world.extension.browser.uninstallExtension(id ?? '');
    await mail.evaluate(() => document.body.append(document.createElement('p')));
    await until(async () => (await overlayParts(mail)).length === 0, 'the chip to go');
    expect(await news.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    expect(errors).toEqual([]);
  });
});
