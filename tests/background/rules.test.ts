import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../entrypoints/background/world';
import type { Feature } from '../../lib/domain/account';
import type { RuleBody } from '../../lib/domain/rule';
import type { TriedMail, TriedPage } from '../../lib/domain/rule-view';
import type { Origin } from '../../lib/messages/receiver';
import { lockManager, person } from '../accounts/machine';
import { body, sender } from '../jobs/rules/bench';
import { type OpenSandbox, openSandbox } from '../sandbox/open';
import { until } from '../support/until';
import { type FakeBrowser, fakeBrowser } from './fake-browser';

const page: Origin = { sender: 'page', origin: 'chrome-extension://abcdefghijklmnop' };
const tab: Origin = { sender: 'tab', origin: 'https://mail.example', tab: 7 };
const id = () => crypto.randomUUID();
const news = 'hello@signalweekly.example';
const source = { sender: { name: 'The Signal Weekly', address: news }, subject: 'Issue', to: [], cc: [] };

let sandbox: OpenSandbox;
let fake: FakeBrowser;
let world: World;

async function connect(
  features: Feature[] = ['contacts', 'rules', 'messages', 'labels', 'texts'],
): Promise<void> {
  const { appId, appSecret } = sandbox.feishu;
  await world.handlers['account.connect'](
    { brand: 'feishu', appId, appSecret, features, tokenEndpoint: 'v3' },
    page,
  );
}
const rules = async () => (await sandbox.state()).rules ?? [];
const settled = () => until(async () => (await world.outbox.counts()).open === 0, 'the outbox to be empty');
const make = async (rule: RuleBody) => {
  await world.handlers['rule.create']({ id: id(), rule }, page);
  await settled();
};
const listed = () => world.handlers['rule.list']({}, page);
async function tried(rule: RuleBody, who = page): Promise<{ pages: TriedPage[]; caught: TriedMail[] }> {
  const pages: TriedPage[] = [];
  let cursor: string | null = null;
  do {
    const one: TriedPage = await world.handlers['rule.try']({ rule, sender: news, days: 30, cursor }, who);
    pages.push(one);
    cursor = one.next;
  } while (cursor !== null);
  return { pages, caught: pages.flatMap(({ caught }) => caught) };
}

beforeEach(async () => {
  vi.stubEnv('MODE', 'demo');
  vi.stubGlobal('indexedDB', new IDBFactory());
  sandbox = await openSandbox({ realNow: Date.now });
  fake = fakeBrowser();
  fake.origins.add('http://127.0.0.1/*').add('https://mail.example/*');
  fake.parts.storage.local.values.set('demo', { url: sandbox.url, app: sandbox.feishu });
  fake.consent(person('allow'));
  world = await openWorld(fake.browser, {
    ...{ indexedDB, fetch, crypto, lock: lockManager(), transport: { streams: false, replies: () => [] } },
    online: () => true,
  });
  await connect();
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('a rule from the open mail', () => {
  it('begins with what the mail suggests, tries it, makes it and sorts what comes', async () => {
    const { proposals, templates } = await world.handlers['rule.start']({ source }, tab);
    expect(proposals.map(({ kind }) => kind)).toEqual([
      'sender',
      'domain',
      'words',
      'attachment',
      'external',
    ]);
    expect(templates.map(({ id: name }) => name)).toContain('newsletter');
    const rule = body('Signal', { match: 'all', conditions: proposals[0]?.conditions ?? [] });
    const { pages, caught } = await tried(rule, tab);
    expect(caught.every(({ from, verdict }) => from === news && verdict === 'yes')).toBe(true);
    expect(caught.length).toBeGreaterThan(0);
    expect(pages[0]?.total).toBeGreaterThan(caught.length);

    const folder = id();
    await world.handlers['folder.create']({ id: folder, name: 'Letters', parent: '0' }, tab);
    await settled();
    const letters = (await world.handlers['folder.list']({}, tab)).find(({ name }) => name === 'Letters');
    await make({ ...rule, actions: [{ act: 'move', folder: letters?.id ?? '' }] });
    const raw = `From: ${news}\r\nTo: me@x.example\r\nSubject: Next\r\n\r\nHello`;
    expect(await sandbox.control('deliver', { raw })).toMatchObject({ folder_id: letters?.id });
  });

  it('knows one that does the same, and those that one more sender can join', async () => {
    await make(body('Signal', { conditions: [sender(news)] }));
    const same = await world.handlers['rule.match'](
      { rule: body('other name', { match: 'all', conditions: [sender(news.toUpperCase())] }) },
      tab,
    );
    expect(same).toMatchObject({ same: { name: 'Signal', enabled: true } });
    const wish = body('x', { conditions: [sender('new@y.example')] });
    const match = await world.handlers['rule.match']({ rule: wish }, tab);
    expect(match).toMatchObject({
      same: null,
      fits: [{ name: 'Signal', conditions: 1, has: false, full: false, sameActions: true }],
      providers: [],
    });
    const added = await world.handlers['rule.add'](
      { id: id(), rule: match.fits[0]?.id ?? '', conditions: wish.conditions },
      tab,
    );
    await settled();
    expect((await listed()).rules[0]?.conditions).toHaveLength(2);
    await world.handlers['intent.undo']({ id: id(), of: added.id }, page);
    await settled();
    expect((await listed()).rules[0]?.conditions).toHaveLength(1);
  });

  it('says that a whole provider is meant', async () => {
    const rule = body('q', { conditions: [{ part: 'sender', test: 'endsWith', text: '@qq.com' }] });
    expect(await world.handlers['rule.match']({ rule }, tab)).toMatchObject({ providers: ['qq.com'] });
  });

  it('reads mails whole only when told to', async () => {
    const rule = body('b', {
      match: 'all',
      conditions: [sender(news), { part: 'body', test: 'contains', text: 'lead times drift' }],
    });
    const { caught } = await tried(rule);
    expect(caught.map(({ verdict }) => verdict)).toContain('unsure');
    const looked = await world.handlers['rule.look']({ rule, mails: caught.map((mail) => mail.id) }, page);
    expect(Object.values(looked.verdicts)).toContain('yes');
    expect(looked.cost).toEqual({ search: 0, read: 1 });
  });

  it('that deletes is not taken from a page, nor one that cannot be sent from anybody', async () => {
    const rule = body('d', { actions: [{ act: 'delete' }] });
    await expect(world.handlers['rule.create']({ id: id(), rule }, tab)).rejects.toMatchObject({
      facts: { kind: 'forbidden' },
    });
    await expect(
      world.handlers['rule.create']({ id: id(), rule: body('', { name: ' ' }) }, page),
    ).rejects.toMatchObject({ facts: { kind: 'invalid', field: 'name' } });
    expect(await rules()).toEqual([]);
  });
});

describe('the rules that are there', () => {
  it('are shown with what is wrong among them, and an example', async () => {
    const domain = { part: 'sender', test: 'endsWith', text: '@signalweekly.example' } as const;
    await make(body('wall', { conditions: [domain], stop: true, actions: [{ act: 'flag' }] }));
    await make(body('hidden', { conditions: [sender(news)] }));
    const { rules: all, findings } = await listed();
    expect(findings).toEqual([
      { kind: 'shadowed', rule: all[1]?.id, by: all[0]?.id, example: { from: news, subject: '' } },
    ]);
    const [wall, hidden] = all;
    if (!wall || !hidden) throw new Error('no rules');
    const order = [hidden.id, wall.id];
    await world.handlers['rule.move']({ id: id(), rule: hidden.id, name: 'hidden', order }, page);
    await settled();
    expect((await listed()).findings).toEqual([]);
  });

  it('are folded into one with proof, and unfolded', async () => {
    for (const one of [news, 'editor@morning.chainpost.example']) {
      await make(body(one, { conditions: [sender(one)] }));
    }
    const [folding] = (await listed()).foldings;
    if (!folding) throw new Error('nothing to fold');
    const proof = await world.handlers['rule.proof']({ keep: folding.keep }, page);
    expect(proof).toMatchObject({ different: [], unsure: 0 });
    expect(proof.same).toBeGreaterThan(10);
    const wish = id();
    await world.handlers['rule.fold']({ id: wish, keep: folding.keep }, page);
    await settled();
    expect(await rules()).toHaveLength(1);
    const changes = (await world.handlers['rule.history']({}, page)).filter(({ before }) => before);
    expect(changes.map(({ before, after }) => [before?.name, after?.conditions.length])).toEqual([
      ['editor@morning.chainpost.example', undefined],
      [news, 2],
    ]);
    await world.handlers['intent.undo']({ id: id(), of: wish }, page);
    await settled();
    expect((await rules()).map(({ name }) => name)).toEqual([news, 'editor@morning.chainpost.example']);
  });

  it('have a history, and come back as they were', async () => {
    await make(body('a'));
    const [rule] = (await listed()).rules;
    if (!rule) throw new Error('no rule');
    const change = { id: id(), rule: rule.id, was: rule, now: { ...rule, name: 'b' } };
    await world.handlers['rule.update'](change, page);
    await settled();
    await world.handlers['rule.switch']({ id: id(), rule: rule.id, name: 'b', enabled: false }, page);
    await settled();
    const [shown] = (await listed()).rules;
    if (!shown) throw new Error('no rule');
    await world.handlers['rule.delete']({ id: id(), rule: shown }, page);
    await settled();
    const history = await world.handlers['rule.history']({ rule: rule.id }, page);
    const state = (one: RuleBody | null) => one && `${one.name} ${one.enabled ? 'on' : 'off'}`;
    expect(history.map(({ before, after }) => [state(before), state(after)])).toEqual([
      ['b off', null],
      ['b on', 'b off'],
      ['a on', 'b on'],
      [null, 'a on'],
    ]);
    await world.handlers['rule.restore']({ id: id(), change: change.id }, page);
    await settled();
    expect(await rules()).toMatchObject([{ name: 'a', is_enable: true }]);
  });

  it('deleted are found again in the history of all, and come back to their place', async () => {
    for (const name of ['a', 'b', 'c']) await make(body(name));
    const rule = (await listed()).rules[1];
    if (!rule) throw new Error('no rule');
    await world.handlers['rule.delete']({ id: id(), rule }, page);
    await settled();
    const [gone] = await world.handlers['rule.history']({}, page);
    expect(gone).toMatchObject({ rule: rule.id, before: { name: 'b' }, after: null });
    await world.handlers['rule.restore']({ id: id(), change: gone?.intent ?? '' }, page);
    await settled();
    expect(await rules()).toMatchObject([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
  });

  it('keep the blanks that they came with', async () => {
    await make(body('a'));
    const [made] = (await listed()).rules;
    if (!made) throw new Error('no rule');
    const items = [{ type: 6, operator: 3, input: '[ops] ' }];
    const value = { name: ' a ', condition: { match_type: 1, items } };
    await sandbox.control('edit', { resource: 'rules', op: 'patch', id: made.id, value });
    const { account } = await world.handlers['state.get']({}, page);
    await world.mirror.lists.fresh(account ?? '', 'rules');
    const [rule] = (await listed()).rules;
    if (!rule) throw new Error('no rule');
    const now = { ...rule, conditions: [...rule.conditions, sender(' b@x.example ')] };
    await world.handlers['rule.update']({ id: id(), rule: rule.id, was: rule, now }, page);
    await settled();
    expect(await rules()).toMatchObject([
      { name: ' a ', condition: { items: [...items, { input: 'b@x.example' }] } },
    ]);
  });

  it('are applied to what is there, with one undo', async () => {
    const rule = body('n', { conditions: [sender(news)], actions: [{ act: 'archive' }] });
    const { caught } = await tried(rule);
    const mails = caught.map(({ id: mail, folder, labels }) => ({ id: mail, folder, labels }));
    const wish = id();
    await world.handlers['rule.apply']({ id: wish, name: 'n', deed: { actions: rule.actions }, mails }, page);
    await settled();
    expect((await tried(rule)).caught.every(({ folder }) => folder === 'ARCHIVED')).toBe(true);
    await world.handlers['intent.undo']({ id: id(), of: wish }, page);
    await settled();
    expect((await tried(rule)).caught.map(({ folder }) => folder)).toEqual(mails.map(({ folder }) => folder));
  });
});

it('keeps what was begun for a mail until it is made, and takes nothing harsh from a page', async () => {
  const { account } = await world.handlers['state.get']({}, page);
  const key = { account: account ?? '', mail: 'm1', form: 'rule' as const };
  const { handlers } = world;
  const put = (rule: RuleBody, who = tab) =>
    handlers['draft.put']({ ...key, fields: rule, revision: 0, by: 'a' }, who);
  const rule = body('begun');
  await put(rule);
  expect(await handlers['draft.get'](key, page)).toMatchObject({ fields: rule, revision: 1 });
  expect(await handlers['draft.get']({ ...key, form: 'contact' }, page)).toBeNull();
  expect(await handlers['draft.get']({ ...key, mail: 'm2' }, page)).toBeNull();
  const harsh = { ...rule, actions: [{ act: 'delete' as const }] };
  await expect(put(harsh)).rejects.toMatchObject({ facts: { kind: 'forbidden' } });
  expect((await put(harsh, page)).overwrote).toMatchObject({ fields: rule });
  await handlers['rule.create']({ id: id(), mail: 'm1', rule }, page);
  expect(await handlers['draft.get'](key, page)).toBeNull();
});

it('keeps ways to begin of the person’s own', async () => {
  const template = {
    id: 't1',
    name: 'Mine',
    about: ['sender' as const],
    actions: [{ act: 'flag' as const }],
    stop: true,
  };
  expect(await world.handlers['template.put']({ template }, page)).toEqual([template]);
  expect((await world.handlers['rule.start']({ source }, page)).templates.at(-1)).toEqual(template);
  expect(await world.handlers['template.drop']({ id: 't1' }, page)).toEqual([]);
});
