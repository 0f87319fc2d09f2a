import { expect, it } from 'vitest';
import { createDuplicates } from '../../../components/models/duplicates';
import type { Duplicate } from '../../../lib/contacts/duplicates';
import { type ContactField, contactFields } from '../../../lib/domain/contact';
import { fakeApp, intent } from '../stories/fake';

const words = Object.fromEntries(contactFields.map((field) => [field, field])) as Record<
  ContactField,
  string
>;
const pair: Duplicate = {
  a: { id: '1', name: 'Ines Roth', address: 'ines@roth.example', phone: '' },
  b: { id: '2', name: 'I. Roth', address: 'ines@roth.example', phone: '171', remark: 'x'.repeat(600) },
  reasons: ['address'],
};

async function open(found: Duplicate[] = [pair]) {
  const merged: unknown[] = [];
  const undone: unknown[] = [];
  const app = fakeApp({
    'contacts.duplicates': () => ({ pairs: found, more: false }),
    'contacts.mergePair': (wish) => {
      merged.push(wish);
      return intent({ id: wish.id });
    },
    'contacts.apart': () => null,
    'intent.undo': (wish) => {
      undone.push(wish.of);
      return intent({});
    },
  });
  const model = createDuplicates(app, 'a', words);
  await model.read();
  return { model, merged, undone };
}

it('writes nothing before the record was looked at, then just what was shown', async () => {
  const { model, merged, undone } = await open();
  await model.merge();
  expect(merged).toEqual([]);
  model.open(pair);
  model.choose('name', 'second');
  const shown = model.preview.value?.fields;
  expect(shown).toMatchObject({ name: 'I. Roth', phone: '171' });
  await model.merge();
  const { name, address } = pair.a;
  expect(merged).toMatchObject([
    { keep: { id: '1', fields: { name, address } }, other: { id: '2' }, fields: shown },
  ]);
  expect([model.found.value?.pairs, model.opened.value]).toEqual([[], null]);
  await model.undo();
  expect(undone).toHaveLength(1);
});

it('forgets choices of a preview that was left', async () => {
  const { model } = await open();
  model.open(pair);
  model.choose('name', 'second');
  model.leave();
  expect(model.preview.value).toBeNull();
  model.open(pair);
  expect(model.preview.value?.fields.name).toBe('Ines Roth');
});

it('does not merge what no remark has room for', async () => {
  const long = { ...pair, a: { ...pair.a, remark: 'y'.repeat(600) } };
  const { model, merged } = await open([long]);
  model.open(long);
  expect(model.preview.value?.tooLong).toBe(true);
  await model.merge();
  expect(merged).toEqual([]);
});
