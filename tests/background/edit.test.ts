import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { differing, type WishEdit, wishEditOf } from '../../components/models/wish-edit';
import { createEditHandlers } from '../../entrypoints/background/edit-handlers';
import { openWorld, type World } from '../../entrypoints/background/world';
import type { Intent, IntentView } from '../../lib/domain/intent';
import type { RuleBody } from '../../lib/domain/rule';
import { wishFormOf } from '../../lib/domain/wish-form';
import { jobs } from '../../lib/jobs/jobs';
import type { WishChange } from '../../lib/messages/edit-rows.schema';
import type { Origin } from '../../lib/messages/receiver';
import { lockManager, person } from '../accounts/machine';
import { body, sender } from '../jobs/rules/bench';
import { type OpenSandbox, openSandbox } from '../sandbox/open';
import { until } from '../support/until';
import { type FakeBrowser, fakeBrowser } from './fake-browser';

const page: Origin = { sender: 'page', origin: 'chrome-extension://abcdefghijklmnop' };
const id = () => crypto.randomUUID();

let sandbox: OpenSandbox;
let fake: FakeBrowser;
let world: World;

beforeEach(async () => {
  vi.stubEnv('MODE', 'demo');
  vi.stubGlobal('indexedDB', new IDBFactory());
  sandbox = await openSandbox({ realNow: Date.now });
  fake = fakeBrowser();
  fake.origins.add('http://127.0.0.1/*');
  fake.parts.storage.local.values.set('demo', { url: sandbox.url, app: sandbox.feishu });
  fake.consent(person('allow'));
  world = await openWorld(fake.browser, {
    ...{ indexedDB, fetch, crypto, lock: lockManager(), transport: { streams: false, replies: () => [] } },
    online: () => true,
  });
  const { appId, appSecret } = sandbox.feishu;
  await world.handlers['account.connect'](
    {
      ...{ brand: 'feishu', appId, appSecret, tokenEndpoint: 'v3' },
      features: ['contacts', 'labels', 'rules', 'messages'],
    },
    page,
  );
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const shown = async (of: string): Promise<IntentView> => {
  const view = await world.handlers['intent.get']({ id: of }, page);
  if (!view) throw new Error(`no intent ${of}`);
  return view;
};
const inState = (of: string, state: IntentView['state']) =>
  until(async () => ((await shown(of)).state === state ? shown(of) : null), `${of} to be ${state}`);
const refuse = (row: string) => {
  const code = row.startsWith('feishu.labels') ? 1234000 : 1230001;
  return sandbox.control('faults', [{ kind: 'status', status: 400, code, match: { row }, times: 1 }]);
};

/** Made, refused, and changed in its form. */
async function mended(
  row: string,
  make: (id: string) => Promise<IntentView>,
  change: (edit: WishEdit) => WishChange | null,
): Promise<IntentView> {
  await refuse(row);
  const { id: of } = await make(id());
  const edit = wishEditOf(await inState(of, 'dead'));
  const next = edit && change(edit);
  if (!next) throw new Error('no such form');
  await world.handlers['intent.edit']({ id: of, change: next }, page);
  return inState(of, 'done');
}
const labels = async () => (await sandbox.state()).labels ?? [];
const makeLabel = (name: string) => (of: string) =>
  world.handlers['label.create']({ id: of, name, colour: 'blue' }, page);
async function label(name: string) {
  await inState((await makeLabel(name)(id())).id, 'done');
  const found = (await world.handlers['label.list']({}, page)).labels.find((one) => one.name === name);
  if (!found) throw new Error(`no label ${name}`);
  return found;
}
const rule = (name: string): RuleBody => body(name, { conditions: [sender('news@weekly.example')] });
const known = { name: 'Anna Schmidt', address: 'anna@kontor.example', company: 'Kontor' };

describe('a refused wish is changed in its form and goes on', () => {
  it('a sender', async () => {
    const save = (of: string) => world.handlers['contact.save']({ id: of, fields: known }, page);
    await mended('feishu.contacts.create', save, (edit) =>
      edit.form === 'contact' ? { form: edit.form, fields: { ...edit.start, company: 'Kontor GmbH' } } : null,
    );
    expect((await sandbox.state()).contacts).toEqual([expect.objectContaining({ company: 'Kontor GmbH' })]);
  });

  it('the change of a contact, of which only what differs is sent', async () => {
    await inState((await world.handlers['contact.save']({ id: id(), fields: known }, page)).id, 'done');
    const contact = String((await sandbox.state()).contacts?.[0]?.id);
    const update = (of: string) =>
      world.handlers['contact.update']({ id: of, contact, base: known, set: { phone: '12 34' } }, page);
    const done = await mended('feishu.contacts.patch', update, (edit) =>
      edit.form === 'contactChange'
        ? {
            ...{ form: edit.form, base: edit.base },
            set: differing(edit.base, { ...edit.start, phone: '+49 30 1234' }),
          }
        : null,
    );
    expect(done.input).toMatchObject({ set: { phone: '+49 30 1234' } });
    expect((await sandbox.state()).contacts).toEqual([
      expect.objectContaining({ phone: '+49 30 1234', company: 'Kontor' }),
    ]);
  });

  it('a rule, and the change of one', async () => {
    const made = await mended(
      'feishu.rules.create',
      (of) => world.handlers['rule.create']({ id: of, rule: rule('News') }, page),
      (edit) => (edit.form === 'rule' ? { form: edit.form, rule: { ...edit.start, name: 'Weekly' } } : null),
    );
    expect(made.describe.params).toEqual(['Weekly']);
    const [one] = (await world.handlers['rule.list']({}, page)).rules;
    if (!one) throw new Error('no rule');
    await mended(
      'feishu.rules.update',
      (of) =>
        world.handlers['rule.update']({ id: of, rule: one.id, was: one, now: { ...one, name: 'x' } }, page),
      (edit) =>
        edit.form === 'ruleChange'
          ? { form: edit.form, was: edit.was, now: { ...edit.start, name: 'Weekly news' } }
          : null,
    );
    expect((await world.handlers['rule.list']({}, page)).rules.map(({ name }) => name)).toEqual([
      'Weekly news',
    ]);
  });

  it('a label: its making, its colour, its name', async () => {
    await mended('feishu.labels.create', makeLabel('Bils'), (edit) =>
      edit.form === 'label' ? { form: edit.form, name: 'Bills', colour: 'lime' } : null,
    );
    const bills = (await world.handlers['label.list']({}, page)).labels.find(({ name }) => name === 'Bills');
    expect(bills?.colour).toBe('lime');
    const { id: of } = await label('Later');
    await mended(
      'feishu.labels.patch',
      (wish) => world.handlers['label.recolor']({ id: wish, label: of, name: 'Later', colour: 'red' }, page),
      (edit) => (edit.form === 'labelColour' ? { form: edit.form, colour: 'green' } : null),
    );
    await mended(
      'feishu.labels.patch',
      (wish) => world.handlers['label.rename']({ id: wish, label: of, to: 'Sooner' }, page),
      (edit) => (edit.form === 'labelName' ? { form: edit.form, from: edit.from, to: 'Soon' } : null),
    );
    expect((await labels()).find((one) => one.id === of)).toMatchObject({
      ...{ name: 'Soon', background_color: 'green' },
    });
  });

  it('a part of many', async () => {
    await refuse('feishu.contacts.create');
    const rows = ['Cafe Merle', 'Cafe Nord'].map((name) => ({ do: 'add' as const, fields: { name } }));
    const { id: many } = await world.handlers['contacts.saveMany']({ id: id(), rows }, page);
    await inState(many, 'dead');
    const [part, ...more] = await world.handlers['intent.parts']({ id: many }, page);
    if (!part) throw new Error('no part');
    expect(more).toEqual([]);
    expect(wishEditOf(part)).toMatchObject({ form: 'contact', needsAddress: false });
    const change = { form: 'contact' as const, fields: { name: 'Cafe Sud' } };
    await world.handlers['intent.edit']({ id: part.id, change }, page);
    await inState(many, 'done');
    expect((await sandbox.state()).contacts?.map(({ name }) => name)).toContain('Cafe Sud');
    expect(await world.handlers['intent.parts']({ id: many }, page)).toEqual([]);
  });

  it('in its own form alone', async () => {
    await refuse('feishu.labels.create');
    const { id: of } = await makeLabel('Bils')(id());
    await inState(of, 'dead');
    const asked = world.handlers['intent.edit']({ id: of, change: { form: 'folder', name: 'Bills' } }, page);
    await expect(asked).rejects.toMatchObject({ facts: { kind: 'invalid' } });
    await expect(
      world.handlers['intent.edit']({ id: 'none', change: { form: 'folder', name: 'Bills' } }, page),
    ).rejects.toMatchObject({ facts: { kind: 'notFound' } });
  });

  it('an outsider, of whom what the form does not show stays', async () => {
    const before = { name: 'Li Na', mobile: '138', countryCode: '86', labels: [11], follower: '007' };
    const inputs: unknown[] = [];
    const intent = {
      ...{ id: 'o', kind: 'save-outsider', account: 'd1' },
      input: { person: { ...before, remark: 'met in Berlin', shareUsers: ['8'] } },
    } as unknown as Intent;
    const handlers = createEditHandlers({
      outbox: {
        get: async () => intent,
        edit: async (_, input) => {
          inputs.push(input);
          return intent;
        },
        stuck: async () => [],
        view: async () => [],
      },
      show: async () => ({}) as IntentView,
      sound: (fields) => fields,
    });
    const { follower: _, ...typed } = { ...before, mobile: '13800138000' };
    await handlers['intent.edit']({ id: 'o', change: { form: 'outsider', person: typed } }, page);
    expect(inputs).toEqual([{ person: { ...before, mobile: '13800138000', shareUsers: ['8'] } }]);
  });
});

it('has a form for each wish that a person words, and tries the others again or gives them up', () => {
  const without = jobs.map(({ kind }) => kind).filter((kind) => wishFormOf(kind) === null);
  expect(without.sort()).toEqual([
    'bring-back-contact',
    'change-mails',
    'delete-contact',
    'delete-label',
    'delete-outsider',
    'delete-rule',
    'drop-duplicate',
    'label-mail',
    'move-rule',
    'remove-twin',
    'restore-contact',
    'restore-outsider',
    'restore-rule',
    'switch-rule',
  ]);
});
