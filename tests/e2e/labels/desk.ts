import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import { connect, consentPage, press } from '../../support/connect';
import { outbox, type SeenIntent, speak } from '../../support/speak';
import { until } from '../../support/until';
import { openWorld, type World } from '../../support/world';
import { row } from './screen';

export const subject = 'Audit dates and site access for Jiading';
export const patches = async (world: World) =>
  (await world.services.state()).requests.filter(
    ({ row, status }) => row === 'feishu.labels.patch' && status === 200,
  );
export const labelsOf = async (world: World) =>
  new Map((await world.services.state()).labels.map((label) => [label.name, label]));
export const colourOf = async (world: World, name: string) =>
  (await labelsOf(world)).get(name)?.background_color;
export const coloured = (world: World, name: string, colour: string) =>
  until(async () => (await colourOf(world, name)) === colour, `${name} to be ${colour}`);
export const edit = (world: World, op: string, value: object) =>
  world.services.control('edit', { resource: 'labels', op, ...value });
export const open = async (world: World) => {
  const screen = await world.extension.open('popup.html');
  await press(screen, '[role=tab][id$=-labels]');
  return screen;
};
export const granted = async ({ extension }: World) => {
  const { accounts } = z
    .object({ accounts: z.array(z.object({ features: z.array(z.string()) })) })
    .parse(await speak(extension, 'state.get', {}));
  return accounts.some(({ features }) => features.includes('labels'));
};
/** Agrees to what the labels ask for when they are first opened. */
export const grant = async ({ extension }: World, screen: Page) => {
  await press(screen, 'button.primary');
  await press(await consentPage(extension), 'button[value=allow]');
  await row(screen, 'work');
};
export const doneOf = (intent: SeenIntent | undefined) =>
  z.object({ progress: z.object({ done: z.number() }) }).safeParse(intent).data?.progress.done ?? 0;
export const settled = (world: World, ms = 15_000) =>
  until(
    async () =>
      (await outbox(world.extension)).every(({ state }) => state === 'done' || state === 'cancelled'),
    'the outbox to be settled',
    ms,
  );

/** One browser with an account whose labels are two; the tests of a file go on where the one before ended. */
export interface Desk {
  readonly world: World;
  /** The popup on its labels, once it was opened. */
  screen: Page;
}

/** There while the tests of the suite around run. */
export function openDesk(browser: 'chromium' | 'firefox'): Desk {
  let world: World;
  let screen: Page;
  beforeAll(async () => {
    world = await openWorld(browser, { killable: true });
    for (const label of (await labelsOf(world)).values()) await edit(world, 'delete', { id: label.id });
    for (const name of ['home', 'work']) await edit(world, 'create', { value: { name } });
    await connect(world);
  });
  afterAll(() => world?.close());
  return {
    get world() {
      return world;
    },
    get screen() {
      return screen;
    },
    set screen(page) {
      screen = page;
    },
  };
}
