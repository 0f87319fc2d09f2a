import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect, press } from '../support/connect';
import { root } from '../support/source';
import { speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type Services, startServices, type World } from '../support/world';

const daniel = {
  subject: 'Pilot run: 40 sensor hubs',
  name: 'Okafor, Daniel',
  mail_address: 'd.okafor@northfield-instruments.example',
  remark: 'Likes raw values',
};
const statesSchema = z.array(
  z.looseObject({ account: z.string(), done: z.boolean(), doneAt: z.number().nullable() }),
);
const many = 25;
const addressOf = (at: number) => `guest${at}@bulk.example`;
const list = Array.from({ length: many }, (_, at) => `Guest ${at} <${addressOf(at)}>`).join('\n');
const says = (page: Page, text: string) =>
  until(() => page.evaluate((wanted) => document.body.textContent.includes(wanted), text), `"${text}"`);
const typeList = async (page: Page, lines: string) => {
  await page.waitForSelector('textarea[name=list]');
  await page.$eval(
    'textarea[name=list]',
    (one, text) => {
      (one as HTMLTextAreaElement).value = text;
      one.dispatchEvent(new Event('input', { bubbles: true }));
    },
    lines,
  );
};
const pressWords = async (page: Page, text: string) => {
  const button = await until(
    async () =>
      (
        await page.evaluateHandle(
          (wanted) =>
            [...document.querySelectorAll('button')].find((one) => one.textContent === wanted) ?? null,
          text,
        )
      ).asElement(),
    `the button "${text}"`,
  );
  await button.evaluate((one) => (one as HTMLElement).click());
};

describe.each(['chromium', 'firefox'] as const)('contacts merged and many at once in %s', (browser) => {
  let services: Services;
  let world: World;
  const contactsOf = async () => (await services.state()).contacts;
  const contact = async (address: string) => (await contactsOf()).find((one) => one.mail_address === address);
  const guests = async () =>
    (await contactsOf()).filter(({ mail_address }) => mail_address?.endsWith('@bulk.example')).length;
  const make = (value: object) => services.control('edit', { resource: 'contacts', op: 'create', value });
  const mirror = async () => {
    const [state] = statesSchema.parse(await speak(world.extension, 'mirror.state', {}));
    return state ?? { account: '', done: false, doneAt: null };
  };
  const walked = async () => {
    const { account, doneAt } = await mirror();
    await speak(world.extension, 'mirror.refresh', { account });
    await until(
      async () => {
        const now = await mirror();
        return now.done && now.doneAt !== doneAt;
      },
      'the list to be walked',
      60_000,
    );
  };

  beforeAll(async () => {
    services = await startServices();
    for (const { id } of await contactsOf())
      await services.control('edit', { resource: 'contacts', op: 'delete', id });
    const { subject: _, ...fields } = daniel;
    await make({ ...fields, company: 'Something Else' });
    world = await openWorld(browser, { services, killable: true });
    await connect(world);
    await walked();
  });
  afterAll(async () => {
    await world?.close();
    await services?.close();
  });

  describe.each(['keep', 'clear'] as const)('where the service would %s what is left out', (patchOmitted) => {
    it('shows what the mail adds; Enter saves what is ticked and nothing else; Undo takes it back', async () => {
      await services.control('behaviour', { patchOmitted });
      const mail = await world.mail(daniel.subject);
      const screen = await world.extension.open('popup.html');
      await screen.bringToFront();
      await screen.waitForSelector('form.diff input:checked');
      const lines = await screen.$$eval('form.diff input', (all) =>
        all.map((one) => [one.getAttribute('name'), (one as HTMLInputElement).checked]),
      );
      expect(lines).toContainEqual(['take-company', false]);
      expect(lines).toContainEqual(['take-phone', true]);
      await screen.focus('form.diff input:checked');
      await screen.keyboard.press('Enter');
      const saved = await until(async () => {
        const now = await contact(daniel.mail_address);
        return now?.phone ? now : null;
      }, 'the phone to arrive');
      expect(saved).toMatchObject({ company: 'Something Else', remark: daniel.remark, name: daniel.name });
      await pressWords(screen, words('action.undo'));
      await until(async () => !(await contact(daniel.mail_address))?.phone, 'the phone to be taken back');
      expect(await contact(daniel.mail_address)).toMatchObject({
        company: 'Something Else',
        remark: daniel.remark,
      });
      await screen.close();
      await mail.close();
    }, 60_000);
  });

  it('shows three versions where somebody changed the very field meanwhile', async () => {
    const mail = await world.mail(daniel.subject);
    const screen = await world.extension.open('popup.html');
    await screen.bringToFront();
    await press(screen, 'form.diff input[name=take-company]');
    const now = await contact(daniel.mail_address);
    await services.control('edit', {
      ...{ resource: 'contacts', op: 'patch', id: now?.id, value: { company: 'Written elsewhere' } },
    });
    await press(screen, 'form.diff button.primary');
    await screen.waitForSelector('form.diff table.versions');
    const table = await screen.$eval('form.diff table.versions', (one) => one.textContent);
    expect(table).toContain('Something Else');
    expect(table).toContain('Written elsewhere');
    expect(await contact(daniel.mail_address)).toMatchObject({ company: 'Written elsewhere' });
    await screen.close();
    await mail.close();
  }, 60_000);

  it('finds a contact as it is typed, changes one field of it by keyboard', async () => {
    const screen = await world.extension.open('popup.html');
    await press(screen, '[role=tab][id$=-contacts]');
    await screen.waitForSelector('.contacts input[role=combobox]');
    await screen.type('.contacts input[role=combobox]', 'okaf');
    await screen.waitForFunction(() =>
      document.querySelector('[role=option][aria-selected=true]')?.textContent?.includes('Okafor'),
    );
    await screen.keyboard.press('Enter');
    await screen.waitForSelector('.contacts input[name=position]');
    await screen.type('.contacts input[name=position]', 'Bench lead');
    await screen.type('.contacts input[name=tag]', 'Fair, buyer');
    await screen.keyboard.press('Enter');
    await until(
      async () => (await contact(daniel.mail_address))?.position === 'Bench lead',
      'the position to arrive',
    );
    expect(await contact(daniel.mail_address)).toMatchObject({ remark: daniel.remark, tag: 'Fair, buyer' });
    await screen.close();
  }, 60_000);

  it('lists likely duplicates with the reason, merges two without losing a field, takes it back, remembers "not the same"', async () => {
    const twins = { name: 'Ines Roth', mail_address: 'ines@roth.example' };
    await make({ ...twins, phone: '+49 30 555 0147' });
    await make({ ...twins, name: 'I. Roth', company: 'Roth & Sohn', phone: '+49 171 555 0148' });
    const held = async () =>
      (await contactsOf()).filter(({ mail_address }) => mail_address === twins.mail_address);
    await walked();
    const options = await world.extension.open('options.html');
    await press(options, '.duplicatesBox summary');
    await options.waitForSelector('.duplicates > li');
    expect(await options.$eval('.duplicates > li', (one) => one.textContent)).toContain(
      words('duplicates.reason.address'),
    );
    await press(options, '.duplicates > li .actions button');
    await options.waitForSelector('.merge button.primary:focus');
    const shown = await options.$eval('.merge', (one) => one.textContent);
    for (const value of ['Ines Roth', 'I. Roth', 'Roth & Sohn', '555 0147', '555 0148'])
      expect(shown).toContain(value);
    expect(await held()).toHaveLength(2);
    await options.keyboard.press('Enter');
    await until(async () => (await held()).length === 1, 'one to be left', 30_000);
    const said = JSON.stringify(await held());
    for (const value of ['Ines Roth', 'I. Roth', 'Roth & Sohn', '555 0147', '555 0148'])
      expect(said).toContain(value);
    await pressWords(options, words('action.undo'));
    await until(async () => (await held()).length === 2, 'both to be back', 30_000);
    await options.close();
    await walked();
    let again = await world.extension.open('options.html');
    await press(again, '.duplicatesBox summary');
    await pressWords(again, words('duplicates.apart'));
    await again.waitForFunction(() => document.querySelector('.duplicates > li') === null);
    await again.close();
    again = await world.extension.open('options.html');
    await press(again, '.duplicatesBox summary');
    await says(again, words('duplicates.none'));
    await again.close();

    const screen = await world.extension.open('sidepanel.html');
    await press(screen, '[role=tab][id$=-contacts]');
    await screen.waitForSelector('.contacts input[role=combobox]');
    await screen.type('.contacts input[role=combobox]', 'roth sohn');
    await screen.waitForFunction(() =>
      document.querySelector('[role=option][aria-selected=true]')?.textContent?.includes('Roth'),
    );
    await screen.keyboard.press('Enter');
    await screen.waitForSelector('.contacts input[name=name]');
    await pressWords(screen, words('find.remove'));
    await until(async () => (await held()).length === 1, 'the contact to be deleted', 30_000);
    await screen.close();
  }, 120_000);

  async function saveList(page: Page): Promise<void> {
    await typeList(page, list);
    await pressWords(page, words('bulk.look'));
    await page.waitForFunction(
      (count) => document.querySelectorAll('.review tbody input:checked').length === count,
      {},
      many,
    );
    await press(page, '.bulkBar button.primary');
  }

  it(`saves ${many} from a pasted list: paused, page closed, worker killed, gone on, taken back by one undo`, async () => {
    let page = await world.extension.open('bulk.html');
    await saveList(page);
    await until(async () => (await guests()) >= 3, 'the first ones to arrive', 60_000);
    await pressWords(page, words('bulk.pause'));
    await says(page, words('intent.waits.paused'));
    await until(() => services.underWay() === 0, 'what was under way to be through');
    await page.close();
    await world.extension.stopWorker();
    const before = await guests();
    expect(before).toBeLessThan(many);
    await world.time({ advanceMs: 10 * 60_000 });

    page = await world.extension.open('bulk.html');
    await says(page, words('intent.waits.paused'));
    expect(await guests()).toBe(before);
    await pressWords(page, words('bulk.resume'));
    await world.time({ scale: 30 });
    await until(async () => (await guests()) === many, 'all to arrive', 90_000);
    await says(page, words('intent.done'));
    await pressWords(page, words('bulk.undoAll'));
    await until(async () => (await guests()) === 0, 'all to be taken back', 120_000);
    await world.time({ scale: 1 });

    // A batch of which only some have gone: the rest stays unsent, and one undo takes back what went.
    await saveList(page);
    await until(async () => (await guests()) > 0, 'the first ones to arrive', 60_000);
    await pressWords(page, words('bulk.cancelRest'));
    await until(() => services.underWay() === 0, 'what was under way to be through');
    const cancelled = words('bulk.cancelled').replace('$1', '').trim();
    await says(page, cancelled);
    await world.time({ scale: 30 });
    expect(await guests()).toBeLessThan(many);
    await pressWords(page, words('bulk.undoAll'));
    await until(async () => (await guests()) === 0, 'what had gone to be taken back', 120_000);
    await world.time({ scale: 1 });
    await page.close();
  }, 300_000);

  it('keeps the rows that were not saved when the page closes, with what was chosen', async () => {
    let page = await world.extension.open('bulk.html');
    await typeList(page, 'Kept One <one@kept.example>\nKept Two <two@kept.example>');
    await pressWords(page, words('bulk.look'));
    await page.waitForFunction(() => document.querySelectorAll('.review tbody input:checked').length === 2);
    await press(page, '.review tbody input');
    await page.waitForFunction(() => document.querySelectorAll('.review tbody input:checked').length === 1);
    await page.close();
    page = await world.extension.open('bulk.html');
    await page.waitForFunction(
      () =>
        document.querySelectorAll('.review tbody tr').length === 2 &&
        document.querySelectorAll('.review tbody input:checked').length === 1,
    );
    await pressWords(page, words('bulk.clear'));
    await page.waitForFunction(() => document.querySelector('.review') === null);
    await page.close();
    page = await world.extension.open('bulk.html');
    await says(page, words('bulk.sources'));
    expect(
      await speak(world.extension, 'bulk.kept', { account: (await mirror()).account, at: 0 }),
    ).toBeNull();
    await page.close();
  }, 60_000);

  it('gathers everybody in the open thread, and the addresses selected in the page', async () => {
    const mail = await world.mail(daniel.subject);
    await mail.bringToFront();
    await mail.evaluate(() => {
      const text = document.createElement('p');
      text.textContent = 'Ada <ada@picked.example>, Ben <ben@picked.example>, Cy <cy@picked.example>';
      document.body.append(text);
      getSelection()?.selectAllChildren(text);
    });
    for (const [from, address] of [
      ['mail', daniel.mail_address],
      ['selected', 'cy@picked.example'],
    ]) {
      await mail.bringToFront();
      const page = await world.extension.open(`bulk.html#${from}`);
      await page.waitForFunction(
        (wanted) => document.querySelector('.review')?.textContent?.includes(wanted ?? ''),
        { timeout: 20_000 },
        address,
      );
      if (from === 'selected') expect(await page.$$eval('.review tbody tr', (all) => all.length)).toBe(3);
      await pressWords(page, words('bulk.clear'));
      await page.close();
    }
    await mail.close();
  }, 60_000);

  it('offers the contacts of a shared mailbox as an account of its own', async () => {
    const shared = 'support@brightwater.example';
    const options = await world.extension.open('options.html');
    await pressWords(options, words('mailboxes.look'));
    const box = `input[name=mailbox][value="${shared}"]`;
    // Once: it is drawn anew when the worker has answered.
    const tick = async () => {
      await options.waitForSelector(box);
      await options.$eval(box, (one) => (one as HTMLInputElement).click());
    };
    await tick();
    const { account } = await mirror();
    const id = `${account}/${shared}`;
    await until(
      async () => JSON.stringify(await speak(world.extension, 'state.get', {})).includes(id),
      'the shared mailbox among the accounts',
    );
    await speak(world.extension, 'contact.save', {
      ...{ id: crypto.randomUUID(), account: id },
      fields: { name: 'Help Desk', address: 'desk@partner.example' },
    });
    const sent = async () =>
      (await services.state()).requests.filter(
        ({ row, status, path }) =>
          row === 'feishu.contacts.create' && status === 200 && String(path).includes('support'),
      ).length;
    await until(async () => (await sent()) === 1, 'the contact to arrive in the shared mailbox', 30_000);
    expect(await contact('desk@partner.example')).toBeUndefined();
    const known = async (of: string) =>
      JSON.stringify(
        await speak(world.extension, 'known.get', { address: 'desk@partner.example', account: of }),
      );
    expect(await known(id)).toContain('"state":"known"');
    expect(await known(account)).toContain('"state":"unknown"');
    await options.bringToFront();
    await tick();
    await until(
      async () => !JSON.stringify(await speak(world.extension, 'state.get', {})).includes(id),
      'the shared mailbox to be left',
    );
    await services.control('behaviour', {
      disabledScopes: ['mail:user_mailbox:readonly', 'mail:user_mailbox'],
    });
    await pressWords(options, words('mailboxes.look'));
    await options.waitForSelector('article .note.bad, article .note.warn');
    await services.control('behaviour', { disabledScopes: [] });
    await options.close();
  }, 90_000);

  it('takes a CSV in another encoding through the same table', async () => {
    const page = await world.extension.open('bulk.html');
    const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement> | null;
    await input?.uploadFile(join(root, 'tests/fixtures/contact-files/outlook-zh.csv'));
    await says(page, '赵晓燕');
    await press(page, '.bulkBar button.primary');
    const zhao = await until(() => contact('zhao.xiaoyan@linhai.example'), 'the contact to arrive', 60_000);
    expect(zhao).toMatchObject({
      name: '赵晓燕',
      company: '临海光电有限公司',
      remark: expect.stringContaining('年会上认识'),
    });
    await page.close();
  }, 120_000);
});
