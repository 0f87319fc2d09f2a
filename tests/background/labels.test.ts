import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../entrypoints/background/world';
import type { Feature } from '../../lib/domain/account';
import type { Origin } from '../../lib/messages/receiver';
import { lockManager, person } from '../accounts/machine';
import { type OpenSandbox, openSandbox } from '../sandbox/open';
import { until } from '../support/until';
import { type FakeBrowser, fakeBrowser } from './fake-browser';

const page: Origin = { sender: 'page', origin: 'chrome-extension://abcdefghijklmnop' };
const tab: Origin = { sender: 'tab', origin: 'https://mail.example', tab: 7 };
const id = () => crypto.randomUUID();
const raw = [
  'From: Mei Lin <mei@hangzhou.example>',
  'To: me@brightwater.example',
  'Subject: Lens samples',
  'Message-ID: <lens-1@hangzhou.example>',
  '',
  'Hello',
].join('\r\n');
const open = { from: 'mei@hangzhou.example', subject: 'Re: Lens samples', date: '', messageId: '' };

let sandbox: OpenSandbox;
let fake: FakeBrowser;
let world: World;
let online = true;

async function connect(features: Feature[] = ['labels', 'messages']): Promise<void> {
  const { appId, appSecret } = sandbox.feishu;
  await world.handlers['account.connect'](
    { brand: 'feishu', appId, appSecret, features, tokenEndpoint: 'v3' },
    page,
  );
}

interface Served {
  id: string;
  name: string;
  background_color: string;
}
const served = async () => ((await sandbox.state()).labels ?? []) as unknown as Served[];
const named = async (name: string) => {
  const found = (await served()).find((one) => one.name === name);
  if (!found) throw new Error(`no label ${name}`);
  return found;
};
const edit = (op: string, value: object) => sandbox.control('edit', { resource: 'labels', op, ...value });
const make = (name: string, background_color = 'blue') =>
  edit('create', { value: { name, background_color } });
const calls = async (row: string) =>
  ((await sandbox.state()).requests ?? []).filter((one) => one.row === row && one.status === 200);
const settled = () => until(async () => (await world.outbox.counts()).open === 0, 'the outbox to be empty');
const shown = async () => (await world.handlers['label.list']({}, page)).labels;
const recolor = (label: Served, colour: 'red' | 'lime' | 'green', before?: string) =>
  world.handlers['label.recolor'](
    { id: id(), label: label.id, name: label.name, colour, ...(before ? { before } : {}) },
    page,
  );

beforeEach(async () => {
  vi.stubEnv('MODE', 'demo');
  vi.stubGlobal('indexedDB', new IDBFactory());
  sandbox = await openSandbox({ realNow: Date.now });
  for (const one of await served()) await edit('delete', { id: one.id });
  fake = fakeBrowser();
  online = true;
  fake.origins.add('http://127.0.0.1/*').add('https://mail.example/*');
  fake.parts.storage.local.values.set('demo', { url: sandbox.url, app: sandbox.feishu });
  fake.consent(person('allow'));
  world = await openWorld(fake.browser, {
    ...{ indexedDB, fetch, crypto, lock: lockManager(), transport: { streams: false, replies: () => [] } },
    online: () => online,
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('labels', () => {
  it('sends the last of five choices made offline, the colour alone, and undo goes before the first', async () => {
    await make('work', 'wathet');
    await connect();
    const work = await named('work');
    await shown();
    online = false;
    for (const colour of ['red', 'lime', 'green', 'red', 'lime'] as const)
      await recolor(work, colour, 'wathet');
    const list = await world.handlers['label.list']({}, page);
    expect(list).toMatchObject({ labels: [{ colour: 'lime' }] });
    online = true;
    await world.run();
    await settled();
    const sent = await calls('feishu.labels.patch');
    expect(sent.map(({ body }) => body)).toEqual([{ label: { background_color: 'lime' } }]);
    const [last] = await world.handlers['outbox.list']({ limit: 10 }, page);
    await world.handlers['intent.undo']({ id: id(), of: last?.id ?? '' }, page);
    await settled();
    expect((await named('work')).background_color).toBe('wathet');
  });

  it('says who was faster when the label is gone, and nothing stays behind', async () => {
    await make('work');
    await connect();
    const work = await named('work');
    await edit('delete', { id: work.id });
    const { id: of } = await recolor(work, 'red');
    await settled();
    expect(await world.handlers['intent.get']({ id: of }, page)).toMatchObject({
      state: 'dead',
      why: { key: 'job.labelGone', params: ['work'] },
    });
    expect(await shown()).toEqual([]);
    await world.handlers['intent.drop']({ id: of }, page);
    expect(await world.outbox.counts()).toEqual({ open: 0, needsYou: 0 });
  });

  it.each([false, true])(
    'carries children along in a rename, cascade of the service: %s',
    async (cascades) => {
      await sandbox.control('behaviour', { renameCascades: cascades });
      for (const name of ['work', 'work/a', 'work/a/b', 'workshop']) await make(name);
      await connect();
      const { id: of } = await world.handlers['label.rename'](
        { id: id(), label: (await named('work')).id, to: 'work/old' },
        page,
      );
      await settled();
      expect((await shown()).map(({ name }) => name).sort()).toEqual([
        'work/old',
        'work/old/a',
        'work/old/a/b',
        'workshop',
      ]);
      await world.handlers['intent.undo']({ id: id(), of }, page);
      await settled();
      expect((await shown()).map(({ name }) => name).sort()).toEqual([
        'work',
        'work/a',
        'work/a/b',
        'workshop',
      ]);
    },
  );

  it('refuses a rename to a taken name, and any change of a system label', async () => {
    await make('work');
    await make('home');
    await connect();
    const rename = world.handlers['label.rename'](
      { id: id(), label: (await named('work')).id, to: 'home' },
      page,
    );
    await expect(rename).rejects.toMatchObject({ facts: { kind: 'exists' } });
    const system = { id: 'FLAGGED', name: 'FLAGGED', background_color: '' };
    await expect(recolor(system, 'red')).rejects.toMatchObject({ facts: { kind: 'reserved' } });
  });

  it('colours a branch as one wish and takes it back as one', async () => {
    for (const [name, colour] of [
      ['a', 'blue'],
      ['a/b', 'red'],
      ['a/b/c', 'green'],
      ['ab', 'blue'],
    ] as const)
      await make(name, colour);
    await connect();
    const before = await shown();
    const done = await world.handlers['label.recolorTree']({ id: id(), path: 'a', colour: 'red' }, page);
    expect(done).toMatchObject({ progress: { total: 2 }, describe: { key: 'job.recolorTree' } });
    expect((await shown()).map(({ colour }) => colour)).toEqual(['red', 'red', 'red', 'blue']);
    await settled();
    expect(await calls('feishu.labels.patch')).toHaveLength(2);
    expect(await world.handlers['outbox.list']({ limit: 10 }, page)).toHaveLength(1);
    await world.handlers['intent.undo']({ id: id(), of: done.id }, page);
    await settled();
    expect(await shown()).toEqual(before);
  });

  it('takes a branch back with the colour that its root was given first', async () => {
    for (const [name, colour] of [
      ['a', 'blue'],
      ['a/b', 'lime'],
    ] as const)
      await make(name, colour);
    await connect();
    const before = await shown();
    const label = before.find(({ name }) => name === 'a')?.id ?? '';
    await world.handlers['label.recolor'](
      { id: id(), label, name: 'a', colour: 'red', before: 'blue' },
      page,
    );
    const wish = { id: id(), path: 'a', colour: 'red', before: 'blue' } as const;
    const done = await world.handlers['label.recolorTree'](wish, page);
    await settled();
    expect((await shown()).map(({ colour }) => colour)).toEqual(['red', 'red']);
    expect(await calls('feishu.labels.patch')).toHaveLength(2);
    await world.handlers['intent.undo']({ id: id(), of: done.id }, page);
    await settled();
    expect(await shown()).toEqual(before);
  });

  it('makes and deletes labels, and says what was there already', async () => {
    await connect();
    await world.handlers['label.create']({ id: id(), name: 'new', colour: 'lime' }, page);
    await settled();
    const made = await named('new');
    expect(made.background_color).toBe('lime');
    const again = await world.handlers['label.create']({ id: id(), name: 'new' }, page);
    await settled();
    expect(await world.handlers['intent.get']({ id: again.id }, page)).toMatchObject({
      state: 'done',
      canUndo: false,
      describe: { key: 'job.labelExists' },
    });
    const gone = { label: made.id, name: 'new', colour: 'lime' };
    const { id: of } = await world.handlers['label.delete']({ id: id(), ...gone }, page);
    await settled();
    expect(await served()).toEqual([]);
    await world.handlers['intent.undo']({ id: id(), of }, page);
    await settled();
    expect((await named('new')).background_color).toBe('lime');
  });

  it.each([
    ['INBOX', 'reserved'],
    ['one too many', 'tooMany'],
  ])('says why the service does not take %j', async (name, kind) => {
    if (kind === 'tooMany') await sandbox.control('behaviour', { maxLabels: 0 });
    await connect();
    const { id: of } = await world.handlers['label.create']({ id: id(), name }, page);
    await settled();
    expect(await world.handlers['intent.get']({ id: of }, page)).toMatchObject({
      state: 'dead',
      failure: { kind, endpoint: 'feishu.labels.create' },
    });
  });

  it('asks for consent where it is missing', async () => {
    await connect(['contacts']);
    await expect(shown()).rejects.toMatchObject({ facts: { kind: 'scopeMissingUser' } });
    await connect(['labels', 'messages']);
    expect((await world.handlers['state.get']({}, page)).accounts[0]?.features).toEqual(
      expect.arrayContaining(['contacts', 'labels', 'messages']),
    );
    expect(await shown()).toEqual([]);
  });
});

describe('the open mail', () => {
  const labelsOf = (mail: Partial<typeof open> = {}, from = page) =>
    world.handlers['mail.labels']({ mail: { ...open, ...mail } }, from);

  it('is found by sender and subject, and takes and gives labels', async () => {
    await make('work');
    await sandbox.control('deliver', { raw });
    await connect();
    const found = await labelsOf({}, tab);
    if (found.state !== 'found') throw new Error('not found');
    expect(found.labels.filter((one) => one !== 'UNREAD')).toEqual([]);
    const work = await named('work');
    // Somebody else writes to the same mail: tried again shortly.
    await sandbox.control('faults', {
      ...{ kind: 'status', status: 429, code: 1236006, msg: 'conflict', times: 1 },
      match: { row: 'feishu.messages.modify' },
    });
    const { id: of } = await world.handlers['mail.label'](
      {
        ...{ id: id(), message: found.message, subject: 'Lens samples' },
        ...{ add: [work.id], remove: [], had: found.labels },
      },
      tab,
    );
    expect(await labelsOf()).toMatchObject({ labels: expect.arrayContaining([work.id]) });
    await settled();
    expect(await calls('feishu.messages.modify')).toHaveLength(1);
    expect(await world.handlers['label.count']({ label: work.id }, page)).toEqual({ count: 1, more: false });
    await world.handlers['intent.undo']({ id: id(), of }, tab);
    await settled();
    expect(await world.handlers['label.count']({ label: work.id }, page)).toEqual({ count: 0, more: false });
  }, 15_000);

  it('is told from others of the same subject by its Message-ID, else the person picks', async () => {
    await sandbox.control('deliver', { raw });
    await sandbox.control('deliver', { raw: raw.replaceAll('lens-1', 'lens-2') });
    await connect();
    expect(await labelsOf({ messageId: 'lens-2@hangzhou.example' })).toMatchObject({ state: 'found' });
    const several = await labelsOf();
    expect(several).toMatchObject({ state: 'several', mails: [{ subject: 'Lens samples' }, {}] });
    if (several.state !== 'several') return;
    const message = several.mails[1]?.id ?? '';
    const picked = await world.handlers['mail.labels']({ mail: open, message }, page);
    expect(picked).toMatchObject({ state: 'found', message });
  });

  it('is not made up where it cannot be found, and can be searched for', async () => {
    await sandbox.control('deliver', { raw });
    await connect();
    expect(await labelsOf({ from: 'nobody@else.example' })).toEqual({ state: 'none' });
    const found = await world.handlers['mail.find']({ from: '', subject: 'lens' }, page);
    expect(found).toMatchObject([{ from: 'mei@hangzhou.example' }]);
  });
});
