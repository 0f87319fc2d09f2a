import { expect, it } from 'vitest';
import { createBulk } from '../../../components/models/bulk';
import { mostRows } from '../../../lib/contacts/files/read';
import { fakeApp } from '../stories/fake';

const unknown = { contact: null, likely: null };
function open() {
  const asked: number[] = [];
  const app = fakeApp({
    'contacts.review': ({ rows }) => {
      asked.push(rows.length);
      return rows.map(() => unknown);
    },
    'bulk.keep': () => null,
  });
  return { asked, model: createBulk(app, 'a', async () => undefined) };
}
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => `Guest ${at},guest${at}@bulk.example`).join('\n');
const file = (text: string) => ({
  name: 'people.csv',
  bytes: new TextEncoder().encode(`Name,E-mail\n${text}`),
});

it('says where nobody was found, and no longer when somebody is', async () => {
  const { model } = open();
  await model.takeText('no addresses here');
  expect(model.found.value).toBe('nobody');
  await model.takeText('Bo Ek <bo@ek.example>');
  expect([model.found.value, model.rows.value.length]).toEqual([null, 1]);
  await model.takeFile(file(''));
  expect(model.found.value).toBe('nobody');
  model.close();
});

it('takes nothing of a file that is no text, and says so', async () => {
  const { model } = open();
  const picture = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52];
  const bytes = Uint8Array.from([...picture, ...Array.from({ length: 3000 }, (_, at) => (at * 197) % 256)]);
  for (const name of ['people.csv', 'people.vcf', 'people.txt']) {
    await model.takeFile({ name, bytes });
    expect([model.found.value, model.rows.value]).toEqual(['noText', []]);
  }
  await model.takeFile(file('Bo Ek,bo@ek.example'));
  expect([model.found.value, model.rows.value.length]).toEqual([null, 1]);
  model.close();
});

it('takes as many of a file as may be saved at once, and says how many it left', async () => {
  const { asked, model } = open();
  await model.takeFile(file(people(mostRows + 3)));
  expect(model.rows.value).toHaveLength(mostRows);
  expect(model.found.value).toEqual({ left: 3 });
  expect(Math.max(...asked)).toBeLessThanOrEqual(500);
  model.clear();
  expect(model.found.value).toBeNull();
  model.close();
});

it('chooses by row, all that is shown, and what to take of a known one', async () => {
  const { model } = open();
  await model.takeText('Bo Ek <bo@ek.example>, Ann Li <ann@li.example>, no-reply@shop.example');
  expect(model.rows.value.map(({ state, chosen }) => [state, chosen])).toEqual([
    ['new', true],
    ['new', true],
    ['look', false],
  ]);
  model.choose(0, false);
  expect(model.chosen.value).toBe(1);
  model.setFilter('look');
  model.chooseShown(true);
  expect(model.chosen.value).toBe(2);
  model.close();
});
