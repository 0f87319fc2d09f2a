import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../support/connect';
import { save } from '../support/speak';
import { until } from '../support/until';
import { openWorld, type World } from '../support/world';

let world: World;

beforeAll(async () => {
  world = await openWorld('chromium', { killable: true });
  await connect(world);
});
afterAll(() => world?.close());

/** API requests that the service has seen. Asking for them wakes no worker. */
const requests = async () => (await world.services.state()).requests.length;

it('a dead worker is woken by its alarm and goes on, with nobody there', async () => {
  await world.services.control('faults', [
    { kind: 'delay', match: { row: 'feishu.contacts.list' }, times: 1, ms: 3_000 },
  ]);
  await save(world.extension, 'Left Alone', 'left@alone.example');
  await until(() => world.services.underWay() > 0, 'the look before the write');
  await world.extension.stopWorker();
  const died = performance.now();
  await until(() => world.services.underWay() === 0, 'the cut request to be over');
  const before = await requests();
  await until(async () => (await requests()) > before, 'the next request', 45_000);
  const waited = performance.now() - died;
  // A browser on a busy machine rings late; the alarm itself was set for 30 s.
  expect(waited).toBeLessThan(34_000);
  await until(
    async () => (await world.services.state()).contacts.some(({ name }) => name === 'Left Alone'),
    'the contact',
  );
  console.log(`woken after ${Math.round(waited)} ms`);
}, 90_000);
