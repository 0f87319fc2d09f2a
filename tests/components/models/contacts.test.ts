import { expect, it } from 'vitest';
import { createContacts } from '../../../components/models/contacts';
import type { FoundLine } from '../../../lib/contacts/mirror';
import type { AppEvent } from '../../../lib/domain/state';
import { until } from '../../support/until';
import { fakeApp } from '../stories/fake';

const line = (id: string): FoundLine => ({
  ...{ account: 'a', id, name: id, address: '', company: '', where: 'name' },
});

/** A worker that answers searches when it is let. */
function slow() {
  const asked: { query: string; limit?: number | undefined; answer(lines: FoundLine[]): void }[] = [];
  const counts: string[] = [];
  const listeners: ((event: AppEvent) => void)[] = [];
  const { client, ...app } = fakeApp({
    'contacts.search': (input) => new Promise<FoundLine[]>((answer) => asked.push({ ...input, answer })),
    'mirror.state': () => {
      counts.push('count');
      return [];
    },
  });
  const onEvent = (listener: (event: AppEvent) => void) => {
    listeners.push(listener);
    return () => undefined;
  };
  const model = createContacts({ ...app, client: { ...client, onEvent } }, 'a');
  return {
    model,
    asked,
    counts,
    changed: () => listeners.forEach((tell) => void tell({ type: 'contacts' })),
  };
}

const next = async (asked: readonly unknown[], count: number) =>
  until(async () => asked.length === count, `question ${count}`);

it('asks one question at a time, the last that was typed, and shows no older answer', async () => {
  const { model, asked } = slow();
  await next(asked, 1);
  for (const query of ['w', 'wa', 'wan']) model.type(query);
  expect(asked.map(({ query }) => query)).toEqual(['']);
  asked[0]?.answer([line('everybody')]);
  await next(asked, 2);
  expect(model.found.value).toBeNull();
  expect(asked[1]).toMatchObject({ query: 'wan', limit: 20 });
  asked[1]?.answer([line('wang')]);
  await until(async () => model.found.value?.[0]?.id === 'wang', 'the list');
  expect(asked).toHaveLength(2);
  model.close();
});

it('counts what is held when it may have changed, not at each key, and asks for more at the end of the list', async () => {
  const { model, asked, counts, changed } = slow();
  await next(asked, 1);
  const lines = Array.from({ length: 20 }, (_, at) => line(`k${at}`));
  asked[0]?.answer(lines);
  await until(async () => counts.length === 1, 'the count');
  model.type('k');
  await next(asked, 2);
  asked[1]?.answer(lines);
  await until(async () => model.found.value !== null && asked.length === 2, 'the answer');
  expect(counts).toHaveLength(1);
  model.move(15);
  await next(asked, 3);
  expect(asked[2]).toMatchObject({ query: 'k', limit: 200 });
  asked[2]?.answer(lines);
  changed();
  await next(asked, 4);
  asked[3]?.answer([]);
  await until(async () => counts.length === 2, 'the second count');
  model.close();
});
