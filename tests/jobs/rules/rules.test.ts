import { describe, expect, it } from 'vitest';
import { body, openService, seen, sender } from './bench';

const create = { match: { row: 'feishu.rules.create' }, times: 1 };

describe('a new rule', () => {
  it('is made once, and taken back', async () => {
    const service = await openService();
    const me = service.worker();
    const done = await me.act('create-rule', { rule: body('a') });
    expect(done.state).toBe('done');
    expect(await service.rules()).toMatchObject([{ name: 'a' }]);
    expect((await me.undo(done)).state).toBe('done');
    expect(await service.rules()).toEqual([]);
  });

  it.each(['beforeCommit', 'afterCommit'])('is made once where its answer was lost %s', async (at) => {
    const service = await openService();
    const me = service.worker();
    await service.control('faults', { kind: 'drop', at, ...create });
    const done = await me.act('create-rule', { rule: body('a') });
    expect(done).toMatchObject({ state: 'done', result: { made: true } });
    expect(await service.rules()).toHaveLength(1);
    await me.undo(done);
    expect(await service.rules()).toEqual([]);
  });

  it('is not made where one of its meaning is there under any name', async () => {
    const service = await openService();
    const me = service.worker();
    await me.act('create-rule', { rule: body('a') });
    const again = await me.act('create-rule', {
      rule: { ...body('another name'), match: 'all', conditions: [sender('A@X.example')] },
    });
    expect(again).toMatchObject({ state: 'done', result: { made: false } });
    expect(await service.rules()).toHaveLength(1);
    expect(await me.outbox.view([again])).toMatchObject([
      { describe: { key: 'job.ruleExists', params: ['a'] }, canUndo: false },
    ]);
  });

  it('asked for twice at once is one', async () => {
    const service = await openService();
    const me = service.worker();
    await Promise.all([1, 2, 3].map(() => me.enqueue('create-rule', { rule: body('a') })));
    await me.pass();
    expect(await service.rules()).toHaveLength(1);
  });
});

describe('a rule that holds what the service does not support', () => {
  async function held() {
    const service = await openService();
    const me = service.worker();
    const value = {
      name: 'label',
      is_enable: true,
      ignore_the_rest_of_rules: false,
      condition: { match_type: 1, items: [{ type: 12 }] },
      action: { items: [{ type: 8, input: '700', extra: [1] }, { type: 3 }] },
    };
    await service.edit({ op: 'create', value });
    const [rule] = await seen(me);
    if (!rule) throw new Error('no rule');
    return { service, me, rule, value };
  }

  it('is never edited', async () => {
    const { me, rule } = await held();
    const wish = { id: rule.id, was: rule, now: { ...rule, name: 'x' } };
    expect(await me.act('update-rule', wish)).toMatchObject({ state: 'dead', why: { key: 'job.ruleHeld' } });
  });

  it('is switched off with nothing else changed, or the refusal is shown', async () => {
    const { service, me, rule, value } = await held();
    const wish = { id: rule.id, name: rule.name, enabled: false };
    expect(await me.act('switch-rule', wish)).toMatchObject({ state: 'dead', failure: { kind: 'invalid' } });
    expect(await service.rules()).toMatchObject([{ is_enable: true }]);
    await service.control('behaviour', { putUnsupportedActions: 'accept' });
    const done = await me.act('switch-rule', wish);
    expect(done.state).toBe('done');
    expect(await service.rules()).toEqual([{ ...value, is_enable: false, id: rule.id }]);
    await me.undo(done);
    expect(await service.rules()).toEqual([{ ...value, id: rule.id }]);
  });

  it('can be deleted, for good', async () => {
    const { service, me, rule } = await held();
    const done = await me.act('delete-rule', { rule });
    expect(await me.outbox.view([done])).toMatchObject([{ state: 'done', canUndo: false }]);
    expect(await service.rules()).toEqual([]);
  });
});

describe('folding', () => {
  it('is one wish: all of it, and all of it back', async () => {
    const service = await openService();
    const me = service.worker();
    for (const name of ['a', 'b', 'c']) await me.act('create-rule', { rule: body(name) });
    const [a, b, c] = await seen(me);
    if (!a || !b || !c) throw new Error('no rules');
    const now = { ...a, conditions: [...a.conditions, ...b.conditions] };
    const words = { key: 'job.foldRules', params: ['a', '2'] };
    const folded = await me.settled(
      await me.group({
        id: 'fold',
        kind: 'fold-rules',
        ...{ ordered: true, describe: words, back: words },
        children: [
          { kind: 'update-rule', input: { id: a.id, was: a, now } },
          { kind: 'delete-rule', input: { rule: b } },
        ],
      }),
    );
    expect(folded.state).toBe('done');
    expect(await service.names()).toBe('ac');
    expect((await me.undo(folded)).state).toBe('done');
    expect(await service.names()).toBe('abc');
    expect((await seen(me))[0]?.conditions).toHaveLength(1);
  });
});
