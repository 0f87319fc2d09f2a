import { describe, expect, it } from 'vitest';
import { body, openService, seen } from './bench';

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
