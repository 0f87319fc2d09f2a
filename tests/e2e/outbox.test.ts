import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../support/connect';
import { outbox, save } from '../support/speak';
import { until } from '../support/until';
import { openWorld, type World } from '../support/world';

const creates = async (world: World) =>
  (await world.services.state()).requests.filter(({ row }) => row === 'feishu.contacts.create');

const named = async (world: World, name: string) =>
  (await world.services.state()).contacts.filter((contact) => contact.name === name);

const settled = (world: World, id: string) =>
  until(
    async () => (await outbox(world.extension)).find((one) => one.id === id && one.state === 'done'),
    'the wish to be done',
    40_000,
  );

describe.each(['chromium', 'firefox'] as const)('the outbox in %s', (browser) => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld(browser, { killable: true, backgroundIdleMs: 300 });
    await connect(world);
    await world.time({ scale: 8 });
  });
  afterAll(() => world?.close());

  it('never goes over the limit, and says when the rest will go', async () => {
    const wishes = await Promise.all(
      Array.from({ length: 25 }, (_, at) => save(world.extension, `Many ${at}`, `many${at}@limit.example`)),
    );
    const rows = await outbox(world.extension);
    expect(rows.some(({ state, goesAt }) => state === 'pending' && goesAt !== null)).toBe(true);
    for (const { id } of wishes) await settled(world, id);
    const { requests, contacts } = await world.services.state();
    expect(contacts.filter(({ name }) => name.startsWith('Many '))).toHaveLength(25);
    expect(requests.filter(({ status }) => status === 429)).toEqual([]);
  });

  it('sends once though the worker dies between the click and the answer', async () => {
    await world.services.control('faults', [
      { kind: 'delay', match: { row: 'feishu.contacts.list' }, times: 1, ms: 1_500 },
      { kind: 'delay', match: { row: 'feishu.contacts.create' }, times: 1, ms: 1_500 },
    ]);
    const wish = await save(world.extension, 'Killed Midway', 'killed@midway.example');
    if (browser === 'chromium') await world.extension.stopWorker();
    await settled(world, wish.id);
    expect(await named(world, 'Killed Midway')).toHaveLength(1);
  });

  it('finds its contact again when the answer was lost, and makes no second one', async () => {
    await world.services.control('faults', [
      {
        kind: 'status',
        at: 'afterCommit',
        status: 502,
        html: '<h1>Bad gateway</h1>',
        match: { row: 'feishu.contacts.create' },
        times: 1,
      },
    ]);
    const before = (await creates(world)).length;
    const wish = await save(world.extension, 'Lost Answer', 'lost@answer.example');
    await settled(world, wish.id);
    expect(await named(world, 'Lost Answer')).toHaveLength(1);
    expect((await creates(world)).length - before).toBe(1);
  });

  it('makes one contact of two saves of the same sender', async () => {
    const [one, two] = await Promise.all([
      save(world.extension, 'Twice', 'twice@saved.example'),
      save(world.extension, 'Twice', 'Twice@saved.example'),
    ]);
    await until(
      async () =>
        (await outbox(world.extension)).every(({ state }) => state === 'done' || state === 'cancelled'),
      `both wishes (${one.id}, ${two.id}) to settle`,
      40_000,
    );
    expect(await named(world, 'Twice')).toHaveLength(1);
  });
});
