import { describe, expect, it } from 'vitest';
import { letters } from '../../../lib/sandbox/mailbox/seed';
import { until } from '../../support/until';
import { openStage } from './stage';

const stage = openStage();
const { click, goto, has, open, textOf } = stage;

describe('the list', () => {
  it('shows every seeded mail of every folder', async () => {
    const shown: string[] = [];
    await goto('/inbox?lang=en');
    const places = await stage.page.$$eval('nav a', (links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    );
    for (const place of places) {
      await stage.page.goto(new URL(place, stage.services.url).href);
      await stage.page.waitForSelector('main .rows, main .padded');
      shown.push(...(await textOf('.row-subject')));
    }
    const starts = letters.filter((letter) => letter.answers === undefined).map(({ subject }) => subject);
    const bare = (subject: string) => subject.replace(/^(re|fwd?|回复)[:：] */i, '');
    for (const subject of starts) expect(shown.map(bare)).toContain(bare(subject));
  });

  it('opens a mail at its address, and the way back works', async () => {
    await goto('/inbox?lang=en');
    await open('Audit dates');
    const address = stage.page.url();
    expect(new URL(address).pathname).toMatch(/^\/mail\/inbox\/\d+$/);
    await has('h2', 'Audit dates and site access');
    await stage.page.goBack();
    await has('main', 'Choose a message');
    await stage.page.goto(address);
    await has('h2', 'Audit dates and site access');
  });

  it('remembers the layout', async () => {
    await goto('/inbox?lang=en');
    await click('#layout-list');
    await stage.page.reload();
    await stage.page.waitForSelector('[data-layout="list"] .row');
    await open('Audit dates');
    expect(await stage.page.$eval('.list', (list) => list.checkVisibility())).toBe(false);
    await stage.page.keyboard.press('Escape');
    await until(() => stage.page.$eval('.list', (list) => list.checkVisibility()), 'the list to come back');
  });

  it('marks what was opened as read, and lets it be unread again', async () => {
    await goto('/inbox?lang=en');
    await open('Audit dates');
    const unread = () =>
      stage.page.$$eval('.row.is-unread', (rows) =>
        rows.some((row) => row.textContent?.includes('Audit dates')),
      );
    await until(async () => !(await unread()), 'the row to be read');
    await click('#mark-unread');
    await until(unread, 'the row to be unread');
  });
});

describe('a change elsewhere', () => {
  it('shows at once: a mail arrives', async () => {
    await goto('/inbox?lang=en');
    await stage.page.waitForSelector('.row');
    await stage.services.control('deliver', {
      raw: 'From: New <new@example.com>\r\nSubject: Just in\r\n\r\nHello',
    });
    await until(async () => (await textOf('.row-subject')).includes('Just in'), 'the mail', 2000);
  });

  it('is caught up with after the page was out of sight', async () => {
    await goto('/inbox?lang=en');
    await stage.page.waitForSelector('.row');
    const other = await stage.page.browserContext().newPage();
    await other.bringToFront();
    await until(
      () => stage.page.evaluate(() => document.visibilityState === 'hidden'),
      'the page to be out of sight',
    );
    await stage.services.control('deliver', {
      raw: 'From: New <new@example.com>\r\nSubject: While away\r\n\r\nHello',
    });
    await stage.page.bringToFront();
    await has('.row-subject', 'While away');
  });
});
