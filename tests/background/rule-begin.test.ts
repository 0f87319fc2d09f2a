import { beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../entrypoints/background/world';
import type { RuleBody } from '../../lib/domain/rule';
import { body, sender } from '../jobs/rules/bench';
import { type Bench, id, openBench, page, tab as tabAt } from './bench';
import { news, rulesOn } from './rule-bench';

const tab = tabAt(7);
const source = { sender: { name: 'The Signal Weekly', address: news }, subject: 'Issue', to: [], cc: [] };

let bench: Bench;
let world: World;
const { connect, listed, make, rules, settled, tried } = rulesOn(() => ({ bench, world }));
beforeEach(async () => {
  bench = await openBench();
  world = await bench.start();
  await connect();
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
    expect(await bench.sandbox.control('deliver', { raw })).toMatchObject({ folder_id: letters?.id });
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
