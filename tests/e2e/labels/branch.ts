import { expect } from 'vitest';
import { press } from '../../support/connect';
import { outbox } from '../../support/speak';
import { until } from '../../support/until';
import { words } from '../../support/words';
import { type Desk, doneOf, edit, labelsOf, open, patches, settled } from './desk';
import { choose, swatch } from './screen';

export async function colourBranch(desk: Desk): Promise<void> {
  const colours = ['blue', 'red', 'lime'];
  for (let at = 0; at < 200; at++) {
    const value = { name: at === 0 ? 'big' : `big/${at}`, background_color: colours[at % 3] };
    await edit(desk.world, 'create', { value });
  }
  const before = await labelsOf(desk.world);
  const sent = (await patches(desk.world)).length;
  // So that the list which was read just before is asked for again, however quick this machine is.
  await desk.world.time({ advanceMs: 60_000 });
  await desk.world.time({ scale: 16 });
  await desk.screen.close();
  // Once before: what ends the worker is at hand from here on, and it wakes again.
  await desk.world.extension.stopWorker();
  desk.screen = await open(desk.world);
  await choose(desk.screen, 'big');
  await swatch(desk.screen, 'purple');
  await press(desk.screen, '.branch');
  await until(
    async () => {
      const [branch] = await outbox(desk.world.extension);
      return doneOf(branch) > 40;
    },
    'a part of the branch',
    40_000,
  );
  await desk.screen.close();
  await desk.world.extension.stopWorker();
  expect((await patches(desk.world)).length - sent).toBeLessThan(200);
  await settled(desk.world, 60_000);
  const calls = (await patches(desk.world)).slice(sent).map(({ path }) => path);
  expect(new Set(calls).size).toBe(calls.length);
  expect(calls).toHaveLength(200);
  const name = `${words('action.undo')}: ${words('job.recolorTree', 'big', '200', 'purple')}`;
  await until(async () => {
    desk.screen = await open(desk.world);
    const undo = await desk.screen.waitForSelector(`button[aria-label="${name}"]`, { timeout: 3_000 });
    return undo?.evaluate((button) => (button as HTMLElement).click()).then(() => true);
  }, 'the undo of the branch in the popup');
  await until(
    async () =>
      (await outbox(desk.world.extension)).filter(({ kind }) => kind === 'recolor-tree').length === 2,
    'the branch to be taken back',
  );
  await settled(desk.world, 60_000);
  const now = await labelsOf(desk.world);
  expect([...now.values()].map(({ name, background_color }) => [name, background_color])).toEqual(
    [...before.values()].map(({ name, background_color }) => [name, background_color]),
  );
}
