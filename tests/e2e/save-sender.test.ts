import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../support/connect';
import { pressChip } from '../support/overlay';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

/** Demo mails by subject, and who sent them. */
const mails = {
  english: {
    subject: 'Audit dates and site access for Jiading',
    name: 'Helen Brandt',
    address: 'helen.brandt@alder-audit.example',
  },
} as const;

const contactsOf = async (world: World) => (await world.services.state()).contacts;
const oneContact = (world: World) =>
  until(async () => {
    const contacts = await contactsOf(world);
    return contacts.length === 1 ? contacts[0] : null;
  }, 'one contact in the service');

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
  });

  it('keeps the sender with one click on the chip', async () => {
    mail = await world.mail(mails.english.subject);
    await pressChip(mail);
    expect(await oneContact(world)).toMatchObject({
      name: mails.english.name,
      mail_address: mails.english.address,
    });
  });
});
