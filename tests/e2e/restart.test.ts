import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../support/connect';
import { outbox, save, speak } from '../support/speak';
import { until } from '../support/until';
import { openWorld, type Services, startServices, type World } from '../support/world';

const person = { name: 'Patient Wish', address: 'patient@wish.example' };

const contacts = async (services: Services) =>
  (await services.state()).contacts.filter(({ mail_address }) => mail_address === person.address);

describe.each(['chromium', 'firefox'] as const)('a wish in %s', (browser) => {
  let services: Services;
  let world: World | undefined;
  let profile = '';

  beforeAll(async () => {
    services = await startServices();
  });
  afterAll(async () => {
    await world?.close();
    await services.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  it('is kept while the service is down, and says so', async () => {
    world = await openWorld(browser, { services });
    profile = world.extension.profile;
    await connect(world);
    await world.time({ scale: 8 });
    await services.control('faults', [
      { kind: 'status', status: 503, html: '<h1>Down</h1>', match: { path: '/open-apis/mail/*' } },
    ]);
    const wish = await save(world.extension, person.name, person.address);
    expect(wish.state).toBe('pending');
    await until(async () => {
      const [row] = await outbox(world?.extension ?? fail());
      return row?.failure?.kind === 'unavailable' && row.goesAt !== null;
    }, 'the wish to wait');
    expect(await contacts(services)).toEqual([]);
  });

  it('goes by itself after the browser was closed and opened again', async () => {
    await world?.extension.close({ keepProfile: true });
    await services.clearFaults();
    world = await openWorld(browser, { services, profile, clock: 'keep' });
    await until(async () => (await contacts(services)).length > 0, 'the contact to arrive', 40_000);
    await until(
      async () => (await outbox(world?.extension ?? fail())).every(({ state }) => state === 'done'),
      'the wish to be done',
    );
    expect(await contacts(services)).toHaveLength(1);
  });

  it('is not all that is left: what a worker loads seldom is there after the restart', async () => {
    const source = { sender: { name: person.name, address: person.address }, subject: '', to: [], cc: [] };
    expect(await speak(world?.extension ?? fail(), 'rule.start', { source })).toMatchObject({
      proposals: expect.arrayContaining([expect.objectContaining({ about: person.address })]),
    });
  });
});

function fail(): never {
  throw new Error('no world');
}
