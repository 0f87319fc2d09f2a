import { randomUUID } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect, consentPage, press } from '../support/connect';
import { goOffline } from '../support/offline';
import { pressChip } from '../support/overlay';
import { outbox, type SeenIntent, speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

const subject = 'Audit dates and site access for Jiading';
const patches = async (world: World) =>
  (await world.services.state()).requests.filter(
    ({ row, status }) => row === 'feishu.labels.patch' && status === 200,
  );
const labelsOf = async (world: World) =>
  new Map((await world.services.state()).labels.map((label) => [label.name, label]));
const colourOf = async (world: World, name: string) => (await labelsOf(world)).get(name)?.background_color;
const coloured = (world: World, name: string, colour: string) =>
  until(async () => (await colourOf(world, name)) === colour, `${name} to be ${colour}`);
const edit = (world: World, op: string, value: object) =>
  world.services.control('edit', { resource: 'labels', op, ...value });

const row = (page: Page, name: string) =>
  until(
    async () =>
      (
        await page.evaluateHandle(
          (text) =>
            [...document.querySelectorAll<HTMLElement>('[role=treeitem]')].find(
              (one) => one.querySelector('.tag')?.textContent === text,
            ) ?? null,
          name,
        )
      ).asElement(),
    `the label ${name}`,
  );
const choose = async (page: Page, name: string) => {
  await (await row(page, name)).evaluate((one) => (one as HTMLElement).click());
  await until(() => focused(page, '.swatch input'), 'the palette to have the focus');
};
const swatch = (page: Page, colour: string) => press(page, `.swatch:has([value=${colour}])`);
const says = (page: Page, text: string) =>
  until(() => page.evaluate((wanted) => document.body.textContent.includes(wanted), text), `"${text}"`);
const focused = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
const tabTo = (page: Page, selector: string) =>
  until(async () => {
    if (await focused(page, selector)) return true;
    await page.keyboard.press('Tab');
    return false;
  }, `the focus to reach ${selector}`);
const open = async (world: World) => {
  const screen = await world.extension.open('popup.html');
  await press(screen, '[role=tab][id$=-labels]');
  return screen;
};
const granted = async ({ extension }: World) => {
  const { accounts } = z
    .object({ accounts: z.array(z.object({ features: z.array(z.string()) })) })
    .parse(await speak(extension, 'state.get', {}));
  return accounts.some(({ features }) => features.includes('labels'));
};
/** Agrees to what the labels ask for when they are first opened. */
const grant = async ({ extension }: World, screen: Page) => {
  await press(screen, 'button.primary');
  await press(await consentPage(extension), 'button[value=allow]');
  await row(screen, 'work');
};
const doneOf = (intent: SeenIntent | undefined) =>
  z.object({ progress: z.object({ done: z.number() }) }).safeParse(intent).data?.progress.done ?? 0;
const settled = (world: World, ms = 15_000) =>
  until(
    async () =>
      (await outbox(world.extension)).every(({ state }) => state === 'done' || state === 'cancelled'),
    'the outbox to be settled',
    ms,
  );

describe.each(['chromium', 'firefox'] as const)('labels in %s', (browser) => {
  let world: World;
  let screen: Page;

  beforeAll(async () => {
    world = await openWorld(browser, { killable: true });
    for (const label of (await labelsOf(world)).values()) await edit(world, 'delete', { id: label.id });
    for (const name of ['home', 'work']) await edit(world, 'create', { value: { name } });
    await connect(world);
  });
  afterAll(() => world?.close());

  it('are asked for when they are first opened', async () => {
    const page = await world.mail(subject);
    const open = (await world.services.state()).messages.find((one) => one.subject === subject);
    await page.evaluate((id) => history.replaceState(null, '', `#${id}`), open?.message_id ?? '');
    screen = await world.extension.open('popup.html');
    await screen.bringToFront();
    await press(screen, '[role=tab][id$=-labels]');
    await says(screen, words('allow.title'));
    await grant(world, screen);
  });

  it('are on screen at once while the service takes its time', async () => {
    const { services, extension } = world;
    await services.control('faults', [
      { kind: 'delay', ms: 60_000, match: { row: 'feishu.labels.list' }, times: 1 },
    ]);
    await world.time({ advanceMs: 60_000 });
    const other = await extension.open('popup.html');
    await other.bringToFront();
    await press(other, '[role=tab][id$=-labels]');
    await row(other, 'work');
    await services.clearFaults();
    await other.close();
  });

  it('leave the mail behind them to be looked up by the id in its address', async () => {
    const open = (await world.services.state()).messages.find((one) => one.subject === subject);
    const { name, address } = z.object({ name: z.string(), address: z.string() }).parse(open?.from);
    const mail = { from: '', name, subject, date: '', messageId: '' };
    const found = await speak(world.extension, 'mail.confirm', { host: '127.0.0.1', mail });
    expect(found).toMatchObject({ sender: { name, address } });
    // The labels' own search names the sender.
    const searches = (await world.services.state()).requests.filter(
      ({ row, body }) => row === 'feishu.search.messages' && !JSON.stringify(body).includes('"from"'),
    );
    expect(searches).toEqual([]);
  });

  it('change colour by mouse, and nothing but the colour', async () => {
    await screen.bringToFront();
    await choose(screen, 'work');
    await swatch(screen, 'lime');
    expect(await screen.$eval('.preview .tag', (one) => getComputedStyle(one).color)).toBe('rgb(86, 102, 6)');
    await coloured(world, 'work', 'lime');
    expect((await patches(world)).map(({ body }) => body)).toEqual([{ label: { background_color: 'lime' } }]);
    await press(screen, '.labels .note.good button');
    await coloured(world, 'work', 'blue');
  });

  it('change colour by keyboard alone', async () => {
    await screen.keyboard.press('Escape');
    await tabTo(screen, '[role=tree]');
    await screen.keyboard.press('h');
    await screen.keyboard.press('Enter');
    await until(() => focused(screen, '.swatch input'), 'the palette');
    await screen.keyboard.press('0');
    await coloured(world, 'home', 'green');
    await screen.keyboard.press('ArrowLeft');
    await coloured(world, 'home', 'lime');
    await screen.keyboard.press('Enter');
    expect(await focused(screen, '[role=tree]')).toBe(true);
    await settled(world);
  });

  it('send the last of five choices made offline, once, when the network is back', async () => {
    const before = (await patches(world)).length;
    const comeBack = await goOffline(world.extension);
    await screen.bringToFront();
    await choose(screen, 'work');
    for (const key of ['1', '2', '3', '4', '5'] as const) await screen.keyboard.press(key);
    await until(
      async () => (await outbox(world.extension)).some(({ state }) => state === 'pending'),
      'the wish to wait',
    );
    expect((await patches(world)).length).toBe(before);
    await comeBack();
    await screen.bringToFront();
    await settled(world, 40_000);
    expect(await colourOf(world, 'work')).toBe('carmine');
    expect((await patches(world)).length - before).toBe(1);
    await screen.keyboard.press('Enter');
  });

  it('say so when a label was deleted elsewhere, and go on', async () => {
    await edit(world, 'delete', { id: (await labelsOf(world)).get('home')?.id });
    await choose(screen, 'home');
    await swatch(screen, 'red');
    await says(screen, words('job.labelGone', 'home'));
    await until(
      () => screen.evaluate(() => document.querySelectorAll('[role=treeitem]').length === 1),
      'the list without it',
    );
    await screen.evaluate(() => document.querySelector<HTMLElement>('.labels .note.warn button')?.click());
    await settled(world);
    await choose(screen, 'work');
    await swatch(screen, 'yellow');
    await coloured(world, 'work', 'yellow');
  });

  it('that the service refused are named otherwise in the outbox, by keyboard alone', async () => {
    await world.services.control('faults', [
      { kind: 'status', status: 400, code: 1230103, match: { row: 'feishu.labels.create' }, times: 1 },
    ]);
    await speak(world.extension, 'label.create', { id: randomUUID(), name: 'Bils', colour: 'lime' });
    await says(screen, words('failureOf.labels.reserved'));
    await tabTo(screen, '.outbox [data-do=edit]');
    await screen.keyboard.press('Enter');
    await until(() => focused(screen, '.outbox form input'), 'the form to have the focus');
    expect(await screen.$eval('.outbox form select', (one) => (one as HTMLSelectElement).value)).toBe('lime');
    await screen.keyboard.press('End');
    await screen.keyboard.press('Backspace');
    await screen.keyboard.type('ls');
    await screen.keyboard.press('Enter');
    await coloured(world, 'Bills', 'lime');
    await settled(world);
    expect(await screen.$('.outbox form')).toBeNull();
    expect(await focused(screen, '#outbox-title')).toBe(true);
    await edit(world, 'delete', { id: (await labelsOf(world)).get('Bills')?.id });
  });

  it('are put on the open mail and taken off', async () => {
    const mails = async () => {
      const { labels, messages } = await world.services.state();
      const work = labels.find(({ name }) => name === 'work')?.id ?? '';
      return messages.filter(({ label_ids }) => Array.isArray(label_ids) && label_ids.includes(work));
    };
    await screen.type('[role=combobox]', 'wor');
    await screen.keyboard.press('Enter');
    await until(async () => (await mails()).length === 1, 'the mail to carry the label');
    expect((await mails())[0]?.subject).toBe(subject);
    await press(screen, '.tagButton');
    await until(() => focused(screen, '.tags ~ .palette input'), 'the palette in place');
    await screen.keyboard.press('Enter');
    await press(screen, '.take');
    await until(async () => (await mails()).length === 0, 'the mail to carry it no more');
  });

  if (browser === 'chromium')
    it('stand beside the mail too, with the palette in place', async () => {
      if (!(await granted(world))) await grant(world, await open(world));
      const mail = await world.mail(subject);
      await pressChip(mail);
      const find = (name: string, role: string) => mail.waitForSelector(`aria/${name}[role="${role}"]`);
      // The toast is drawn anew with each step of the save: whichever Edit stands there opens the panel.
      await until(async () => {
        const tab = await mail.$(`aria/${words('tabs.labels')}[role="tab"]`);
        if (!tab) await (await mail.$(`aria/${words('action.edit')}[role="button"]`))?.click();
        return tab;
      }, 'the panel');
      await (await find(words('tabs.labels'), 'tab'))?.click();
      const add = await find(words('mailLabels.add'), 'combobox');
      // A press counts once the panel has stood still: until then it says so and does nothing.
      const chip = await until(async () => {
        const found = await mail.$(`aria/${words('mailLabels.recolor', 'work')}[role="button"]`);
        if (found) return found;
        await add?.click({ count: 3 });
        await add?.type('work');
        await mail.keyboard.press('Enter');
        return null;
      }, 'the label on the mail');
      await chip.click();
      await find(words('colour.yellow'), 'radio');
      await until(async () => {
        await mail.keyboard.press('6');
        return (await colourOf(world, 'work')) === 'red';
      }, 'work to be red');
      await mail.close();
      await settled(world);
    });

  it('colour a branch of 200 once each though the worker dies midway, and take all of it back', async () => {
    const colours = ['blue', 'red', 'lime'];
    for (let at = 0; at < 200; at++) {
      const value = { name: at === 0 ? 'big' : `big/${at}`, background_color: colours[at % 3] };
      await edit(world, 'create', { value });
    }
    const before = await labelsOf(world);
    const sent = (await patches(world)).length;
    await world.time({ scale: 16 });
    await screen.close();
    // Once before: what ends the worker is at hand from here on, and it wakes again.
    await world.extension.stopWorker();
    screen = await open(world);
    await choose(screen, 'big');
    await swatch(screen, 'purple');
    await press(screen, '.branch');
    await until(
      async () => {
        const [branch] = await outbox(world.extension);
        return doneOf(branch) > 40;
      },
      'a part of the branch',
      40_000,
    );
    await screen.close();
    await world.extension.stopWorker();
    expect((await patches(world)).length - sent).toBeLessThan(200);
    await settled(world, 60_000);
    const calls = (await patches(world)).slice(sent).map(({ path }) => path);
    expect(new Set(calls).size).toBe(calls.length);
    expect(calls).toHaveLength(200);
    const name = `${words('action.undo')}: ${words('job.recolorTree', 'big', '200', 'purple')}`;
    await until(async () => {
      screen = await open(world);
      const undo = await screen.waitForSelector(`button[aria-label="${name}"]`, { timeout: 3_000 });
      return undo?.evaluate((button) => (button as HTMLElement).click()).then(() => true);
    }, 'the undo of the branch in the popup');
    await until(
      async () => (await outbox(world.extension)).filter(({ kind }) => kind === 'recolor-tree').length === 2,
      'the branch to be taken back',
    );
    await settled(world, 60_000);
    const now = await labelsOf(world);
    expect([...now.values()].map(({ name, background_color }) => [name, background_color])).toEqual(
      [...before.values()].map(({ name, background_color }) => [name, background_color]),
    );
  }, 200_000);
});
