import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, press } from '../support/connect';
import { chipPoint, pressChip, spoken, untilCounted } from '../support/overlay';
import { fillMirror, outbox, speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { openMail, openWorld, type World } from '../support/world';

/** Demo mails: what a reader of the page would write down. */
const daniel = {
  subject: 'Pilot run: 40 sensor hubs',
  name: 'Okafor, Daniel',
  mail_address: 'd.okafor@northfield-instruments.example',
  company: 'Northfield Instruments Ltd',
  position: 'Senior Test Engineer',
  phone: '+44 7700 900456',
};
const allen = { subject: '樣品 LB-2207 出貨通知', mail_address: 'allen.wu@lienho-board.example' };
const bracket = {
  subject: 'A very long name, and a subject',
  mail_address: 'm.featherstonehaugh@long-names.example',
};

const contactOf = async (world: World, address: string) =>
  (await world.services.state()).contacts.filter(({ mail_address }) => mail_address === address);

const arrived = (world: World, address: string) =>
  until(async () => (await contactOf(world, address))[0], `${address} in the service`);

describe.each(['chromium', 'firefox'] as const)('saving the sender in %s', (browser) => {
  let world: World;
  let mail: Page;

  beforeAll(async () => {
    world = await openWorld(browser);
  });
  afterAll(() => world?.close());

  it('connects through the consent page', async () => {
    const options = await connect(world);
    const text = await options.evaluate(() => document.body.textContent);
    expect(text).toContain(words('options.accounts.connectedAs', '林晓雯'));
    expect(text).not.toContain(world.services.app.appSecret);
  });

  it('keeps the sender with one click on the chip, with what the signature says', async () => {
    mail = await world.mail(daniel.subject);
    await pressChip(mail);
    const { subject: _, ...fields } = daniel;
    expect(await arrived(world, daniel.mail_address)).toMatchObject(fields);
  });

  it('shows the same in the popup', async () => {
    const popup =
      browser === 'chromium' ? await world.extension.popup(mail) : await world.extension.open('popup.html');
    const shown = () => popup.evaluate(() => document.body.textContent);
    const expected = browser === 'chromium' ? [daniel.name, words('chip.known')] : [daniel.name];
    await until(
      async () => {
        const text = await shown();
        return expected.every((one) => text.includes(one));
      },
      `the popup to show ${expected.join(' and ')}`,
    );
    await popup.close();
  });

  it('takes it back', async () => {
    await mail.bringToFront();
    const [saved] = await outbox(world.extension);
    expect(saved).toMatchObject({ kind: 'save-sender', state: 'done' });
    await speak(world.extension, 'intent.undo', { id: crypto.randomUUID(), of: saved?.id ?? '' });
    await until(
      async () => (await contactOf(world, daniel.mail_address)).length === 0,
      'the contact to be gone',
    );
  });

  it('makes one contact when two tabs save the same sender', async () => {
    const tabs = [await world.mail(allen.subject), await world.mail(allen.subject)];
    for (const tab of tabs) {
      await tab.bringToFront();
      await chipPoint(tab);
    }
    for (const tab of tabs) {
      await tab.bringToFront();
      await pressChip(tab);
    }
    await arrived(world, allen.mail_address);
    await until(
      async () =>
        (await outbox(world.extension)).every(({ state }) => state !== 'pending' && state !== 'inFlight'),
      'the outbox to be empty',
    );
    expect(await contactOf(world, allen.mail_address)).toHaveLength(1);
    for (const tab of tabs) await tab.close();
  });
});

describe('the overlay in chromium', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld('chromium');
    await connect(world);
    await fillMirror(world.extension);
  });
  afterAll(() => world?.close());

  it('speaks: the chip is named, the toast is read out and has Undo and Edit', async () => {
    const mail = await world.mail(daniel.subject);
    await until(
      async () => (await spoken(mail)).includes(words('overlay.label.unknown', daniel.name)),
      'the chip to be named',
    );
    await pressChip(mail);
    await until(
      async () => (await spoken(mail)).includes(`"name":"${words('action.undo')}"`),
      'Undo to be offered',
    );
    expect(await spoken(mail)).toContain(`"name":"${words('action.edit')}"`);
    await arrived(world, daniel.mail_address);
    const undo = await mail.waitForSelector(`aria/${words('action.undo')}[role="button"]`);
    await undo?.click();
    await until(
      async () => (await contactOf(world, daniel.mail_address)).length === 0,
      'the contact to be gone',
    );
    await mail.close();
  });

  it('works by keyboard alone', async () => {
    const mail = await world.mail(allen.subject);
    await chipPoint(mail);
    const name = words('overlay.label.unknown', 'Allen Wu (吳彥廷)');
    await untilCounted(mail, async () => {
      await chipPoint(mail);
      const chip = await mail.waitForSelector(`aria/${name}`);
      await chip?.focus();
      await mail.keyboard.press('Enter');
    });
    await arrived(world, allen.mail_address);
    await mail.close();
  });

  it('refuses a name that is too long with a word at the field, and sends nothing', async () => {
    const mail = await world.mail();
    await openMail(mail, bracket.subject);
    await pressChip(mail);
    const field = await mail.waitForSelector(`aria/${words('field.name')}[role="textbox"]`);
    expect(field).not.toBeNull();
    expect(await contactOf(world, bracket.mail_address)).toEqual([]);
    await mail.close();
  });

  it('does nothing on a page that takes no trusted click', async () => {
    const mail = await world.mail(daniel.subject);
    const { x, y } = await chipPoint(mail);
    await mail.evaluate(
      (at) => {
        const target = document.elementFromPoint(at.x, at.y);
        target?.dispatchEvent(
          new MouseEvent('click', { bubbles: true, composed: true, clientX: at.x, clientY: at.y }),
        );
        target?.shadowRoot?.querySelector('button')?.click();
      },
      { x, y },
    );
    await press(mail, 'h1, h2');
    expect(await contactOf(world, daniel.mail_address)).toEqual([]);
    await mail.close();
  });
});
