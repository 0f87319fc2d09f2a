import { describe, expect, it, vi } from 'vitest';
import type { App } from '../../../components/app/app';
import { createRuleForm } from '../../../components/models/rule-form';
import type { RuleDraft } from '../../../lib/domain/draft';
import type { RuleBody } from '../../../lib/domain/rule';
import type { AppEvent } from '../../../lib/domain/state';
import { type Answers, capture, fakeApp, intent } from '../stories/fake';

/** Words come from the browser. */
vi.mock('#i18n', () => ({
  i18n: { t: (key: string) => key },
  createI18n: () => ({ t: (key: string) => key }),
}));

const rule: RuleBody = {
  ...{ name: 'Begun', enabled: true, match: 'all', stop: false, actions: [{ act: 'archive' }] },
  conditions: [{ part: 'sender', test: 'is', text: 'a@x.example' }],
};
const draft = (revision: number, fields: RuleBody = rule): RuleDraft => ({
  ...{ account: 'a1', mail: 'm1', form: 'rule', fields, revision, updatedAt: 0 },
});

/** A worker that keeps one draft, and time that passes when told. */
function bench(kept: RuleDraft | null = null, answers: Answers = {}) {
  const sent: [string, unknown][] = [];
  const listeners: ((event: AppEvent) => void)[] = [];
  let due: { run: () => void; ms: number }[] = [];
  let stored = kept;
  let made = 0;
  const { client, ...rest } = fakeApp({
    'rule.start': () => ({ proposals: [], templates: [] }),
    'rule.match': () => ({ same: null, fits: [], providers: [] }),
    'draft.get': ({ account, form }) => (account === 'a1' && form === 'rule' ? stored : null),
    'draft.put': ({ revision, ...content }) => {
      if (content.form !== 'rule') throw new Error(`a draft of ${content.form}`);
      const before = stored;
      stored = draft(Math.max(before?.revision ?? 0, revision) + 1, content.fields);
      return { draft: stored, overwrote: before && before.revision > revision ? before : null };
    },
    'draft.drop': () => {
      stored = null;
      return null;
    },
    'rule.create': () => intent({ kind: 'create-rule' }),
    ...answers,
  });
  const app: App = {
    ...rest,
    newId: () => `id${made++}`,
    client: {
      send: (name, input) => {
        sent.push([name, input]);
        return client.send(name, input);
      },
      onEvent: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    },
    later(run, ms) {
      const one = { run, ms };
      due.push(one);
      return () => {
        due = due.filter((each) => each !== one);
      };
    },
  };
  const model = createRuleForm(app, { account: 'a1', capture, mail: 'm1', editing: null, begin: null });
  return {
    model,
    stored: () => stored,
    keep: (next: RuleDraft) => {
      stored = next;
    },
    puts: () => sent.filter(([name]) => name === 'draft.put').length,
    sent: (name: string) => sent.find(([one]) => one === name)?.[1],
    /** What is due within this time of now runs. */
    within: (ms: number) => {
      const ready = due.filter((one) => one.ms <= ms);
      due = due.filter((one) => one.ms > ms);
      for (const { run } of ready) run();
    },
    tell: (event: AppEvent) => {
      for (const listen of listeners) listen(event);
    },
  };
}

async function settled(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !condition(); turn++) await Promise.resolve();
  expect(condition()).toBe(true);
}

describe('the draft of a rule', () => {
  it('is shown on the next screen', async () => {
    const { model } = bench(draft(3));
    await settled(() => model.draft.value.name === 'Begun');
  });

  it('is stored within 300 ms of the first key, however long the person types on', async () => {
    const { model, within, stored, puts } = bench();
    for (const name of ['N', 'Ne', 'New']) model.change({ name });
    expect(puts()).toBe(0);
    within(250);
    await settled(() => stored()?.fields.name === 'New');
    expect(puts()).toBe(1);
  });

  it('says what it replaced of another screen, and brings it back', async () => {
    const { model, within, keep } = bench();
    keep(draft(9));
    model.change({ name: 'Mine' });
    within(250);
    await settled(() => model.overwrote.value !== null);
    if (model.overwrote.value) model.bringBack(model.overwrote.value);
    expect(model.draft.value.name).toBe('Begun');
  });

  it('shows what another screen wrote, and is deaf to other forms', async () => {
    const { model, keep, tell } = bench();
    keep(draft(9));
    const event = { type: 'draft', account: 'a1', mail: 'm1', revision: 9, by: 'other' } as const;
    tell({ ...event, form: 'contact' });
    expect(model.elsewhere.value).toBe(false);
    tell({ ...event, form: 'rule' });
    await settled(() => model.elsewhere.value);
    expect(model.draft.value.name).toBe('Begun');
  });

  it('goes with the wish that it became', async () => {
    const { model, sent, stored } = bench(draft(3));
    await settled(() => model.draft.value.name === 'Begun');
    expect(await model.save(true)).toBe(true);
    expect(sent('rule.create')).toMatchObject({ account: 'a1', mail: 'm1' });
    expect(stored()).toBeNull();
  });
});

describe('a rule that deletes', () => {
  it('is neither made nor done with mails that are there before it is confirmed, and again after a change', async () => {
    const { model, sent } = bench();
    model.change({ ...rule, actions: [{ act: 'delete' }] });
    expect(model.ready.value).toBe(false);
    expect(await model.save(true)).toBe(false);
    expect(sent('rule.create')).toBeUndefined();
    model.confirm(true);
    expect(model.ready.value).toBe(true);
    model.change({ stop: true });
    expect(model.ready.value).toBe(false);
    model.change({ actions: [{ act: 'archive' }] });
    expect(model.ready.value).toBe(true);
  });
});
