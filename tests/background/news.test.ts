import { expect, it } from 'vitest';
import { createNews } from '../../entrypoints/background/news';
import type { Intent } from '../../lib/domain/intent';

const intent = (id: string, state: Intent['state']): Intent => ({
  ...{ id, kind: 'save-sender', version: 1, account: 'me', resource: id, class: 'click', input: null, state },
  ...{ attempt: 0, owner: null, createdAt: 1, readyAt: 1, updatedAt: 1, revision: 1, lookAfter: 1 },
});

it('tells of changes behind the answer that somebody waits for, in their order and without a wait for each', async () => {
  const told: string[] = [];
  let waits = 0;
  let answer: () => void = () => undefined;
  const news = createNews({
    events: { publish: async () => undefined },
    outbox: {
      async view(intents) {
        told.push(...intents.map(({ id, state }) => `${id} ${state}`));
        return [];
      },
    },
    state: async () => ({ accounts: [], account: null, open: 0, needsYou: 0 }),
    badge: async () => undefined,
    answered: () => {
      waits += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    doubt: async () => undefined,
    complain: (error) => {
      throw error;
    },
  });
  news.intent(intent('a', 'pending'));
  news.intent(intent('b', 'pending'));
  news.intent(intent('a', 'done'));
  await new Promise((next) => setTimeout(next));
  expect(told).toEqual([]);
  answer();
  await new Promise((next) => setTimeout(next));
  expect(told).toEqual(['a pending', 'b pending', 'a done']);
  expect(waits).toBe(1);
  news.intent(intent('c', 'pending'));
  expect(waits).toBe(2);
});
