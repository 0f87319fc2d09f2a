import { describe, expect, it } from 'vitest';
import { letters } from '../../../lib/sandbox/mailbox/seed';
import { until } from '../../support/until';
import { openStage } from './stage';

const stage = openStage();
const { click, goto, has, open, textOf } = stage;

describe('a conversation', () => {
  it('opens its newest message and whichever else is asked for', async () => {
    await goto('/inbox?lang=en');
    await open('Pilot run');
    expect(await textOf('.is-open .sender-name')).toEqual(['Okafor, Daniel']);
    await click('.collapsed');
    await stage.page.waitForSelector('.is-open iframe');
    expect(await textOf('.is-open .sender-name')).toEqual(['Priya Raman', 'Okafor, Daniel']);
  });

  it('keeps bodies and what was written while its headers are drawn anew', async () => {
    await goto('/inbox?lang=en');
    await open('Pilot run');
    await click('#foot-reply');
    await stage.page.type('#compose-text', 'half a sentence');
    await stage.page.evaluate(() => {
      for (const one of document.querySelectorAll('.message-head, .text-body'))
        one.setAttribute('data-old', '');
    });
    await stage.services.control('deliver', {
      raw: 'From: New <new@example.com>\r\nSubject: Fresh\r\n\r\nHello',
    });
    await has('.row-subject', 'Fresh');
    expect(await stage.page.$('.message-head[data-old]')).toBeNull();
    expect(await stage.page.$('.text-body[data-old]')).not.toBeNull();
    expect(
      await stage.page.$eval('#compose-text', (text) => text instanceof HTMLTextAreaElement && text.value),
    ).toContain('half a sentence');
  });

  it('shows the address in the roomy layout, on hover in the other, and in the details', async () => {
    await goto('/inbox?lang=en');
    await open('Audit dates');
    const address = 'helen.brandt@alder-audit.example';
    expect(await stage.page.$eval('.sender-name', (name) => name.getAttribute('title'))).toBe(address);
    expect(await textOf('.message-head')).not.toContainEqual(expect.stringContaining(address));
    await click('.details-button');
    await has('.details', address);
    await click('#layout-list');
    await has('.sender-address', `<${address}>`);
  });

  it('answers as the person who is signed in', async () => {
    await goto('/inbox?lang=en');
    await open('恒泰收款账户变更通知');
    await click('#foot-reply');
    await has('.compose', 'xiaowen.lin@brightwater.example');
    expect(
      await stage.page.$eval('#compose-to', (to) => to instanceof HTMLInputElement && to.value),
    ).toContain('hengtai-caiwu@mail-cn.example');
  });
});

describe('what senders write', () => {
  it('never becomes markup of the page', async () => {
    await goto('/inbox?lang=en');
    await click('#layout-list');
    for (const subject of ['<script>', 'A body that tries to run', 'annex', 'Control', 'A very long name']) {
      await stage.page.goto(`${stage.services.mailbox}/inbox?lang=en`);
      await open(subject);
      const found = await stage.page.evaluate(() => ({
        title: document.title,
        scripts: document.body.querySelectorAll('script').length,
        images: document.images.length,
        handlers: [...document.querySelectorAll('*')].filter((one) =>
          one.getAttributeNames().some((name) => name.startsWith('on')),
        ).length,
      }));
      expect(found).toMatchObject({ scripts: 0, images: 0, handlers: 0 });
      expect(found.title).not.toBe('owned');
    }
  });

  it('is shown as it was written', async () => {
    await goto('/inbox?lang=en');
    const name = letters.find(({ id }) => id === 'markup-name')?.from.name ?? '';
    await open('<script>');
    expect(await textOf('.sender-name')).toEqual([name]);
    const [body] = await textOf('.text-body');
    expect(body).toContain(`<b onclick="document.title='owned'">not bold</b> &amp;`);
  });

  it('runs no script in the frame of an HTML mail, which is as tall as what it holds', async () => {
    await goto('/inbox?lang=en');
    await open('A body that tries to run');
    const frame = await until(
      () => stage.page.frames().find((one) => one.url().endsWith('/frame') && one.parentFrame()),
      'the frame',
    );
    await frame.waitForSelector('h1');
    expect(await stage.page.title()).not.toBe('owned');
    const tall = await until(
      () =>
        stage.page.$eval('iframe', (one) => {
          const inner = one.contentDocument?.documentElement;
          return inner && one.clientHeight >= inner.scrollHeight && inner.scrollHeight;
        }),
      'the frame to grow',
    );
    expect(tall).toBeGreaterThan(100);
  });
});

describe('the print view', () => {
  it('shows every message of the conversation in full', async () => {
    await goto('/inbox?lang=zh-CN');
    await open('Pilot run');
    const number = new URL(stage.page.url()).pathname.split('/').at(-1);
    await stage.page.goto(`${stage.services.mailbox}/print/${number}?lang=zh-CN`);
    expect(await stage.page.$$('section')).toHaveLength(5);
    await has('th', '发件人');
    await has('td', 'Okafor, Daniel <d.okafor@northfield-instruments.example>');
  });
});
