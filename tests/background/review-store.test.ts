import { beforeEach, expect, it } from 'vitest';
import { createReviewStore } from '../../entrypoints/background/review-store';
import { type KeptRow, rowsPerPiece } from '../../lib/domain/kept-row';
import type { StorageArea } from '../../lib/settings/setting';

const row = (name: string): KeptRow => ({
  ...{ fields: { name }, source: '', problem: null, chosen: true, take: 'blanks' },
});
const piece = (review: string, at: number, of: number, name = `${review}${at}`) => ({
  ...{ review, at, of, rows: [row(name)] },
});

let stored: Map<string, unknown>;
let area: StorageArea;
const open = () => createReviewStore({ local: area, session: area }, () => undefined);
beforeEach(() => {
  stored = new Map();
  area = {
    get: async (key) => stored.get(key),
    set: async (key, value) => void stored.set(key, value),
    remove: async (key) => void stored.delete(key),
  };
});

it('gives back each piece to the account it is of, also to a worker that came later', async () => {
  const reviews = open();
  // As a page that closes sends them: all at once.
  await Promise.all([0, 1, 2].map((at) => reviews.keep('a', piece('r', at, 2 * rowsPerPiece + 1))));
  const later = open();
  for (const at of [0, 1, 2]) expect((await later.kept('a', at))?.rows).toEqual([row(`r${at}`)]);
  expect(await later.kept('b', 0)).toBeNull();
});

it('never mixes rows of two reviews, and keeps none of the one before', async () => {
  const reviews = open();
  for (const at of [0, 1, 2]) await reviews.keep('a', piece('first', at, 2 * rowsPerPiece + 1));
  await reviews.keep('a', piece('second', 0, rowsPerPiece + 1));
  expect(await reviews.kept('a', 0)).toMatchObject({ review: 'second', rows: [row('second0')] });
  expect(await reviews.kept('a', 1)).toMatchObject({ review: 'second', rows: [] });
  expect(JSON.stringify([...stored])).not.toContain('first');
});

it('lets a review go with its account alone, and then nothing of it stays', async () => {
  const reviews = open();
  await reviews.keep('a/sales', piece('r', 0, 1));
  await reviews.drop((account) => account === 'b');
  expect((await reviews.kept('a/sales', 0))?.rows).toHaveLength(1);
  await reviews.drop((account) => account.startsWith('a/'));
  expect(await reviews.kept('a/sales', 0)).toBeNull();
  expect(stored.size).toBe(0);
});
