import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { captureSchema } from '../../lib/domain/capture.schema';
import { connect } from '../support/connect';
import { pressChip, spoken } from '../support/overlay';
import { mailbox, type Roundcube, startRoundcube } from '../support/roundcube';
import { type KeptMail, keptMails } from '../support/roundcube-mails';
import { speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

const answerSchema = z.looseObject({ capture: captureSchema.nullable(), why: z.string().nullable() });

const [daniel, , chinese] = keptMails;

describe('a real webmail, Roundcube, in chromium', () => {
  let webmail: Roundcube;
  let world: World;
  let page: Page;

  beforeAll(async () => {
    webmail = await startRoundcube(keptMails.map(({ raw }) => raw));
    world = await openWorld('chromium');
    page = await world.extension.browser.newPage();
    await page.goto(webmail.url);
    await page.type('#rcmloginuser', mailbox.user);
    await page.type('#rcmloginpwd', mailbox.password);
    await Promise.all([page.waitForNavigation(), page.click('#rcmloginsubmit')]);
    await page.waitForSelector('#messagelist tr.message');
  });
  afterAll(async () => {
    await world?.close();
    await webmail?.close();
  });

  /** What the extension reads from the tab in front, as its popup does. */
  async function read() {
    await page.bringToFront();
    return answerSchema.parse(await speak(world.extension, 'mail.current', {})).capture;
  }

  /** The list's own link to each mail, by subject. */
  const links = () =>
    page.$$eval('#messagelist tr.message td.subject .subject a', (found) =>
      found.map((link) => ({ subject: link.textContent.trim(), href: link.href })),
    );

  const open = (query: string) => page.goto(`${webmail.url}/?${query}`, { waitUntil: 'load' });

  function isRight(capture: Awaited<ReturnType<typeof read>>, mail: KeptMail) {
    expect(capture).toMatchObject({ adapter: 'roundcube', sender: mail.sender, subject: mail.subject });
    expect(capture?.to.map(({ address }) => address)).toEqual(mail.to);
    expect(capture?.cc.map(({ address }) => address)).toEqual(mail.cc);
    expect(capture?.reasons.map(({ kind }) => kind)).toEqual(mail.reasons);
  }

  let all: { subject: string; href: string }[] = [];
  const hrefOf = (mail: KeptMail | undefined): string =>
    all.find(({ subject }) => subject === mail?.subject)?.href ?? '';

  it('reads nothing where only the list of threads is shown', async () => {
    all = await links();
    expect(all.map(({ subject }) => subject).sort()).toEqual(keptMails.map(({ subject }) => subject).sort());
    expect(await read()).toBeNull();
  });

  it.each(keptMails)('reads "$subject" on a page of its own', async (mail) => {
    await page.goto(hrefOf(mail), { waitUntil: 'load' });
    isRight(await read(), mail);
  });

  it.each(keptMails)('reads "$subject" in the print view', async (mail) => {
    await page.goto(hrefOf(mail).replace('_action=show', '_action=print'), { waitUntil: 'load' });
    isRight(await read(), mail);
  });

  it('takes the details from the signature, not from what is quoted', async () => {
    await page.goto(hrefOf(daniel), { waitUntil: 'load' });
    const signature = (await read())?.signature;
    expect(signature?.company?.value).toBe('Northfield Instruments Ltd');
    expect(signature?.position?.value).toBe('Senior Test Engineer');
    expect(signature?.phones.map(({ value }) => value)).toEqual(['+44 7700 900456']);
    await page.goto(hrefOf(chinese), { waitUntil: 'load' });
    expect((await read())?.signature.company?.value).toBe('聯合電路板股份有限公司');
  });

  it('reads nothing where an answer is being written', async () => {
    const uid = new URL(hrefOf(daniel)).searchParams.get('_uid');
    await open(`_task=mail&_action=compose&_mbox=INBOX&_reply_uid=${uid}&_all=all`);
    await page.waitForSelector('#composebody');
    expect((await read())?.sender ?? null).toBeNull();
  });

  it('follows the preview pane from mail to mail', async () => {
    await open('_task=mail&_mbox=INBOX');
    for (const mail of keptMails) {
      await page.waitForSelector('#messagelist tr.message');
      const rows = await page.$$('#messagelist tr.message');
      const at = (await links()).findIndex(({ subject }) => subject === mail.subject);
      await rows[at]?.click();
      await until(async () => (await read())?.subject === mail.subject, `${mail.subject} in the pane`);
      isRight(await read(), mail);
    }
  });

  it('saves the sender from the chip in the preview pane', async () => {
    await connect(world);
    await page.bringToFront();
    const at = (await links()).findIndex(({ subject }) => subject === daniel?.subject);
    await (await page.$$('#messagelist tr.message'))[at]?.click();
    await until(async () => (await read())?.subject === daniel?.subject, 'the mail in the pane');
    await pressChip(page);
    const saved = await until(
      async () =>
        (await world.services.state()).contacts.find(
          ({ mail_address }) => mail_address === daniel?.sender.address,
        ),
      'the sender in the service',
    );
    expect(saved).toMatchObject({ name: daniel?.sender.name, phone: '+44 7700 900456' });
  });

  it('says to look twice at somebody who takes the name and nearly the domain of the person saved', async () => {
    const copy = keptMails.find(({ subject }) => subject === 'New bank details');
    await page.goto(hrefOf(copy), { waitUntil: 'load' });
    const kinds = (await read())?.reasons.map(({ kind }) => kind);
    expect(kinds?.sort()).toEqual(['knownName', 'looksLikeContact']);
    await until(
      async () => (await spoken(page)).includes(words('overlay.label.look', 'Daniel Okafor')),
      'the chip to say so',
    );
    await pressChip(page);
    await until(async () => (await spoken(page)).includes(words('reason.knownName')), 'the form to say why');
    expect(
      (await world.services.state()).contacts.filter(({ name }) => name.includes('Okafor')),
    ).toHaveLength(1);
  });
});

describe('the same webmail in firefox', () => {
  let webmail: Roundcube;
  let world: World;
  afterAll(async () => {
    await world?.close();
    await webmail?.close();
  });

  it('is read, and the sender saved from the chip', async () => {
    [webmail, world] = await Promise.all([
      startRoundcube(keptMails.slice(0, 1).map(({ raw }) => raw)),
      openWorld('firefox'),
    ]);
    await connect(world);
    const page = await world.extension.browser.newPage();
    await page.goto(webmail.url);
    await page.type('#rcmloginuser', mailbox.user);
    await page.type('#rcmloginpwd', mailbox.password);
    await page.click('#rcmloginsubmit');
    const link = await page.waitForSelector('#messagelist tr.message td.subject .subject a');
    await page.goto(
      (await link?.evaluate((one) => (one instanceof HTMLAnchorElement ? one.href : ''))) ?? '',
    );
    await pressChip(page);
    const saved = await until(
      async () =>
        (await world.services.state()).contacts.find(
          ({ mail_address }) => mail_address === daniel?.sender.address,
        ),
      'the sender in the service',
    );
    expect(saved).toMatchObject({ name: daniel?.sender.name, phone: '+44 7700 900456' });
  });
});
