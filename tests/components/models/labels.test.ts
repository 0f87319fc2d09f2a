import { describe, expect, it } from 'vitest';
import { createLabels } from '../../../components/models/labels';
import type { IntentView } from '../../../lib/domain/intent';
import type { Label } from '../../../lib/domain/label';
import type { AppEvent } from '../../../lib/domain/state';
import { Refused, type Send } from '../../../lib/messages/caller';
import type { MessageName } from '../../../lib/messages/protocol.schema';
import { intent } from '../stories/fake';

const work: Label = { id: '7', name: 'work', colour: 'blue', unread: 0 };

/** A worker whose answers the test gives one by one. */
function bench(labels: Label[] = [work]) {
  let listener: (event: AppEvent) => void = () => undefined;
  const asked: { name: MessageName; input: unknown; answer(value: unknown): void; refuse(): void }[] = [];
  const send: Send = (name, input) =>
    new Promise((resolve, reject) => {
      if (name === 'label.list') lists += 1;
      asked.push({
        name,
        input,
        answer: (value) => resolve(value as never),
        refuse: () => reject(new Refused({ kind: 'unavailable', execution: 'notExecuted' })),
      });
    });
  let lists = 0;
  let ids = 0;
  const client = {
    send,
    onEvent(next: (event: AppEvent) => void) {
      listener = next;
      return () => undefined;
    },
  };
  const model = createLabels({ client, newId: () => `id${++ids}` }, null);
  const settle = () => new Promise((done) => setTimeout(done, 0));
  const next = async (name: MessageName) => {
    await settle();
    const at = asked.findIndex((one) => one.name === name);
    const [found] = at < 0 ? [] : asked.splice(at, 1);
    if (!found) throw new Error(`${name} was not asked`);
    return found;
  };
  return {
    model,
    next,
    settle,
    lists: () => lists,
    tell: (one: IntentView) => listener({ type: 'intent', intent: one }),
    list: async (now = labels) => {
      (await next('label.list')).answer({ labels: now, failure: null });
      await settle();
    },
  };
}

const wish = (change: Partial<IntentView> & { colour?: string }): IntentView => {
  const { colour = 'red', ...rest } = change;
  const input = { label: '7', name: 'work', colour };
  return intent({ id: 'w', kind: 'recolor-label', createdAt: 10, updatedAt: 10, input, ...rest });
};

describe('the labels of a screen', () => {
  it('show a choice at once, and the last of several while the first is still on its way', async () => {
    const { model, list, next, tell, settle } = bench();
    await list();
    const [first, second] = [model.recolor(work, 'red', 'blue'), model.recolor(work, 'lime', 'blue')];
    expect(model.colourOf(work)).toBe('lime');
    (await next('label.recolor')).answer(wish({ state: 'inFlight' }));
    (await next('label.recolor')).answer(wish({ id: 'x', createdAt: 11, colour: 'lime' }));
    await Promise.all([first, second]);
    tell(wish({ state: 'done', updatedAt: 12 }));
    await settle();
    expect(model.colourOf(work)).toBe('lime');
  });

  it('go back to the list where a choice was not taken', async () => {
    const { model, list, next } = bench();
    await list();
    const choice = model.recolor(work, 'red', 'blue');
    (await next('label.recolor')).refuse();
    await choice;
    expect(model.colourOf(work)).toBe('blue');
    expect(model.failure.value).toMatchObject({ kind: 'unavailable' });
    await list();
  });

  it('read the list anew and say why when the label is gone', async () => {
    const { model, list, next, tell } = bench();
    await list();
    const choice = model.recolor(work, 'red', 'blue');
    (await next('label.recolor')).answer(wish({}));
    await choice;
    const why = { key: 'job.labelGone', params: ['work'] };
    tell(wish({ state: 'dead', needsYou: true, why, updatedAt: 12 }));
    expect(model.trouble.value?.why).toEqual(why);
    await list([]);
    expect(model.labels.value).toEqual([]);
  });

  it('keep a newer choice over a list that was asked for before it', async () => {
    const { model, list, next, settle } = bench();
    const choice = model.recolor(work, 'red', 'blue');
    (await next('label.recolor')).answer(wish({}));
    await choice;
    await list();
    expect(model.colourOf(work)).toBe('red');
    void model.refresh();
    await settle();
    await list([{ ...work, colour: 'green' }]);
    expect(model.labels.value?.map(model.colourOf)).toEqual(['green']);
  });

  it('take what another screen chose', async () => {
    const { model, list, tell } = bench();
    await list();
    tell(wish({ colour: 'wathet' }));
    expect(model.colourOf(work)).toBe('wathet');
  });

  it('do not ask for the list at every step of a branch', async () => {
    const { list, lists, tell, settle } = bench();
    await list();
    const branch = (done: number, state: IntentView['state'] = 'pending') =>
      tell(intent({ id: 'g', kind: 'recolor-tree', state, progress: { done, dead: 0, total: 9 } }));
    for (let done = 0; done < 9; done++) branch(done);
    await settle();
    await list();
    expect(lists()).toBe(2);
    branch(9, 'done');
    await list();
    expect(lists()).toBe(3);
  });
});
