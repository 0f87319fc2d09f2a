import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect } from '../support/connect';
import { chipPoint, overlayParts, pressChip, spoken } from '../support/overlay';
import { type Site, startSite } from '../support/site';
import { speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

const mail = (
  name: string,
  address: string,
  subject: string,
  above = 24,
) => `<!doctype html><html lang="en"><head>
  <title>${subject}</title><style>body{font:15px sans-serif;margin:${above}px 24px}</style></head><body><h2>${subject}</h2>
  <table><tr><td>From</td><td><a href="mailto:${address}">${name}</a></td></tr>
  <tr><td>To</td><td><a href="mailto:me@harbour.example">Me</a></td></tr><tr><td>Date</td><td>2026-03-05 10:11</td></tr></table>
  <div><p>The parts left the harbour this morning.</p></div><a>Reply</a><a>Forward</a></body></html>`;
const around = (inside: string) => `<!doctype html><html lang="en"><head><title>Portal</title><style>
  body{margin:0;font:15px sans-serif}iframe{width:760px;height:420px;border:2px solid #888;margin:30px}</style></head>
  <body><nav><a href="/">Home</a> <a href="/files">Files</a></nav>${inside}</body></html>`;
/** Nothing but a person can tell who sent it. */
const note = (
  name: string,
  address: string,
  css: string,
) => `<!doctype html><html lang="de"><head><title>Notiz</title>
  <style>body{font:16px sans-serif;margin:40px}</style></head><body><div class="${css}-kopf"><h2>Angebot Fräsköpfe</h2>
  <p><span class="${css}-wer" data-role="absender" data-wer="${address}">${name}</span></p><p>3. März 2026 09:10</p></div>
  <div class="${css}-text"><p>Bitte ansehen, Fragen an buero@ufer.example.</p></div></body></html>`;
const frame = (url: string) => `<iframe src="${url}"></iframe>`;

const nora = { name: 'Nora Falk', address: 'nora@falk-freight.example' };
const otto = { name: 'Otto Kern', address: 'otto@kern-tools.example' };
const ines = { name: 'Ines Ufer', address: 'ines@ufer.example' };
const karl = { name: 'Karl Bach', address: 'karl@bach.example' };
const reading = z.object({
  closed: z.array(z.string()),
  capture: z.object({ sender: z.object({ name: z.string(), address: z.string() }).nullable() }).nullable(),
});

describe.each(['chromium', 'firefox'] as const)('a reading frame of another origin in %s', (browser) => {
  let world: World;
  let inner: Site;
  let outer: Site;
  let page: Page;

  beforeAll(async () => {
    inner = await startSite({
      '/mail/1': mail(nora.name, nora.address, 'Parts for March'),
      '/mail/2': mail(otto.name, otto.address, 'Tool list', 120),
      '/note/1': note(ines.name, ines.address, 'a1'),
      '/note/2': note(karl.name, karl.address, 'zz-9f3'),
      '/forward': `<p>See below.</p>${mail(otto.name, otto.address, 'Old mail')}`,
    });
    // The browser may read the one host, not the other, though both are this machine.
    const withheld = inner.url.replace('127.0.0.1', 'localhost');
    outer = await startSite({
      '/portal': around(frame(`${inner.url}/mail/1`)),
      '/withheld': around(frame(`${withheld}/mail/1`)),
      '/notes': around(frame(`${inner.url}/note/1`)),
      '/set': `<!doctype html><html><head><title>Portal</title></head><frameset cols="200,*">
        <frame src="/folders"><frame src="${inner.url}/mail/2"></frameset></html>`,
      '/folders': '<ul><li>Inbox</li><li>Sent</li></ul>',
      '/body': around(
        `<h2>Offer</h2><p>From: Ines Ufer</p><p>Date: 2026-03-05 10:11</p>${frame(`${inner.url}/forward`)}`,
      ),
    });
    world = await openWorld(browser);
    await connect(world);
    page = await world.extension.browser.newPage();
  });
  afterAll(async () => {
    await world?.close();
    await Promise.all([inner?.close(), outer?.close()]);
  });

  async function read() {
    await page.bringToFront();
    return reading.parse(await speak(world.extension, 'mail.current', {})).capture?.sender ?? null;
  }
  const saved = (address: string) =>
    until(
      async () => (await world.services.state()).contacts.find((one) => one.mail_address === address),
      `${address} in the service`,
    );

  it('is read, and its sender saved from the chip that stands above it', async () => {
    await page.goto(`${outer.url}/portal`);
    await until(async () => (await read())?.address === nora.address, 'the mail in the frame');
    await pressChip(page);
    expect(await saved(nora.address)).toMatchObject({ name: nora.name });
  });

  it('is followed where it shows another mail', async () => {
    const before = await chipPoint(page);
    const shown = page.frames().find((one) => one.url().startsWith(inner.url));
    await shown?.goto(`${inner.url}/mail/2`);
    await until(async () => (await read())?.address === otto.address, 'the next mail in the frame');
    await until(async () => {
      const [chip] = await overlayParts(page);
      return chip && chip.y > before.y + 40;
    }, 'the chip of the next mail');
    await pressChip(page);
    expect(await saved(otto.address)).toMatchObject({ name: otto.name });
  });

  it('is read in a frameset', async () => {
    await page.goto(`${outer.url}/set`);
    await until(async () => (await read())?.address === otto.address, 'the mail in the frameset');
  });

  it('is not read where it is the body below a header: what it holds is somebody else’s', async () => {
    await page.goto(`${outer.url}/body`);
    await page.waitForSelector('iframe');
    await until(
      async () => page.frames().some((one) => one.url().endsWith('/forward')),
      'the frame to be there',
    );
    expect(await read()).toBeNull();
    expect(await overlayParts(page)).toEqual([]);
  });

  it('is not pointed in where it is such a body: the person is told that the sender stands outside of it', async () => {
    const shown = page.frames().find((one) => one.url().endsWith('/forward'));
    await speak(world.extension, 'pick.start', {});
    await page.bringToFront();
    const pickers = (one: Frame | undefined) =>
      one?.evaluate(() => document.documentElement.querySelectorAll(':scope > [popover]').length);
    await until(async () => (await pickers(page.mainFrame())) === 1, 'the picker');
    expect(await pickers(shown)).toBe(0);
    await page.hover('iframe');
    if (browser === 'chromium')
      await until(async () => (await spoken(page)).includes(words('pick.bodyFrame')), 'why not');
    await page.keyboard.press('Escape');
    await until(async () => (await pickers(page.mainFrame())) === 0, 'the picker to be gone');
  });

  it('is not read where its own origin is not allowed', async () => {
    await page.goto(`${outer.url}/withheld`);
    await until(
      async () => page.frames().some((one) => one.url().includes('localhost')),
      'the frame to be there',
    );
    expect(await read()).toBeNull();
    expect(await overlayParts(page)).toEqual([]);
    const { closed } = reading.parse(await speak(world.extension, 'mail.current', {}));
    expect(closed).toEqual([inner.url.replace('127.0.0.1', 'localhost')]);
  });

  it('is pointed in where it does not say who wrote; the place is kept for its own site and found again', async () => {
    await page.goto(`${outer.url}/notes`);
    const shown = await until(
      async () => page.frames().find((one) => one.url().endsWith('/note/1')),
      'the frame to be there',
    );
    expect(await read()).toBeNull();
    await speak(world.extension, 'pick.start', {});
    await page.bringToFront();
    await until(
      () =>
        shown.evaluate(() =>
          [...document.documentElement.children].some((one) => one.matches(':popover-open')),
        ),
      'the picker in the frame',
    );
    const name = await shown.waitForSelector('[data-role=absender]');
    await name?.click();
    await page.keyboard.press('Enter');
    await until(async () => (await read())?.address === ines.address, 'the sender to be read');
    expect(await speak(world.extension, 'pick.list', {})).toMatchObject([
      { host: new URL(inner.url).host, role: 'sender' },
    ]);
    const pickers = () =>
      shown.evaluate(() => document.documentElement.querySelectorAll(':scope > [popover]').length);
    await until(async () => (await pickers()) === 0, 'the picker to be gone');
    await shown.goto(`${inner.url}/note/2`);
    await until(async () => (await read())?.address === karl.address, 'the next sender, from the same place');
  });
});
