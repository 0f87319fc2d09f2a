import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../entrypoints/background/world';
import { takeSnapshot } from '../../lib/capture/snapshot';
import type { Origin } from '../../lib/messages/receiver';
import { lockManager, person } from '../accounts/machine';
import { type OpenSandbox, openSandbox } from '../sandbox/open';
import { documentOf } from '../support/pages';
import { until } from '../support/until';
import { type FakeBrowser, fakeBrowser } from './fake-browser';

const page: Origin = { sender: 'page', origin: 'chrome-extension://abcdefghijklmnop' };
const tab = (id: number): Origin => ({ sender: 'tab', origin: 'https://mail.example', tab: id });
const mail = { key: 'm1', host: 'mail.example', subject: 'Hello' };
const id = () => crypto.randomUUID();

/** What the reader hands over from a tab. */
const opened = (name: string, address: string, lines: string[] = []) => {
  const document =
    documentOf(`<html><head><title>Hello - Inbox</title></head><body><nav>Inbox<br>Sent<br>Drafts</nav>
    <main><h1>Hello</h1><div>From: <span>${name} &lt;${address}&gt;</span></div><div>To: me@own.example</div>
    <div>Date: 2026-03-04 10:00</div><div>Message-ID: &lt;m1@x&gt;</div>
    <p>The prices are attached.</p>${lines.map((line) => `<p>${line}</p>`).join('')}<button>Reply</button></main></body></html>`);
  return { snapshot: takeSnapshot(document, new URL('https://mail.example/mail/1')).snapshot, selection: '' };
};

let sandbox: OpenSandbox;
let fake: FakeBrowser;
let online = true;

async function start(): Promise<World> {
  return openWorld(fake.browser, {
    ...{ indexedDB, fetch, crypto, lock: lockManager(), transport: { streams: false, replies: () => [] } },
    online: () => online,
  });
}

async function connected(): Promise<World> {
  const world = await start();
  const { appId, appSecret } = sandbox.feishu;
  await world.handlers['account.connect'](
    { brand: 'feishu', appId, appSecret, features: ['contacts'], tokenEndpoint: 'v3' },
    page,
  );
  return world;
}

const contacts = async () => (await sandbox.state()).contacts ?? [];
const events = (what: string) =>
  fake
    .only(what)
    .map((args) => args.find((arg) => typeof arg === 'object' && arg !== null && 'event' in arg));

beforeEach(async () => {
  vi.stubEnv('MODE', 'demo');
  vi.stubGlobal('indexedDB', new IDBFactory());
  sandbox = await openSandbox({ realNow: Date.now });
  fake = fakeBrowser();
  online = true;
  fake.origins.add('http://127.0.0.1/*').add('https://mail.example/*');
  fake.parts.storage.local.values.set('demo', { url: sandbox.url, app: sandbox.feishu });
  fake.tabs.push({ id: 7, url: 'https://mail.example/inbox', active: true });
  fake.consent(person('allow'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('saving a sender', () => {
  it('is durable before it is answered, then goes out, and can be taken back', async () => {
    const world = await connected();
    const wish = { id: id(), fields: { name: 'Mei', address: 'Mei@X.test' }, mail };
    const saved = await world.handlers['contact.save'](wish, tab(7));
    expect(saved).toMatchObject({ id: wish.id, state: 'pending' });
    await until(async () => (await contacts()).length === 1, 'the contact');
    await until(
      async () => (await world.handlers['intent.get']({ id: wish.id }, tab(7)))?.state === 'done',
      'the intent to be done',
    );
    expect(await world.handlers['known.get']({ address: 'mei@x.test' }, tab(7))).toMatchObject({
      state: 'known',
    });
    await world.handlers['intent.undo']({ id: id(), of: wish.id }, tab(7));
    await until(async () => (await contacts()).length === 0, 'the contact to go');
    await until(
      async () => (await world.handlers['known.get']({ address: 'mei@x.test' }, tab(7))).state === 'unknown',
      'the sender to be unknown again',
    );
  });

  it('says to look twice at a contact by name with another address, and tells a tab of no contact', async () => {
    const world = await connected();
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
    const world = await connected();
    const [account] = (await world.handlers['state.get']({}, { sender: 'page', origin: '' })).accounts;
    const address = `boss@${account?.address.split('@')[1]?.replace('.', '-mail.')}`;
    const letter = { sender: { name: 'The Boss', address }, replyTo: null, subject: '', lines: [] };
    const { reasons } = await world.handlers['mail.read'](letter, tab(7));
    expect(reasons).toEqual([{ kind: 'looksLikeOwn', evidence: address.split('@')[1] }]);
  });

  it('from two tabs at once makes one contact', async () => {
    const world = await connected();
    const fields = { name: 'Mei', address: 'mei@x.test' };
    await Promise.all(
      [7, 8].map((which) => world.handlers['contact.save']({ id: id(), fields, mail }, tab(which))),
    );
    await until(async () => (await world.outbox.counts()).open === 0, 'the outbox to be empty');
    expect(await contacts()).toHaveLength(1);
  });

  it('tells the tab that asked and every page, and no other tab', async () => {
    const world = await connected();
    await world.handlers['known.get']({ address: 'someone@else.test' }, tab(8));
    fake.did.length = 0;
    await world.handlers['contact.save'](
      { id: id(), fields: { name: 'Mei', address: 'mei@x.test' }, mail },
      tab(7),
    );
    await until(async () => (await world.outbox.counts()).open === 0, 'the outbox to be empty');
    await until(() => JSON.stringify(events('toTab')).includes('"done"'), 'the news');
    const heard = (which: number) => fake.only('toTab').filter(([to]) => to === which);
    expect(JSON.stringify(events('toPages'))).toContain('mei@x.test');
    expect(JSON.stringify(heard(7))).toContain('mei@x.test');
    expect(JSON.stringify(heard(8))).not.toContain('mei@x.test');
  });

  it('survives the worker: a new life sends what an earlier one stored', async () => {
    const first = await connected();
    online = false;
    await first.handlers['contact.save']({ id: id(), fields: { name: 'Mei', address: 'mei@x.test' } }, page);
    await until(() => fake.alarms.has('outbox'), 'the alarm');
    expect(await contacts()).toEqual([]);
    online = true;
    const second = await start();
    await second.start();
    await until(async () => (await contacts()).length === 1, 'the contact');
  });

  it('waits and says so while the browser does not let us talk to the service', async () => {
    const world = await connected();
    fake.origins.delete('http://127.0.0.1/*');
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
    fake.origins.add('http://127.0.0.1/*');
    await world.hostsChanged(['http://127.0.0.1/*']);
    await until(async () => (await contacts()).length === 1, 'the contact');
  });

  it('is refused with the field where it would only be sent to be refused', async () => {
    const world = await connected();
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
    const world = await start();
    const wish = { id: id(), fields: { name: 'Mei', address: 'mei@x.test' } };
    await expect(world.handlers['contact.save'](wish, tab(7))).rejects.toMatchObject({
      facts: { kind: 'signInAgain' },
    });
  });
});

describe('the running month', () => {
  it('counts the calls that went out', async () => {
    const world = await connected();
    expect(await world.handlers['data.usage']({}, page)).toEqual({ calls: 0, refused: 0 });
    const wish = { id: id(), fields: { name: 'Mei', address: 'mei@x.test' } };
    await world.handlers['contact.save'](wish, page);
    await until(async () => (await world.outbox.counts()).open === 0, 'the outbox to be empty');
    const { calls, refused } = await world.handlers['data.usage']({}, page);
    expect(calls).toBeGreaterThanOrEqual(1);
    expect(refused).toBe(0);
  });
});

describe('what a tab may know', () => {
  it('is nothing of intents it did not ask about, and it cannot take them back', async () => {
    const world = await connected();
    const wish = { id: id(), fields: { name: 'Mei', address: 'mei@x.test' }, mail };
    await world.handlers['contact.save'](wish, tab(7));
    expect(await world.handlers['intent.get']({ id: wish.id }, tab(8))).toBeNull();
    await expect(world.handlers['intent.undo']({ id: id(), of: wish.id }, tab(8))).rejects.toMatchObject({
      facts: { kind: 'forbidden' },
    });
    expect(await world.handlers['intent.get']({ id: wish.id }, page)).not.toBeNull();
  });

  it('is the state without address, app and scopes', async () => {
    const world = await connected();
    const { accounts } = await world.handlers['state.get']({}, tab(7));
    expect(accounts).toEqual([expect.objectContaining({ address: '', appId: '', scopes: [] })]);
  });

  it('is on the host it is on, whatever it says', async () => {
    const world = await connected();
    await world.handlers['contact.save'](
      { id: id(), fields: { name: 'Mei', address: 'mei@x.test' }, mail: { ...mail, host: 'bank.example' } },
      tab(7),
    );
    expect((await world.outbox.list())[0]?.mail?.host).toBe('mail.example');
  });
});

describe('drafts', () => {
  it('are shared by all surfaces, tell each other, and go when the wish is durable', async () => {
    const world = await connected();
    const account = (await world.handlers['state.get']({}, page)).account ?? '';
    const key = { account, mail: 'm1', form: 'contact' as const };
    const draft = { ...key, fields: { name: 'M', address: 'mei@x.test' }, revision: 0, by: 'popup' };
    await world.handlers['draft.get'](key, tab(7));
    fake.did.length = 0;
    await world.handlers['draft.put'](draft, page);
    expect(events('toTab')).toEqual([{ event: { type: 'draft', ...key, revision: 1, by: 'popup' } }]);
    expect(await world.handlers['draft.get'](key, tab(7))).toMatchObject({ fields: draft.fields });
    await world.handlers['contact.save']({ id: id(), fields: draft.fields, mail }, tab(7));
    expect(await world.handlers['draft.get'](key, page)).toBeNull();
  });
});

describe('the account', () => {
  it('is told to every screen as it comes and goes, with its first as the default', async () => {
    const world = await connected();
    const { accounts, account } = await world.handlers['state.get']({}, page);
    expect(accounts.map((one) => one.id)).toEqual([account]);
    expect(JSON.stringify(events('toPages'))).toContain('"type":"state"');
    await world.handlers['account.signOut']({ account: account ?? '' }, page);
    expect(await world.handlers['state.get']({}, page)).toMatchObject({ accounts: [], account: null });
  });

  it('is not connected before the browser lets us talk to the service', async () => {
    fake.origins.delete('http://127.0.0.1/*');
    await expect(connected()).rejects.toMatchObject({ facts: { kind: 'hostNotGranted' } });
  });

  it('leaves drafts and outbox as they are when signing in is needed again', async () => {
    const world = await connected();
    const { account } = await world.handlers['state.get']({}, page);
    await sandbox.control('revoke');
    const wish = { id: id(), fields: { name: 'Mei', address: 'mei@x.test' } };
    const key = { account: account ?? '', mail: 'm2', form: 'contact' as const };
    await world.handlers['draft.put']({ ...key, fields: { name: 'D' }, revision: 0, by: 'x' }, page);
    await world.handlers['contact.save'](wish, page);
    await until(
      async () => (await world.handlers['intent.get']({ id: wish.id }, page))?.needsYou,
      'the intent to need the person',
    );
    expect(await world.handlers['draft.get'](key, page)).toMatchObject({ fields: { name: 'D' } });
    const { appId } = sandbox.feishu;
    await world.handlers['account.connect'](
      { brand: 'feishu', appId, features: ['contacts'], tokenEndpoint: 'v3' },
      page,
    );
    await until(async () => (await contacts()).length === 1, 'the contact');
  });
});

describe('the open mail', () => {
  it('is read from the tab in front, parsed and named', async () => {
    const world = await connected();
    fake.results.set(
      7,
      opened('Mei Tan', 'mei@x.test', ['Kind regards', 'Mei Tan', 'Mobile: +65 9123 4567']),
    );
    expect(await world.handlers['mail.current']({}, page)).toMatchObject({
      capture: { sender: { address: 'mei@x.test' }, signature: { phones: [{ type: 'mobile' }] } },
      mail: { key: 'm1@x', host: 'mail.example', subject: 'Hello' },
      why: null,
      host: 'mail.example',
    });
  });

  it.each([
    ['noMail', 'https://mail.example/', null],
    ['noMail', 'https://mail.example/', { adapter: 'x', confidence: 7 }],
    ['notGranted', 'https://other.example/', null],
    ['none', 'chrome://settings/', null],
  ])('is none, and says %s, on %s', async (why, url, result) => {
    const world = await connected();
    fake.tabs.splice(0, 1, { id: 7, url, active: true });
    fake.results.set(7, result);
    expect(await world.handlers['mail.current']({}, page)).toMatchObject({ capture: null, mail: null, why });
  });

  it('is the tab before where one of our own pages is in front', async () => {
    const world = await connected();
    fake.tabs.splice(0, 1, { id: 7, url: 'https://mail.example/', lastAccessed: 5 });
    fake.tabs.push({ id: 8, url: 'https://old.example/', lastAccessed: 1 });
    fake.tabs.push({ id: 9, url: 'chrome-extension://abcdefghijklmnop/popup.html', active: true });
    fake.results.set(7, opened('Mei', 'mei@x.test'));
    expect((await world.handlers['mail.current']({}, page)).mail?.key).toBe('m1@x');
  });
});

describe('commands', () => {
  it('save the sender of the open mail and tell its tab', async () => {
    const world = await connected();
    fake.results.set(7, opened('Mei', 'mei@x.test'));
    fake.did.length = 0;
    await world.commands.run('save-sender');
    await until(async () => (await contacts()).length === 1, 'the contact');
    expect(events('toTab')).toContainEqual({
      event: expect.objectContaining({ type: 'commanded', command: 'save', failure: null }),
    });
    expect(fake.only('badge')).toContainEqual([{ text: '✓', tabId: 7 }]);
  });

  it('show the form first where something does not add up', async () => {
    const world = await connected();
    fake.results.set(7, opened('service@paypal.com', 'mei@x.test'));
    await world.commands.run('save-sender');
    expect(fake.only('inject').at(-1)).toEqual([{ tabId: 7, frameIds: [0] }, '/content-scripts/panel.js']);
    expect(await world.outbox.list()).toEqual([]);
  });

  it('say so where there is no sender, and lead to the options where there is no account', async () => {
    const world = await start();
    await world.commands.run('save-sender');
    expect(fake.only('badge')).toContainEqual([{ text: '?', tabId: 7 }]);
    fake.results.set(7, opened('Mei', 'mei@x.test'));
    await world.commands.run('save-sender');
    expect(fake.only('createTab')).toEqual([
      [{ url: 'chrome-extension://abcdefghijklmnop/options.html#accounts' }],
    ]);
  });

  it('save the one address of a selection', async () => {
    const world = await connected();
    await world.commands.saveSelection('Write to Mei Lin <mei@x.test> please', 7);
    await until(async () => (await contacts()).length === 1, 'the contact');
    await world.commands.saveSelection('a@x.test or b@x.test', 7);
    expect(fake.only('badge')).toContainEqual([{ text: '?', tabId: 7 }]);
    expect(await world.outbox.list()).toHaveLength(1);
  });
});

describe('hosts', () => {
  it('get the loader when granted, lose it when withdrawn, and their tabs are told to stop', async () => {
    const world = await connected();
    await world.start();
    expect(fake.scripts.get('loader')?.matches).toEqual(['http://127.0.0.1/*', 'https://mail.example/*']);
    await world.handlers['known.get']({ address: 'a@x.test' }, tab(7));
    fake.origins.delete('https://mail.example/*');
    fake.did.length = 0;
    await world.hostsChanged([]);
    expect(fake.scripts.get('loader')?.matches).toEqual(['http://127.0.0.1/*']);
    expect(fake.only('toTab')).toEqual([[7, { event: { type: 'stop' } }, { frameId: 0 }]]);
    fake.origins.clear();
    await world.hostsChanged([]);
    expect(fake.scripts.size).toBe(0);
    fake.origins.add('https://mail.example/*');
    await world.hostsChanged(['https://mail.example/*']);
    expect(fake.scripts.get('loader')?.matches).toEqual(['https://mail.example/*']);
    expect(fake.only('inject').at(-1)).toEqual([{ tabId: 7, allFrames: true }, '/content-scripts/loader.js']);
  });
});
