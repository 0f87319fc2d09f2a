import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../support/until';
import { type Bench, id, mail, openBench, page, tab } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});

describe('what a tab may know', () => {
  it('is nothing of intents it did not ask about, and it cannot take them back', async () => {
    const world = await bench.connected();
    const wish = { id: id(), fields: { name: 'Mei', address: 'mei@x.test' }, mail };
    await world.handlers['contact.save'](wish, tab(7));
    expect(await world.handlers['intent.get']({ id: wish.id }, tab(8))).toBeNull();
    await expect(world.handlers['intent.undo']({ id: id(), of: wish.id }, tab(8))).rejects.toMatchObject({
      facts: { kind: 'forbidden' },
    });
    expect(await world.handlers['intent.get']({ id: wish.id }, page)).not.toBeNull();
  });

  it('is the state without address, app and scopes', async () => {
    const world = await bench.connected();
    const { accounts } = await world.handlers['state.get']({}, tab(7));
    expect(accounts).toEqual([expect.objectContaining({ address: '', appId: '', scopes: [] })]);
  });

  it('is on the host it is on, whatever it says', async () => {
    const world = await bench.connected();
    await world.handlers['contact.save'](
      { id: id(), fields: { name: 'Mei', address: 'mei@x.test' }, mail: { ...mail, host: 'bank.example' } },
      tab(7),
    );
    expect((await world.outbox.list())[0]?.mail?.host).toBe('mail.example');
  });
});

describe('drafts', () => {
  it('are shared by all surfaces, tell each other, and go when the wish is durable', async () => {
    const world = await bench.connected();
    const account = (await world.handlers['state.get']({}, page)).account ?? '';
    const key = { account, mail: 'm1', form: 'contact' as const };
    const draft = { ...key, fields: { name: 'M', address: 'mei@x.test' }, revision: 0, by: 'popup' };
    await world.handlers['draft.get'](key, tab(7));
    bench.fake.did.length = 0;
    await world.handlers['draft.put'](draft, page);
    expect(bench.events('toTab')).toEqual([{ event: { type: 'draft', ...key, revision: 1, by: 'popup' } }]);
    expect(await world.handlers['draft.get'](key, tab(7))).toMatchObject({ fields: draft.fields });
    await world.handlers['contact.save']({ id: id(), fields: draft.fields, mail }, tab(7));
    expect(await world.handlers['draft.get'](key, page)).toBeNull();
  });
});

describe('the account', () => {
  it('is told to every screen as it comes and goes, with its first as the default', async () => {
    const world = await bench.connected();
    const { accounts, account } = await world.handlers['state.get']({}, page);
    expect(accounts.map((one) => one.id)).toEqual([account]);
    expect(JSON.stringify(bench.events('toPages'))).toContain('"type":"state"');
    await world.handlers['account.signOut']({ account: account ?? '' }, page);
    expect(await world.handlers['state.get']({}, page)).toMatchObject({ accounts: [], account: null });
  });

  it('is not connected before the browser lets us talk to the service', async () => {
    bench.fake.origins.delete('http://127.0.0.1/*');
    await expect(bench.connected()).rejects.toMatchObject({ facts: { kind: 'hostNotGranted' } });
  });

  it('leaves drafts and outbox as they are when signing in is needed again', async () => {
    const world = await bench.connected();
    const { account } = await world.handlers['state.get']({}, page);
    await bench.sandbox.control('revoke');
    const wish = { id: id(), fields: { name: 'Mei', address: 'mei@x.test' } };
    const key = { account: account ?? '', mail: 'm2', form: 'contact' as const };
    await world.handlers['draft.put']({ ...key, fields: { name: 'D' }, revision: 0, by: 'x' }, page);
    await world.handlers['contact.save'](wish, page);
    await until(
      async () => (await world.handlers['intent.get']({ id: wish.id }, page))?.needsYou,
      'the intent to need the person',
    );
    expect(await world.handlers['draft.get'](key, page)).toMatchObject({ fields: { name: 'D' } });
    const { appId } = bench.sandbox.feishu;
    await world.handlers['account.connect'](
      { brand: 'feishu', appId, features: ['contacts'], tokenEndpoint: 'v3' },
      page,
    );
    await until(async () => (await bench.contacts()).length === 1, 'the contact');
  });
});

describe('hosts', () => {
  it('get the loader when granted, lose it when withdrawn, and their tabs are told to stop', async () => {
    const world = await bench.connected();
    await world.start();
    expect(bench.fake.scripts.get('loader')?.matches).toEqual([
      'http://127.0.0.1/*',
      'https://mail.example/*',
    ]);
    await world.handlers['known.get']({ address: 'a@x.test' }, tab(7));
    bench.fake.origins.delete('https://mail.example/*');
    bench.fake.did.length = 0;
    await world.hostsChanged([]);
    expect(bench.fake.scripts.get('loader')?.matches).toEqual(['http://127.0.0.1/*']);
    expect(bench.fake.only('toTab')).toEqual([[7, { event: { type: 'stop' } }, { frameId: 0 }]]);
    bench.fake.origins.clear();
    await world.hostsChanged([]);
    expect(bench.fake.scripts.size).toBe(0);
    bench.fake.origins.add('https://mail.example/*');
    await world.hostsChanged(['https://mail.example/*']);
    expect(bench.fake.scripts.get('loader')?.matches).toEqual(['https://mail.example/*']);
    expect(bench.fake.only('inject').at(-1)).toEqual([
      { tabId: 7, allFrames: true },
      '/content-scripts/loader.js',
    ]);
  });
});
