import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type ReviewRow, type RowState, type Take, wishOf } from '../../lib/contacts/review';
import type { FailureFacts } from '../../lib/domain/failure';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { type BulkReading, createBulkReading } from './bulk-reading';
import { createKeptReview } from './kept-review';
import { createWishes, type Wishes } from './wishes';

export type Filter = RowState | 'all';

/** Many people looked through before any of them is saved. */
export interface BulkModel extends Omit<BulkReading, 'take' | 'letGo'> {
  rows: ReadonlySignal<readonly ReviewRow[]>;
  counts: ReadonlySignal<Readonly<Record<RowState, number>>>;
  filter: ReadonlySignal<Filter>;
  /** Positions in `rows` of what the filter lets through. */
  shown: ReadonlySignal<readonly number[]>;
  /** How many the button would save. */
  chosen: ReadonlySignal<number>;
  saving: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureFacts | null>;
  wishes: Wishes;
  /** The review as it was left, where there is one. */
  restore(): Promise<void>;
  /** Stores at once what is still to be stored. */
  flush(): void;
  setFilter(filter: Filter): void;
  choose(at: number, chosen: boolean): void;
  chooseShown(chosen: boolean): void;
  setTake(at: number, take: Take): void;
  save(): Promise<void>;
  clear(): void;
  close(): void;
}

const mayChoose = ({ state }: ReviewRow) => state !== 'bad' && state !== 'known';

/** `pause` may hand the thread over, so that the page stays alive under a large file. */
export function createBulk(
  { client, newId, later }: Pick<App, 'client' | 'newId' | 'later'>,
  account: string,
  pause: () => Promise<void>,
): BulkModel {
  const rows = signal<readonly ReviewRow[]>([]);
  const filter = signal<Filter>('all');
  const saving = signal(false);
  const failure = signal<FailureFacts | null>(null);
  const wishes = createWishes({ client, newId }, ['save-many'], () => undefined);
  let attempt: { id: string; rows: readonly ReviewRow[] } | null = null;

  const kept = createKeptReview({ client, newId, later }, account, {
    rows: () => rows.value,
    kept: ({ fields, source, state, why, chosen, take: taken }: ReviewRow) => ({
      ...{ fields, chosen, take: taken },
      // What the file said is shown where there is no name.
      source: fields.name === '' ? source : '',
      problem: state === 'bad' && why && why.params.length === 0 && fields.name === '' ? why.key : null,
    }),
    failed(error) {
      failure.value = failureOf(error);
    },
  });

  const { take, letGo, ...reader } = createBulkReading({ client }, account, pause, {
    show(reviewed) {
      kept.renew();
      rows.value = reviewed;
      filter.value = 'all';
      kept.keep();
    },
    failure,
  });

  const change = (at: number, to: Partial<ReviewRow>) => {
    rows.value = rows.value.map((row, index) => (index === at ? { ...row, ...to } : row));
    kept.keep();
  };
  const shown = computed(() =>
    rows.value.flatMap(({ state }, at) => (filter.value === 'all' || filter.value === state ? [at] : [])),
  );

  return {
    ...reader,
    rows,
    counts: computed(() => {
      const counts = { new: 0, news: 0, look: 0, known: 0, bad: 0 };
      for (const { state } of rows.value) counts[state] += 1;
      return counts;
    }),
    filter,
    shown,
    chosen: computed(() => rows.value.filter((row) => wishOf(row) !== null).length),
    saving,
    failure,
    wishes,
    async restore() {
      const was = await kept.read().catch(() => null);
      if (!was || rows.value.length > 0 || reader.reading.value !== null) return;
      await take(async () => was.rows);
      kept.renew(was.review);
      // Who is known by now is known; else the choice stands.
      rows.value = rows.value.map((row, at) => {
        const { chosen = row.chosen, take: taken = row.take } = was.rows[at] ?? {};
        return mayChoose(row) ? { ...row, chosen, take: taken } : row;
      });
    },
    flush: kept.flush,
    setFilter(next) {
      filter.value = next;
    },
    choose: (at, chosen) => change(at, { chosen }),
    chooseShown(chosen) {
      const all = new Set(shown.value);
      rows.value = rows.value.map((row, at) => (all.has(at) && mayChoose(row) ? { ...row, chosen } : row));
      kept.keep();
    },
    setTake: (at, next) => change(at, { take: next, chosen: true }),
    async save() {
      if (saving.value) return;
      const list = rows.value.flatMap((row) => wishOf(row) ?? []);
      if (list.length === 0) return;
      // The same rows keep their id until the worker has answered: a repeat is not a second batch.
      if (attempt?.rows !== rows.value) attempt = { id: newId(), rows: rows.value };
      saving.value = true;
      const wish = { id: attempt.id, account, rows: list };
      if (await wishes.carry(client.send('contacts.saveMany', wish))) {
        rows.value = [];
        kept.keep();
        kept.flush();
      }
      saving.value = false;
    },
    clear() {
      rows.value = [];
      kept.keep();
      kept.flush();
      letGo();
    },
    close() {
      kept.flush();
      wishes.close();
    },
  };
}
