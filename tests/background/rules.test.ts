import { beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../entrypoints/background/world';
import type { RuleBody } from '../../lib/domain/rule';
import { body, sender } from '../jobs/rules/bench';
import { type Bench, id, openBench, page } from './bench';
import { news, rulesOn } from './rule-bench';

let bench: Bench;
let world: World;
const { connect, listed, make, rules, settled, tried } = rulesOn(() => ({ bench, world }));
beforeEach(async () => {
  bench = await openBench();
  world = await bench.start();
  await connect();
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
    await bench.sandbox.control('edit', { resource: 'rules', op: 'patch', id: made.id, value });
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
