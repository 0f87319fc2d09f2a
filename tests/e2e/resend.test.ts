import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../support/connect';
import { outbox, type SeenIntent, save } from '../support/speak';
import { until } from '../support/until';
import { openWorld, startServices, type World } from '../support/world';

/** The connection breaks after the contact was made: what a browser does about it by itself is the question. */
const lostAnswer = {
  kind: 'drop',
  at: 'afterCommit',
  match: { row: 'feishu.contacts.create' },
  times: 1,
};

const made = async (world: World, name: string) =>
  (await world.services.state()).contacts.filter((contact) => contact.name === name);
const creates = async (world: World) =>
  (await world.services.state()).requests.filter(({ row }) => row === 'feishu.contacts.create').length;

/** Saves a sender whose answer is lost; how many requests that made until the wish was settled. */
async function saveThroughLoss(world: World, name: string): Promise<number> {
  await world.services.control('faults', lostAnswer);
  const before = await creates(world);
  const wish = await save(world.extension, name, `${name.toLowerCase()}@resend.example`);
  const rows = async () => (await outbox(world.extension)).find((one: SeenIntent) => one.id === wish.id);
  await until(async () => (await rows())?.state === 'done', 'the wish to be done', 30_000);
  return (await creates(world)) - before;
}

describe.each([
  ['chromium', true],
  ['chromium', false],
  ['firefox', false],
] as const)('a lost answer in %s, over HTTP/2: %s', (browser, tls) => {
  let world: World;

  beforeAll(async () => {
    const services = await startServices({ tls });
    world = await openWorld(browser, { services, anyCertificate: tls });
    await connect(world);
    await world.time({ scale: 30 });
    // What follows goes over a connection that was used before.
    const first = await save(world.extension, 'First', 'first@resend.example');
    await until(
      async () =>
        (await outbox(world.extension)).some(({ id, state }) => id === first.id && state === 'done'),
      'the first to be done',
      30_000,
    );
  });
  afterAll(async () => {
    await world?.close();
    await world?.services.close();
  });

  if (tls) {
    it('is seen, and one contact is made by one request', async () => {
      expect(await saveThroughLoss(world, 'Seen')).toBe(1);
      expect(await made(world, 'Seen')).toHaveLength(1);
    });
  } else {
    it('is hidden by a second request, whose twin is found and removed', async () => {
      expect(await saveThroughLoss(world, 'Twin')).toBe(2);
      expect(await made(world, 'Twin')).toHaveLength(2);
      await world.time({ advanceMs: 11 * 60_000 });
      await until(async () => (await made(world, 'Twin')).length === 1, 'the twin to be gone');
      const rows = await outbox(world.extension);
      expect(rows.filter(({ needsYou }) => needsYou)).toEqual([]);
      expect(rows.map(({ kind }) => kind)).not.toContain('remove-twin');
    });
  }
});
