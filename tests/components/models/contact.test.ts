import { describe, expect, it } from 'vitest';
import type { App } from '../../../components/app/app';
import { noAccount } from '../../../components/app/no-account';
import { createContactModel, type OpenForm } from '../../../components/models/contact';
import type { ContactDraft } from '../../../lib/domain/draft';
import type { AppEvent } from '../../../lib/domain/state';
import { Refused } from '../../../lib/messages/caller';
import { type Answers, capture, fakeApp, intent } from '../stories/fake';

const mail = { key: 'm1', host: 'mail.example', subject: 'Prices' };
const draft = (change: Partial<ContactDraft> = {}): ContactDraft => ({
  account: 'a1',
  mail: 'm1',
  form: 'contact',
  fields: { name: 'Typed', address: 'li.na@hangzhou-optics.example' },
  revision: 3,
  updatedAt: 0,
  ...change,
});

/** A worker that keeps drafts, and time that passes when told. */
function bench(answers: Answers = {}, open: Partial<OpenForm> = {}, kept: ContactDraft[] = []) {
  const sent: [string, unknown][] = [];
  const due: (() => void)[] = [];
  const listeners: ((event: AppEvent) => void)[] = [];
  const drafts = new Map(kept.map((one) => [one.account, one]));
  let made = 0;
  const base = fakeApp({
    'draft.get': ({ account }) => drafts.get(account) ?? null,
    'draft.put': ({ account, revision, ...content }) => {
      if (content.form !== 'contact') throw new Error(`a draft of ${content.form}`);
      const { fields } = content;
      const before = drafts.get(account);
      const next = draft({ account, fields, revision: (before?.revision ?? 0) + 1 });
      drafts.set(account, next);
      return { draft: next, overwrote: before && before.revision > revision ? before : null };
    },
    'draft.drop': ({ account }) => {
      drafts.delete(account);
      return null;
    },
    ...answers,
  });
  const app: App = {
    ...base,
    client: {
      send: (name, input) => {
        sent.push([name, input]);
        return base.client.send(name, input);
      },
      onEvent: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    },
    newId: () => `id${made++}`,
    later: (run) => {
      due.push(run);
      return () => void due.splice(due.indexOf(run), 1);
    },
  };
  const model = createContactModel(app, { account: 'a1', capture, mail, ...open });
  return {
    model,
    drafts,
    sent: (name: string) => sent.filter(([one]) => one === name).map(([, input]) => input),
    pass: () => Promise.all(due.splice(0).map((run) => run())),
    tell: (event: AppEvent) => Promise.all(listeners.map((listen) => listen(event))),
    ready: () => settled(() => model.phase.value !== 'loading'),
  };
}

async function settled(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !condition(); turn++) await Promise.resolve();
  expect(condition()).toBe(true);
}

describe('the contact form', () => {
  it('starts with what the mail says', async () => {
    const { model, ready } = bench();
    await ready();
    expect(model.fields.value).toMatchObject({ name: '李娜', company: '杭州光学仪器有限公司' });
    expect(model.sourceOf('company')?.span).toBe('杭州光学仪器有限公司');
    expect(model.offers.value.map(({ field }) => field)).toEqual(['position', 'phone']);
  });

  it('starts with the draft where there is one', async () => {
    const { model, ready } = bench({}, {}, [draft()]);
    await ready();
    expect(model.fields.value.name).toBe('Typed');
  });

  it('starts with what was saved where the sender is known', async () => {
    const saved = { fields: { name: '李娜', address: 'li.na@hangzhou-optics.example', phone: '1' } };
    const { model, ready } = bench({
      'known.get': ({ address }) => ({ address, state: 'known', intent: intent({ input: saved }) }),
    });
    await ready();
    expect(model.fields.value.phone).toBe('1');
    expect(model.known.value).toBe(true);
  });

  it('takes over what was typed before an account was connected', async () => {
    const { model, drafts, ready } = bench({}, {}, [draft({ account: noAccount })]);
    await ready();
    expect(model.fields.value.name).toBe('Typed');
    expect([...drafts.keys()]).toEqual(['a1']);
  });

  it('writes many keystrokes as one draft', async () => {
    const { model, drafts, sent, pass, ready } = bench();
    await ready();
    for (const name of ['L', 'Li', 'Li N']) model.set('name', name);
    expect(sent('draft.put')).toEqual([]);
    await pass();
    expect(sent('draft.put')).toHaveLength(1);
    expect(drafts.get('a1')?.fields.name).toBe('Li N');
  });

  it('says what it overwrote, and brings it back', async () => {
    const { model, drafts, pass, ready } = bench();
    await ready();
    drafts.set('a1', draft({ fields: { name: 'Elsewhere' }, revision: 9 }));
    model.set('name', 'Here');
    await pass();
    await settled(() => model.overwrote.value !== null);
    if (model.overwrote.value) model.restore(model.overwrote.value);
    expect(model.fields.value.name).toBe('Elsewhere');
  });

  it('shows what another window typed', async () => {
    const { model, drafts, tell, ready } = bench();
    await ready();
    drafts.set('a1', draft({ fields: { name: 'Elsewhere' }, revision: 9 }));
    await tell({ type: 'draft', account: 'a1', mail: 'm1', form: 'contact', revision: 9, by: 'other' });
    await settled(() => model.elsewhere.value);
    expect(model.fields.value.name).toBe('Elsewhere');
  });

  it('sends nothing that would be refused', async () => {
    const { model, sent, ready } = bench();
    await ready();
    model.set('company', 'x'.repeat(65));
    expect(await model.save()).toBe(false);
    expect(model.problems.value).toMatchObject([
      { field: 'company', key: 'problem.tooLong', params: ['64'] },
    ]);
    expect(sent('contact.save')).toEqual([]);
  });

  it('keeps one id for one wish until the worker has answered', async () => {
    let calls = 0;
    const { model, sent, ready } = bench({
      'contact.save': () => {
        if (calls++ === 0) throw new Refused({ kind: 'unavailable', execution: 'unknown' });
        return intent({});
      },
    });
    await ready();
    expect(await model.save()).toBe(false);
    expect(model.failure.value?.kind).toBe('unavailable');
    expect(await model.save()).toBe(true);
    const [first, second] = sent('contact.save') as { id: string }[];
    expect(second?.id).toBe(first?.id);
  });

  it('writes no draft after the save that made it needless', async () => {
    const { model, sent, pass, ready } = bench();
    await ready();
    model.set('name', 'Li Na');
    await model.save();
    await pass();
    expect(sent('draft.put')).toEqual([]);
  });
});
