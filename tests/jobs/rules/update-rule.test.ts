import { describe, expect, it } from 'vitest';
import { until } from '../../support/until';
import { body, openService, seen, sender } from './bench';

const update = { match: { row: 'feishu.rules.update' }, times: 1 };

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
