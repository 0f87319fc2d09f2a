import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect } from '../support/connect';
import { pressChip, spoken } from '../support/overlay';
import { type Site, startSite } from '../support/site';
import { speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

/** A mail page without a label, a mail link or a known layout: nothing but a person can tell who sent it. */
const note = (name: string, address: string, kind: { css: string; wraps: number }) => {
  const wrap = (html: string) => `${'<div>'.repeat(kind.wraps)}${html}${'</div>'.repeat(kind.wraps)}`;
  return `<!doctype html><html lang="de"><head><title>Notiz</title><style>body{font:16px sans-serif;margin:40px}</style></head><body>
    ${wrap(`<div class="${kind.css}-kopf"><h2 class="${kind.css}-thema">Angebot Fräsköpfe</h2>
    <p><span class="${kind.css}-wer" data-role="absender" data-wer="${address}">${name}</span></p><p>3. März 2026 09:10</p></div>`)}
    <div class="${kind.css}-text"><p>Bitte ansehen, Fragen an buero@ufer.example.</p><p>Ufer Werkzeugbau GmbH</p></div></body></html>`;
};
const ines = { name: 'Ines Ufer', address: 'ines@ufer.example' };
const karl = { name: 'Karl Bach', address: 'karl@bach.example' };
const pages = {
  '/mail/1': note(ines.name, ines.address, { css: 'a1', wraps: 0 }),
  '/mail/2': note(karl.name, karl.address, { css: 'zz-9f3', wraps: 2 }),
  '/mail/3': `<!doctype html><html lang="de"><head><title>Neuer Kopf</title></head><body><div><h2>Neuer Kopf</h2>
    <table><tr><td>Von</td><td><a href="mailto:eva@lang.example">Eva Lang</a></td></tr><tr><td>An</td><td><a href="mailto:ich@ufer.example">Ich</a></td></tr>
    <tr><td>Datum</td><td>2026-03-05 10:11</td></tr></table></div><div><p>Alles sieht jetzt anders aus, auch der Kopf.</p></div><a>Antworten</a><a>Weiterleiten</a></body></html>`,
};

const reading = z.object({
  capture: z
    .object({
      sender: z.object({ name: z.string(), address: z.string() }).nullable(),
      warnings: z.array(z.string()),
    })
    .nullable(),
});

describe.each(['chromium', 'firefox'] as const)('pointing at the sender in %s', (browser) => {
  let world: World;
  let site: Site;
  let mail: Page;

  beforeAll(async () => {
    [world, site] = await Promise.all([openWorld(browser), startSite(pages)]);
    await connect(world);
  });
  afterAll(async () => {
    await world?.close();
    await site?.close();
  });

  async function readNow() {
    await mail.bringToFront();
    return reading.parse(await speak(world.extension, 'mail.current', {})).capture;
  }
  const saved = (address: string) =>
    until(
      async () => (await world.services.state()).contacts.find((one) => one.mail_address === address),
      `${address} in the service`,
    );

  it('asks for it where the page does not say who wrote', async () => {
    mail = await world.extension.browser.newPage();
    await mail.goto(`${site.url}/mail/1`);
    expect((await readNow())?.sender ?? null).toBeNull();
    const popup =
      browser === 'chromium' ? await world.extension.popup(mail) : await world.extension.open('popup.html');
    const start = await popup.waitForSelector(`::-p-text(${words('pick.start')})`);
    await start?.click();
    await mail.bringToFront();
  });

  it('reads where the person points, says what it will read, and saves it', async () => {
    const name = await mail.waitForSelector('[data-role=absender]');
    await until(
      () =>
        mail.evaluate(() =>
          [...document.documentElement.children].some((one) => one.matches(':popover-open')),
        ),
      'the picker',
    );
    await name?.hover();
    if (browser === 'chromium')
      await until(
        async () => (await spoken(mail)).includes(words('pick.reads', `${ines.name} <${ines.address}>`)),
        'the picker to say what it reads',
      );
    await name?.click();
    await mail.keyboard.press('Enter');
    await until(async () => (await readNow())?.sender?.address === ines.address, 'the sender to be read');
    await mail.keyboard.press('Escape');
    await pressChip(mail);
    expect(await saved(ines.address)).toMatchObject({ name: ines.name });
  });

  it('finds the place again where class names and nesting have changed', async () => {
    await mail.goto(`${site.url}/mail/2`);
    expect((await readNow())?.sender).toEqual(karl);
    await pressChip(mail);
    expect(await saved(karl.address)).toMatchObject({ name: karl.name });
  });

  it('names nobody where the place is gone, however clear the page seems', async () => {
    await mail.goto(`${site.url}/mail/3`);
    expect(await readNow()).toMatchObject({ sender: null, warnings: expect.arrayContaining(['pick_lost']) });
  });

  it('keeps the places as data to take along, and reads without them once they are removed', async () => {
    const kept = z
      .array(z.object({ host: z.string(), role: z.string() }))
      .parse(await speak(world.extension, 'pick.list', {}));
    expect(kept).toEqual([{ host: new URL(site.url).host, role: 'sender' }]);
    await speak(world.extension, 'pick.drop', { host: kept[0]?.host ?? '' });
    expect((await readNow())?.sender?.address).toBe('eva@lang.example');
  });
});

describe('the picker in chromium', () => {
  let world: World;
  let site: Site;

  beforeAll(async () => {
    [world, site] = await Promise.all([openWorld('chromium'), startSite(pages)]);
  });
  afterAll(async () => {
    await world?.close();
    await site?.close();
  });

  it('works by keyboard alone, and not by events that the page makes', async () => {
    const mail = await world.extension.browser.newPage();
    await mail.goto(`${site.url}/mail/1`);
    await mail.bringToFront();
    await speak(world.extension, 'pick.start', {});
    await mail.bringToFront();
    await until(async () => (await spoken(mail)).includes(words('pick.sender')), 'the picker');
    await mail.evaluate(() => {
      const target = document.querySelector('[data-role=absender]');
      for (const type of ['pointermove', 'click'])
        target?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
      target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    });
    expect(await spoken(mail)).not.toContain(words('pick.done'));
    const reads = words('pick.reads', `${ines.name} <${ines.address}>`);
    for (let steps = 0; steps < 20 && !(await spoken(mail)).includes(reads); steps++)
      await mail.keyboard.press('Tab');
    await mail.keyboard.press('Enter');
    await until(async () => (await spoken(mail)).includes(words('pick.done')), 'the choice');
    await mail.keyboard.press('Escape');
    await until(async () => !(await spoken(mail)).includes(words('pick.leave')), 'the picker to be gone');
    expect(await speak(world.extension, 'pick.list', {})).toEqual([]);
    await mail.close();
  });
});
