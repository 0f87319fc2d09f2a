import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../support/until';
import { type Bench, id, mail, openBench, page, tab } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});

describe('saving a sender', () => {
  it('is durable before it is answered, then goes out, and can be taken back', async () => {
    const world = await bench.connected();
    const wish = { id: id(), fields: { name: 'Mei', address: 'Mei@X.test' }, mail };
    const saved = await world.handlers['contact.save'](wish, tab(7));
    expect(saved).toMatchObject({ id: wish.id, state: 'pending' });
    await until(async () => (await bench.contacts()).length === 1, 'the contact');
    await until(
      async () => (await world.handlers['intent.get']({ id: wish.id }, tab(7)))?.state === 'done',
      'the intent to be done',
    );
    expect(await world.handlers['known.get']({ address: 'mei@x.test' }, tab(7))).toMatchObject({
      state: 'known',
    });
    await world.handlers['intent.undo']({ id: id(), of: wish.id }, tab(7));
    await until(async () => (await bench.contacts()).length === 0, 'the contact to go');
    await until(
      async () => (await world.handlers['known.get']({ address: 'mei@x.test' }, tab(7))).state === 'unknown',
      'the sender to be unknown again',
    );
  });

  it('says to look twice at a contact by name with another address, and tells a tab of no contact', async () => {
    const world = await bench.connected();
    const fields = { name: 'Mei Lin', address: 'mei@harbour-trade.test' };
    await world.handlers['contact.save']({ id: id(), fields, mail }, tab(7));
    const letter = (sender: { name: string; address: string }) => ({
      ...{ sender, replyTo: null, subject: '', lines: [] },
    });
    const copy = letter({ name: 'Lin, Mei', address: 'mei@harb0ur-trade.test' });
    const told = await world.handlers['mail.read'](copy, tab(7));
    expect(told.reasons).toEqual([
      { kind: 'looksLikeContact', evidence: 'harb0ur-trade.test' },
      { kind: 'knownName', evidence: '' },
    ]);
    expect(JSON.stringify(told)).not.toContain('harbour-trade');
    expect((await world.handlers['mail.read'](letter(fields), tab(7))).reasons).toEqual([]);
  });

  it("says to look twice at a copy of the person's own domain", async () => {
    const world = await bench.connected();
    const [account] = (await world.handlers['state.get']({}, { sender: 'page', origin: '' })).accounts;
    const address = `boss@${account?.address.split('@')[1]?.replace('.', '-mail.')}`;
    const letter = { sender: { name: 'The Boss', address }, replyTo: null, subject: '', lines: [] };
    const { reasons } = await world.handlers['mail.read'](letter, tab(7));
    expect(reasons).toEqual([{ kind: 'looksLikeOwn', evidence: address.split('@')[1] }]);
  });

  it('from two tabs at once makes one contact', async () => {
    const world = await bench.connected();
    const fields = { name: 'Mei', address: 'mei@x.test' };
    await Promise.all(
      [7, 8].map((which) => world.handlers['contact.save']({ id: id(), fields, mail }, tab(which))),
    );
    await until(async () => (await world.outbox.counts()).open === 0, 'the outbox to be empty');
    expect(await bench.contacts()).toHaveLength(1);
  });

  it('tells the tab that asked and every page, and no other tab', async () => {
    const world = await bench.connected();
    await world.handlers['known.get']({ address: 'someone@else.test' }, tab(8));
    bench.fake.did.length = 0;
    await world.handlers['contact.save'](
      { id: id(), fields: { name: 'Mei', address: 'mei@x.test' }, mail },
      tab(7),
    );
    await until(async () => (await world.outbox.counts()).open === 0, 'the outbox to be empty');
    await until(() => JSON.stringify(bench.events('toTab')).includes('"done"'), 'the news');
    const heard = (which: number) => bench.fake.only('toTab').filter(([to]) => to === which);
    expect(JSON.stringify(bench.events('toPages'))).toContain('mei@x.test');
    expect(JSON.stringify(heard(7))).toContain('mei@x.test');
    expect(JSON.stringify(heard(8))).not.toContain('mei@x.test');
  });

  it('survives the worker: a new life sends what an earlier one stored', async () => {
    const first = await bench.connected();
    bench.online = false;
    await first.handlers['contact.save']({ id: id(), fields: { name: 'Mei', address: 'mei@x.test' } }, page);
    await until(() => bench.fake.alarms.has('outbox'), 'the alarm');
    expect(await bench.contacts()).toEqual([]);
    bench.online = true;
    const second = await bench.start();
    await second.start();
    await until(async () => (await bench.contacts()).length === 1, 'the contact');
  });

  it('goes to a service that was allowed only after the worker had started', async () => {
    bench.fake.origins.delete('http://127.0.0.1/*');
    const world = await bench.start();
    bench.fake.origins.add('http://127.0.0.1/*');
    await bench.connect(world, ['contacts']);
    expect((await world.handlers['state.get']({}, page)).accounts).toHaveLength(1);
  });

  it('waits and says so while the browser does not let us talk to the service', async () => {
    const world = await bench.connected();
    bench.fake.origins.delete('http://127.0.0.1/*');
    const wish = { id: id(), fields: { name: 'Mei', address: 'mei@x.test' } };
    await world.handlers['contact.save'](wish, page);
    await until(
      async () => (await world.handlers['intent.get']({ id: wish.id }, page))?.needsYou,
      'the intent to need the person',
    );
    expect(await world.handlers['intent.get']({ id: wish.id }, page)).toMatchObject({
      failure: { kind: 'hostNotGranted' },
    });
    expect((await world.handlers['state.get']({}, page)).needsYou).toBe(1);
    bench.fake.origins.add('http://127.0.0.1/*');
    await world.hostsChanged(['http://127.0.0.1/*']);
    await until(async () => (await bench.contacts()).length === 1, 'the contact');
  });

  it('is refused with the field where it would only be sent to be refused', async () => {
    const world = await bench.connected();
    for (const [field, fields] of [
      ['name', { name: ' ', address: 'mei@x.test' }],
      ['address', { name: 'Mei', address: 'no address' }],
      ['company', { name: 'Mei', address: 'mei@x.test', company: 'c'.repeat(65) }],
    ] as const) {
      await expect(world.handlers['contact.save']({ id: id(), fields }, tab(7))).rejects.toMatchObject({
        facts: { kind: 'invalid', field },
      });
    }
    expect(await world.outbox.list()).toEqual([]);
  });

  it('without an account is refused as a matter of signing in', async () => {
    const world = await bench.start();
    const wish = { id: id(), fields: { name: 'Mei', address: 'mei@x.test' } };
    await expect(world.handlers['contact.save'](wish, tab(7))).rejects.toMatchObject({
      facts: { kind: 'signInAgain' },
    });
  });
});

describe('the running month', () => {
  it('counts the calls that went out', async () => {
    const world = await bench.connected();
    expect(await world.handlers['data.usage']({}, page)).toEqual({ calls: 0, refused: 0 });
    const wish = { id: id(), fields: { name: 'Mei', address: 'mei@x.test' } };
    await world.handlers['contact.save'](wish, page);
    await until(async () => (await world.outbox.counts()).open === 0, 'the outbox to be empty');
    const { calls, refused } = await world.handlers['data.usage']({}, page);
    expect(calls).toBeGreaterThanOrEqual(1);
    expect(refused).toBe(0);
  });
});
