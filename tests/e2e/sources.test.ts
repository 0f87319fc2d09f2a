import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../support/connect';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

const eml = [
  'From: =?UTF-8?B?546L6Iqz?= <wang.fang@dahe-parts.example>',
  'To: lin@hangzhou-optics.example',
  'Subject: Quote',
  'Message-ID: <q1@dahe-parts.example>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '报价见附件。',
  '',
  '王芳 销售经理',
  '大禾电子有限公司',
  '手机：138 1234 5678',
].join('\r\n');
const vcf =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mei Lin\r\nORG:Lienho Board\r\nTITLE:Buyer\r\nEMAIL:mei@lienho-board.example\r\nEND:VCARD\r\n';

describe.each(['chromium', 'firefox'] as const)('a person from text or a file in %s', (browser) => {
  const folder = mkdtempSync(join(tmpdir(), 'mqe-sources-'));
  let world: World;
  let popup: Page;

  beforeAll(async () => {
    world = await openWorld(browser);
    await connect(world);
    popup = await world.extension.open('popup.html');
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const saved = (address: string) =>
    until(
      async () => (await world.services.state()).contacts.find((one) => one.mail_address === address),
      `${address} in the service`,
    );
  const saveForm = async () => {
    const button = await popup.waitForSelector(`form.contact ::-p-text(${words('form.save')})`);
    await button?.click();
  };
  const back = async () => {
    const button = await popup.waitForSelector(`::-p-text(${words('source.back')})`);
    await button?.click();
    await popup.waitForSelector('.source');
  };
  const give = async (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const input = await popup.waitForSelector('.source input[type=file]');
    await input?.uploadFile(path);
  };

  it('is read from pasted words', async () => {
    const title = await popup.waitForSelector('.source > summary');
    await title?.click();
    const box = await popup.waitForSelector('textarea[name=source]', { visible: true });
    await box?.type('Ines Ufer <ines@ufer.example>');
    const read = await popup.waitForSelector(`.source ::-p-text(${words('source.read')})`);
    await read?.click();
    await saveForm();
    expect(await saved('ines@ufer.example')).toMatchObject({ name: 'Ines Ufer' });
    await back();
  });

  it('is read from a mail file, with what its signature says', async () => {
    await give('quote.eml', eml);
    await saveForm();
    expect(await saved('wang.fang@dahe-parts.example')).toMatchObject({
      name: '王芳',
      company: '大禾电子有限公司',
    });
    await back();
  });

  it('is read from an address card that is dropped', async () => {
    await popup.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'mei.vcf'));
      document
        .querySelector('.drop')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, vcf);
    await saveForm();
    expect(await saved('mei@lienho-board.example')).toMatchObject({
      name: 'Mei Lin',
      company: 'Lienho Board',
    });
    await back();
  });

  it('is asked for anew where several or nobody is named', async () => {
    await give('none.eml', 'Subject: x\r\n\r\nHello');
    await popup.waitForSelector(`::-p-text(${words('source.problem.nobody')})`);
  });
});
