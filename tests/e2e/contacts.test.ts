import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { press } from '../support/connect';
import { root } from '../support/source';
import { speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { many, saveAndTakeBack } from './contacts/bulk';
import { daniel, openDesk } from './contacts/desk';
import { mergeTwins } from './contacts/duplicates';
import { sharedMailbox } from './contacts/mailboxes';
import { pressWords, says, typeList } from './contacts/screen';

describe.each(['chromium', 'firefox'] as const)('contacts merged and many at once in %s', (browser) => {
  const desk = openDesk(browser);
  const { contact, mirror } = desk;

  describe.each(['keep', 'clear'] as const)('where the service would %s what is left out', (patchOmitted) => {
    it('shows what the mail adds; Enter saves what is ticked and nothing else; Undo takes it back', async () => {
      await desk.services.control('behaviour', { patchOmitted });
      const mail = await desk.world.mail(daniel.subject);
      const screen = await desk.world.extension.open('popup.html');
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
    const mail = await desk.world.mail(daniel.subject);
    const screen = await desk.world.extension.open('popup.html');
    await screen.bringToFront();
    await press(screen, 'form.diff input[name=take-company]');
    const now = await contact(daniel.mail_address);
    await desk.services.control('edit', {
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
    const screen = await desk.world.extension.open('popup.html');
    await press(screen, '[role=tab][id$=-contacts]');
    await screen.waitForSelector('.contacts input[role=combobox]');
    await screen.type('.contacts input[role=combobox]', 'okaf');
    await screen.waitForFunction(() =>
      document.querySelector('[role=option][aria-selected=true]')?.textContent?.includes('Okafor'),
    );
    await screen.keyboard.press('Enter');
    // The form takes the focus once it is drawn: what is typed before that ends up in its first field.
    await screen.waitForSelector('.contacts input[name=name]:focus');
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

  it(
    'lists likely duplicates with the reason, merges two without losing a field, takes it back, remembers "not the same"',
    () => mergeTwins(desk),
    120_000,
  );

  it(
    `saves ${many} from a pasted list: paused, page closed, worker killed, gone on, taken back by one undo`,
    () => saveAndTakeBack(desk),
    300_000,
  );

  it('keeps the rows that were not saved when the page closes, with what was chosen', async () => {
    let page = await desk.world.extension.open('bulk.html');
    await typeList(page, 'Kept One <one@kept.example>\nKept Two <two@kept.example>');
    await pressWords(page, words('bulk.look'));
    await page.waitForFunction(() => document.querySelectorAll('.review tbody input:checked').length === 2);
    await press(page, '.review tbody input');
    await page.waitForFunction(() => document.querySelectorAll('.review tbody input:checked').length === 1);
    await page.close();
    page = await desk.world.extension.open('bulk.html');
    await page.waitForFunction(
      () =>
        document.querySelectorAll('.review tbody tr').length === 2 &&
        document.querySelectorAll('.review tbody input:checked').length === 1,
    );
    await pressWords(page, words('bulk.clear'));
    await page.waitForFunction(() => document.querySelector('.review') === null);
    await page.close();
    page = await desk.world.extension.open('bulk.html');
    await says(page, words('bulk.sources'));
    expect(
      await speak(desk.world.extension, 'bulk.kept', { account: (await mirror()).account, at: 0 }),
    ).toBeNull();
    await page.close();
  }, 60_000);

  it('gathers everybody in the open thread, and the addresses selected in the page', async () => {
    const mail = await desk.world.mail(daniel.subject);
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
      const page = await desk.world.extension.open(`bulk.html#${from}`);
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

  it('offers the contacts of a shared mailbox as an account of its own', () => sharedMailbox(desk), 90_000);

  it('takes a CSV in another encoding through the same table', async () => {
    const page = await desk.world.extension.open('bulk.html');
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
