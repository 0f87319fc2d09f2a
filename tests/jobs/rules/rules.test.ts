import { describe, expect, it } from 'vitest';
import { until } from '../../support/until';
import { body, openService, seen, sender } from './bench';

const create = { match: { row: 'feishu.rules.create' }, times: 1 };
const update = { match: { row: 'feishu.rules.update' }, times: 1 };

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

describe('a change of a rule', () => {
  async function withRule() {
    const service = await openService();
    const [me, other] = [service.worker(), service.worker()];
    await me.act('create-rule', { rule: body('a') });
    const [rule] = await seen(me);
    if (!rule) throw new Error('no rule');
    const adding = (text: string) => ({
      id: rule.id,
      was: rule,
      now: { ...rule, conditions: [...rule.conditions, sender(text)] },
    });
    const senders = async () =>
      (await seen(me)).flatMap(({ conditions }) => conditions.map((one) => ('text' in one ? one.text : '')));
    return { service, me, other, rule, adding, senders };
  }

  it('of two people loses nothing', async () => {
    const { me, other, adding, senders } = await withRule();
    await me.enqueue('update-rule', adding('b@x.example'));
    await other.enqueue('update-rule', adding('c@x.example'));
    await Promise.all([me.pass(), other.pass()]);
    expect((await senders()).sort()).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
  });

  it('is not repeated over what somebody else made meanwhile', async () => {
    const { service, me, rule, adding, senders } = await withRule();
    await service.control('faults', { kind: 'drop', at: 'afterCommit', ...update });
    const wish = await me.enqueue('update-rule', adding('b@x.example'));
    await me.outbox.run();
    const items = ['a', 'b', 'z'].map((one) => ({ type: 1, operator: 5, input: `${one}@x.example` }));
    await service.edit({ op: 'patch', id: rule.id, value: { condition: { match_type: 2, items } } });
    expect(await me.settled(wish)).toMatchObject({ state: 'done' });
    expect(await senders()).toEqual(['a@x.example', 'b@x.example', 'z@x.example']);
  });

  it('keeps what nobody here knows', async () => {
    const { service, me, rule } = await withRule();
    await service.edit({
      op: 'patch',
      id: rule.id,
      value: {
        created_by: { tool: 'web', version: 3 },
        condition: {
          match_type: 2,
          items: [{ type: 1, operator: 5, input: 'a@x.example', weight: 7 }],
          mode: 'x',
        },
      },
    });
    const [now] = await seen(me);
    if (!now) throw new Error('no rule');
    await me.act('update-rule', { id: rule.id, was: now, now: { ...now, name: 'renamed' } });
    expect(await service.rules()).toMatchObject([
      {
        name: 'renamed',
        created_by: { tool: 'web', version: 3 },
        condition: { items: [{ type: 1, operator: 5, input: 'a@x.example', weight: 7 }], mode: 'x' },
      },
    ]);
  });

  it('asks where both changed the same, and does it when told', async () => {
    const { service, me, rule } = await withRule();
    await service.edit({ op: 'patch', id: rule.id, value: { name: 'theirs' } });
    const stuck = await me.act('update-rule', { id: rule.id, was: rule, now: { ...rule, name: 'ours' } });
    expect(stuck).toMatchObject({
      state: 'dead',
      why: { key: 'job.ruleChangedSince', params: ['theirs'] },
      versions: { ours: { name: 'a' }, now: { name: 'theirs' }, wanted: { name: 'ours' } },
    });
    await me.settled(await me.outbox.retry(stuck.id));
    expect(await service.names()).toBe('ours');
  });

  it('is taken back by putting the old one, without what others added', async () => {
    const { service, me, rule, adding, senders } = await withRule();
    const done = await me.act('update-rule', adding('b@x.example'));
    const items = ['a', 'b', 'z'].map((one) => ({ type: 1, operator: 5, input: `${one}@x.example` }));
    await service.edit({ op: 'patch', id: rule.id, value: { condition: { match_type: 2, items } } });
    expect(await me.undo(done)).toMatchObject({ state: 'done' });
    expect(await senders()).toEqual(['a@x.example', 'z@x.example']);
  });

  it('can be taken back while it is being made sure of', async () => {
    const { me, adding, senders } = await withRule();
    const wish = await me.enqueue('update-rule', adding('b@x.example'));
    const running = me.outbox.run();
    await until(async () => (await me.outbox.get(wish.id))?.state === 'inFlight', 'the wish to be sent');
    const undo = me.undo(wish);
    await running;
    expect(await undo).toMatchObject({ state: 'done' });
    expect(await senders()).toEqual(['a@x.example']);
  });

  it('says that the rule is gone', async () => {
    const { service, me, rule, adding } = await withRule();
    await service.edit({ op: 'delete', id: rule.id });
    expect(await me.act('update-rule', adding('b@x.example'))).toMatchObject({
      state: 'dead',
      why: { key: 'job.ruleGone' },
    });
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

describe('deleting and moving', () => {
  async function abc() {
    const service = await openService();
    const me = service.worker();
    for (const name of ['a', 'b', 'c']) await me.act('create-rule', { rule: body(name) });
    return { service, me, list: await seen(me) };
  }

  it('a deleted rule comes back to its place', async () => {
    const { service, me, list } = await abc();
    const [, b] = list;
    const done = await me.act('delete-rule', { rule: b });
    expect(await service.names()).toBe('ac');
    const back = await me.undo(done);
    expect(back.state).toBe('done');
    expect(await service.names()).toBe('abc');
    await me.undo(back);
    expect(await service.names()).toBe('ac');
  });

  it.each(['feishu.rules.create', 'feishu.rules.reorder'])(
    'a deleted rule comes back once where the answer of %s was lost',
    async (row) => {
      const { service, me, list } = await abc();
      const [a] = list;
      const done = await me.act('delete-rule', { rule: a });
      await service.control('faults', { kind: 'drop', at: 'afterCommit', match: { row }, times: 1 });
      expect((await me.undo(done)).state).toBe('done');
      expect(await service.names()).toBe('abc');
    },
  );

  it('a rule that somebody changed is not deleted unasked', async () => {
    const { service, me, list } = await abc();
    const [a] = list;
    await service.edit({ op: 'patch', id: a?.id, value: { name: 'A' } });
    expect(await me.act('delete-rule', { rule: a })).toMatchObject({
      state: 'dead',
      versions: { wanted: null },
    });
    expect(await service.names()).toBe('Abc');
  });

  it('a rule that is gone is deleted already', async () => {
    const { service, me, list } = await abc();
    const [a] = list;
    await service.edit({ op: 'delete', id: a?.id });
    expect(await me.act('delete-rule', { rule: a })).toMatchObject({
      state: 'done',
      result: { before: null },
    });
  });

  it('a moved rule takes its place among those that came meanwhile, with all ids', async () => {
    const { service, me, list } = await abc();
    await service.control('behaviour', { reorderIncomplete: 'refuse' });
    const [a, b, c] = list.map(({ id }) => id);
    const wish = await me.enqueue('move-rule', { id: c, name: 'c', order: [c, a, b] });
    await service.worker().act('create-rule', { rule: body('d') });
    const done = await me.settled(wish);
    expect(await service.names()).toBe('cabd');
    await me.undo(done);
    expect(await service.names()).toBe('abcd');
  });

  it('an order refused for what came between reading and writing is read and written anew', async () => {
    const { service, me, list } = await abc();
    const [a, b, c] = list.map(({ id }) => id);
    const refusal = { kind: 'status', status: 400, code: 1230001, match: { row: 'feishu.rules.reorder' } };
    await service.control('faults', { ...refusal, times: 1 });
    const wish = { id: c, name: 'c', order: [c, a, b] };
    expect(await me.act('move-rule', wish)).toMatchObject({ state: 'done' });
    expect(await service.names()).toBe('cab');
  });

  it('a rule that is gone is not moved, and its place says so', async () => {
    const { service, me, list } = await abc();
    const [a, b, c] = list.map(({ id }) => id);
    await service.edit({ op: 'delete', id: c });
    const stuck = await me.act('move-rule', { id: c, name: 'c', order: [c, a, b] });
    expect(stuck).toMatchObject({ state: 'dead', why: { key: 'job.ruleGone', params: ['c'] } });
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
