import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect } from '../support/connect';
import { spoken } from '../support/overlay';
import { mirrorOf, save, speak } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type Services, startServices, type World } from '../support/world';

const day = 24 * 3_600_000;
const count = 60;
const contactsOf = (services: Services) => services.state().then(({ contacts }) => contacts);
const searchRow = 'feishu.search.entities';
const daniel = {
  subject: 'Pilot run: 40 sensor hubs',
  name: 'Okafor, Daniel',
  mail_address: 'd.okafor@northfield-instruments.example',
};
const knownSchema = z.looseObject({ state: z.string(), notSeenYet: z.boolean().optional() });

describe.each(['chromium', 'firefox'] as const)('the mirror in %s', (browser) => {
  let services: Services;
  let world: World;
  const mirror = () => mirrorOf(world.extension);
  const searches = async () =>
    (await services.state()).requests.filter(({ row }) => row === searchRow).length;
  const known = async (address: string) =>
    knownSchema.parse(await speak(world.extension, 'known.get', { address }));

  beforeAll(async () => {
    services = await startServices();
    for (let at = 0; at < count; at += 1) {
      await services.control('edit', {
        ...{ resource: 'contacts', op: 'create' },
        value: { name: `Contact ${at}`, mail_address: `contact${at}@mirror.example` },
      });
    }
    await services.control('edit', {
      ...{ resource: 'contacts', op: 'create' },
      value: { name: daniel.name, mail_address: daniel.mail_address },
    });
    world = await openWorld(browser, { services, killable: true });
    await connect(world);
  });
  afterAll(async () => {
    await world?.close();
    await services.close();
  });

  it('asks the search of the service until then, and believes what it finds', async () => {
    await services.control('behaviour', { multiEntitySearch: 'contacts' });
    await until(
      async () => (await known('Contact57@mirror.example')).state === 'known',
      'the search to have found the contact',
    );
    expect((await mirror()).held).toBe(0);
  });

  it('does not say "unknown" before it has read the list: a search that fails or finds nobody is no "no"', async () => {
    for (const [multiEntitySearch, address] of [
      ['empty', 'contact59@mirror.example'],
      ['fail', 'contact58@mirror.example'],
    ]) {
      await services.control('behaviour', { multiEntitySearch });
      const asked = await searches();
      expect(await known(address ?? '')).toMatchObject({ state: 'unknown', notSeenYet: true });
      // Two searches within a second leave the person no room: the next look asks again.
      await until(async () => {
        await known(address ?? '');
        return (await searches()) > asked;
      }, 'the search to be asked');
      expect(await known(address ?? '')).toMatchObject({ state: 'unknown', notSeenYet: true });
    }
  });

  it('fills although its worker is killed midway, and knows every sender then', async () => {
    const { length } = await contactsOf(services);
    await services.control('faults', [{ kind: 'delay', ms: 1500, match: { row: 'feishu.contacts.list' } }]);
    await speak(world.extension, 'mirror.refresh', { account: (await mirror()).account });
    await until(
      async () => (await mirror()).pages >= 1 && services.underWay() > 0,
      'a page to be under way',
      20_000,
    );
    await world.extension.stopWorker();
    await services.clearFaults();
    // Its alarm would wake it; a look at the open mail does too.
    await until(
      async () => {
        await known('contact1@mirror.example');
        return (await mirror()).done;
      },
      'the mirror to be filled',
      60_000,
    );
    expect(await mirror()).toMatchObject({ held: length });
    expect(await known('CONTACT59@mirror.example')).toMatchObject({ state: 'known' });
    const stranger = await known('nobody@mirror.example');
    expect(stranger).toMatchObject({ state: 'unknown' });
    expect(stranger.notSeenYet).toBeUndefined();
  });

  it('learns from an own write without asking the service', async () => {
    await save(world.extension, 'Own Write', 'own@mirror.example');
    await until(
      async () => (await contactsOf(services)).some(({ name }) => name === 'Own Write'),
      'the contact to arrive',
    );
    const found = z.array(z.looseObject({ name: z.string() }));
    await until(
      async () =>
        found.parse(await speak(world.extension, 'contacts.search', { query: 'own write' })).length === 1,
      'the mirror to know it',
    );
  });

  it('has news where the mail says more than the contact holds', async () => {
    const page = await world.mail(daniel.subject);
    // Firefox's driver has no ear for a closed shadow root: there the answer to the chip has to do.
    const says = { company: 'Northfield Instruments Ltd' };
    const asked = { address: daniel.mail_address, says };
    await until(
      async () =>
        browser === 'chromium'
          ? (await spoken(page)).includes(words('overlay.label.news', daniel.name))
          : knownSchema.parse(await speak(world.extension, 'known.get', asked)).state === 'news',
      'the chip to have news',
    );
    await page.close();
  });

  it('notices what somebody else deleted when it has looked again', async () => {
    const gone = (await contactsOf(services)).find(({ name }) => name === 'Contact 7');
    await services.control('edit', { resource: 'contacts', op: 'delete', id: gone?.id });
    expect(await known('contact7@mirror.example')).toMatchObject({ state: 'known' });
    await world.time({ advanceMs: day });
    // At the pace of a refresh: two pages a minute.
    await until(async () => {
      await world.time({ advanceMs: 62_000 });
      return (await known('contact7@mirror.example')).state === 'unknown';
    }, 'the deleted contact to be unknown');
    expect(await known('contact8@mirror.example')).toMatchObject({ state: 'known' });
  });
});
