import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { press } from '../support/connect';
import { goOffline } from '../support/offline';
import { outbox, speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { colourBranch } from './labels/branch';
import {
  coloured,
  colourOf,
  edit,
  grant,
  labelsOf,
  openDesk,
  patches,
  settled,
  subject,
} from './labels/desk';
import { recolourBesideMail } from './labels/mail';
import { choose, focused, row, says, swatch, tabTo } from './labels/screen';

describe.each(['chromium', 'firefox'] as const)('labels in %s', (browser) => {
  const desk = openDesk(browser);

  it('are asked for when they are first opened', async () => {
    const page = await desk.world.mail(subject);
    const open = (await desk.world.services.state()).messages.find((one) => one.subject === subject);
    await page.evaluate((id) => history.replaceState(null, '', `#${id}`), open?.message_id ?? '');
    desk.screen = await desk.world.extension.open('popup.html');
    await desk.screen.bringToFront();
    await press(desk.screen, '[role=tab][id$=-labels]');
    await says(desk.screen, words('allow.title'));
    await grant(desk.world, desk.screen);
  });

  it('are on screen at once while the service takes its time', async () => {
    const { services, extension } = desk.world;
    await services.control('faults', [
      { kind: 'delay', ms: 60_000, match: { row: 'feishu.labels.list' }, times: 1 },
    ]);
    await desk.world.time({ advanceMs: 60_000 });
    const other = await extension.open('popup.html');
    await other.bringToFront();
    await press(other, '[role=tab][id$=-labels]');
    await row(other, 'work');
    await services.clearFaults();
    await other.close();
  });

  it('leave the mail behind them to be looked up by the id in its address', async () => {
    const open = (await desk.world.services.state()).messages.find((one) => one.subject === subject);
    const { name, address } = z.object({ name: z.string(), address: z.string() }).parse(open?.from);
    const mail = { from: '', name, subject, date: '', messageId: '' };
    const found = await speak(desk.world.extension, 'mail.confirm', { host: '127.0.0.1', mail });
    expect(found).toMatchObject({ sender: { name, address } });
    // The labels' own search names the sender.
    const searches = (await desk.world.services.state()).requests.filter(
      ({ row, body }) => row === 'feishu.search.messages' && !JSON.stringify(body).includes('"from"'),
    );
    expect(searches).toEqual([]);
  });

  it('change colour by mouse, and nothing but the colour', async () => {
    await desk.screen.bringToFront();
    await choose(desk.screen, 'work');
    await swatch(desk.screen, 'lime');
    expect(await desk.screen.$eval('.preview .tag', (one) => getComputedStyle(one).color)).toBe(
      'rgb(86, 102, 6)',
    );
    await coloured(desk.world, 'work', 'lime');
    expect((await patches(desk.world)).map(({ body }) => body)).toEqual([
      { label: { background_color: 'lime' } },
    ]);
    await press(desk.screen, '.labels .note.good button');
    await coloured(desk.world, 'work', 'blue');
  });

  it('change colour by keyboard alone', async () => {
    await desk.screen.keyboard.press('Escape');
    await tabTo(desk.screen, '[role=tree]');
    await desk.screen.keyboard.press('h');
    await desk.screen.keyboard.press('Enter');
    await until(() => focused(desk.screen, '.swatch input'), 'the palette');
    await desk.screen.keyboard.press('0');
    await coloured(desk.world, 'home', 'green');
    await desk.screen.keyboard.press('ArrowLeft');
    await coloured(desk.world, 'home', 'lime');
    await desk.screen.keyboard.press('Enter');
    expect(await focused(desk.screen, '[role=tree]')).toBe(true);
    await settled(desk.world);
  });

  it('send the last of five choices made offline, once, when the network is back', async () => {
    const before = (await patches(desk.world)).length;
    const comeBack = await goOffline(desk.world.extension);
    await desk.screen.bringToFront();
    await choose(desk.screen, 'work');
    for (const key of ['1', '2', '3', '4', '5'] as const) await desk.screen.keyboard.press(key);
    await until(
      async () => (await outbox(desk.world.extension)).some(({ state }) => state === 'pending'),
      'the wish to wait',
    );
    expect((await patches(desk.world)).length).toBe(before);
    await comeBack();
    await desk.screen.bringToFront();
    await settled(desk.world, 40_000);
    expect(await colourOf(desk.world, 'work')).toBe('carmine');
    expect((await patches(desk.world)).length - before).toBe(1);
    await desk.screen.keyboard.press('Enter');
  });

  it('say so when a label was deleted elsewhere, and go on', async () => {
    await edit(desk.world, 'delete', { id: (await labelsOf(desk.world)).get('home')?.id });
    await choose(desk.screen, 'home');
    await swatch(desk.screen, 'red');
    await says(desk.screen, words('job.labelGone', 'home'));
    await until(
      () => desk.screen.evaluate(() => document.querySelectorAll('[role=treeitem]').length === 1),
      'the list without it',
    );
    await desk.screen.evaluate(() =>
      document.querySelector<HTMLElement>('.labels .note.warn button')?.click(),
    );
    await settled(desk.world);
    await choose(desk.screen, 'work');
    await swatch(desk.screen, 'yellow');
    await coloured(desk.world, 'work', 'yellow');
  });

  it('that the service refused are named otherwise in the outbox, by keyboard alone', async () => {
    await desk.world.services.control('faults', [
      { kind: 'status', status: 400, code: 1230103, match: { row: 'feishu.labels.create' }, times: 1 },
    ]);
    await speak(desk.world.extension, 'label.create', { id: randomUUID(), name: 'Bils', colour: 'lime' });
    await says(desk.screen, words('failureOf.labels.reserved'));
    await tabTo(desk.screen, '.outbox [data-do=edit]');
    await desk.screen.keyboard.press('Enter');
    await until(() => focused(desk.screen, '.outbox form input'), 'the form to have the focus');
    expect(await desk.screen.$eval('.outbox form select', (one) => (one as HTMLSelectElement).value)).toBe(
      'lime',
    );
    await desk.screen.keyboard.press('End');
    await desk.screen.keyboard.press('Backspace');
    await desk.screen.keyboard.type('ls');
    await desk.screen.keyboard.press('Enter');
    await coloured(desk.world, 'Bills', 'lime');
    await settled(desk.world);
    expect(await desk.screen.$('.outbox form')).toBeNull();
    expect(await focused(desk.screen, '#outbox-title')).toBe(true);
    await edit(desk.world, 'delete', { id: (await labelsOf(desk.world)).get('Bills')?.id });
  });

  it('are put on the open mail and taken off', async () => {
    const mails = async () => {
      const { labels, messages } = await desk.world.services.state();
      const work = labels.find(({ name }) => name === 'work')?.id ?? '';
      return messages.filter(({ label_ids }) => Array.isArray(label_ids) && label_ids.includes(work));
    };
    await desk.screen.type('[role=combobox]', 'wor');
    await desk.screen.keyboard.press('Enter');
    await until(async () => (await mails()).length === 1, 'the mail to carry the label');
    expect((await mails())[0]?.subject).toBe(subject);
    await press(desk.screen, '.tagButton');
    await until(() => focused(desk.screen, '.tags ~ .palette input'), 'the palette in place');
    await desk.screen.keyboard.press('Enter');
    await press(desk.screen, '.take');
    await until(async () => (await mails()).length === 0, 'the mail to carry it no more');
  });

  if (browser === 'chromium')
    it('stand beside the mail too, with the palette in place', () => recolourBesideMail(desk));

  it(
    'colour a branch of 200 once each though the worker dies midway, and take all of it back',
    () => colourBranch(desk),
    200_000,
  );
});
