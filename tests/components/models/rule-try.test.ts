import { describe, expect, it } from 'vitest';
import { createRuleTry } from '../../../components/models/rule-try';
import type { RuleBody } from '../../../lib/domain/rule';
import type { TriedMail, TriedPage } from '../../../lib/domain/rule-view';
import { Refused } from '../../../lib/messages/caller';
import { type Answers, fakeApp } from '../stories/fake';

const rule: RuleBody = {
  ...{ name: 'n', enabled: true, match: 'all', stop: false, actions: [{ act: 'archive' }] },
  conditions: [{ part: 'everyMail' }],
};
const mail = (id: string, verdict: TriedMail['verdict'] = 'yes'): TriedMail => ({
  ...{ id, date: 0, from: 'a@x.example', subject: id, folder: 'INBOX', labels: [], verdict, doubts: [] },
});
const page = (caught: TriedMail[], more: Partial<TriedPage> = {}): TriedPage => ({
  ...{ caught, near: [], looked: 15, total: null, next: null, cost: { search: 1, read: 1 } },
  ...more,
});
const made = (answers: Answers) => createRuleTry(fakeApp(answers), 'a1', 'a@x.example');

describe('the trial of a rule', () => {
  it('adds up its pages and says what they cost', async () => {
    const cursors: (string | null)[] = [];
    const model = made({
      'rule.try': ({ cursor }) => {
        cursors.push(cursor);
        return cursor === null
          ? page([mail('a')], { total: 40, next: 'p2' })
          : page([mail('b'), mail('c', 'unsure')]);
      },
    });
    expect(model.counts()).toBeNull();
    await model.run(rule);
    expect(cursors).toEqual([null, 'p2']);
    expect(model.tried.value).toMatchObject({
      state: 'done',
      looked: 30,
      total: 40,
      cost: { search: 2, read: 2 },
    });
    expect(model.counts()).toEqual({ caught: 2, unsure: 1, total: 40 });
  });

  it('stops when told, and what comes late is not shown', async () => {
    let answer: (page: TriedPage) => void = () => undefined;
    const model = made({ 'rule.try': () => new Promise((resolve) => (answer = resolve)) });
    const running = model.run(rule);
    model.stop();
    answer(page([mail('late')], { next: 'p2' }));
    await running;
    expect(model.tried.value).toMatchObject({ state: 'stopped', caught: [] });
    expect(model.counts()).toBeNull();
  });

  it('keeps what it has where a page fails', async () => {
    const model = made({
      'rule.try': ({ cursor }) => {
        if (cursor !== null) throw new Refused({ kind: 'rateLimited', execution: 'notExecuted', retryAt: 5 });
        return page([mail('a')], { next: 'p2' });
      },
    });
    await model.run(rule);
    expect(model.tried.value).toMatchObject({ state: 'stopped', caught: [{ id: 'a' }] });
    expect(model.failure.value?.kind).toBe('rateLimited');
  });

  it('reads texts in the service’s own pages, and says where they are withheld', async () => {
    const asked: number[] = [];
    const unsure = Array.from({ length: 25 }, (_, at) => mail(`m${at}`, 'unsure'));
    const model = made({
      'rule.try': () => page(unsure),
      'rule.look': ({ mails }) => {
        asked.push(mails.length);
        const verdicts = Object.fromEntries(
          mails.map((id) => [id, id === 'm0' ? ('yes' as const) : ('no' as const)]),
        );
        return { verdicts: { ...verdicts, m1: 'unsure' as const }, cost: { search: 0, read: 1 } };
      },
    });
    await model.run(rule);
    await model.look(rule);
    expect(asked).toEqual([20, 5]);
    expect(model.tried.value.caught.map(({ id }) => id)).toEqual(['m0', 'm1']);
    expect(model.tried.value.near).toHaveLength(23);
    expect(model.withheld.value).toBe(true);
    expect(model.tried.value.cost).toEqual({ search: 1, read: 3 });
    model.forget();
    expect(model.tried.value.state).toBe('idle');
  });
});
