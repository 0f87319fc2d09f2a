import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Encoding } from '../../lib/contacts/files/decode';
import { peopleIn } from '../../lib/contacts/files/list';
import { mostRows, type ReadFile, readFile } from '../../lib/contacts/files/read';
import { type FileRow, rowOf } from '../../lib/contacts/files/row';
import {
  type ReviewRow,
  type RowState,
  reviewRow,
  rowKey,
  type Take,
  wishOf,
} from '../../lib/contacts/review';
import { addressKey } from '../../lib/domain/address';
import type { Person } from '../../lib/domain/capture';
import type { FailureFacts } from '../../lib/domain/failure';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { createKeptReview } from './kept-review';
import { createWishes, type Wishes } from './wishes';

export type Filter = RowState | 'all';

/** A file as it was chosen. */
export interface ChosenFile {
  name: string;
  bytes: Uint8Array;
}

/** Many people looked through before any of them is saved. */
export interface BulkModel {
  rows: ReadonlySignal<readonly ReviewRow[]>;
  counts: ReadonlySignal<Readonly<Record<RowState, number>>>;
  filter: ReadonlySignal<Filter>;
  /** Positions in `rows` of what the filter lets through. */
  shown: ReadonlySignal<readonly number[]>;
  /** How many the button would save. */
  chosen: ReadonlySignal<number>;
  /** 0–1 while rows are read and looked up; null = not. */
  reading: ReadonlySignal<number | null>;
  /** The file that was read last, to be read in another encoding. */
  file: ReadonlySignal<(Omit<ReadFile, 'rows'> & { name: string }) | null>;
  /** Where somebody was looked for: nobody found, a file that is no text, or more than are taken in one go. */
  found: ReadonlySignal<'nobody' | 'noText' | { left: number } | null>;
  saving: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureFacts | null>;
  wishes: Wishes;
  takeText(text: string): Promise<void>;
  /** Everybody in the open thread. */
  takeMail(): Promise<void>;
  /** The addresses that are selected in the page in front. */
  takeSelection(): Promise<void>;
  /** The review as it was left, where there is one. */
  restore(): Promise<void>;
  /** Stores at once what is still to be stored. */
  flush(): void;
  takeFile(file: ChosenFile, encoding?: Encoding): Promise<void>;
  /** The same file once more. */
  readAs(encoding: Encoding): Promise<void>;
  setFilter(filter: Filter): void;
  choose(at: number, chosen: boolean): void;
  chooseShown(chosen: boolean): void;
  setTake(at: number, take: Take): void;
  save(): Promise<void>;
  clear(): void;
  close(): void;
}

/** Rows looked up in one message. */
const several = 500;
/** Rows judged between two pauses. */
const atOnce = 10;

/** Whoever writes several mails of a thread is one row. */
function ofThread(people: readonly Person[]): FileRow[] {
  const rows = new Map<string, FileRow>();
  for (const { name, address } of people) {
    const key = addressKey(address);
    const known = rows.get(key);
    if (!known || (known.source === '' && name !== ''))
      rows.set(key, rowOf({ name, addresses: [address], phones: [], tags: [] }, name));
  }
  return [...rows.values()];
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
  const reading = signal<number | null>(null);
  const file = signal<(Omit<ReadFile, 'rows'> & { name: string }) | null>(null);
  const outcome = signal<'nobody' | 'noText' | { left: number } | null>(null);
  const saving = signal(false);
  const failure = signal<FailureFacts | null>(null);
  const wishes = createWishes({ client, newId }, ['save-many'], () => undefined);
  let source: ChosenFile | null = null;
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

  async function review(found: readonly FileRow[]): Promise<void> {
    const reviewed: ReviewRow[] = [];
    const seen = new Set<string>();
    for (let from = 0; from < found.length; from += several) {
      reading.value = from / found.length;
      const part = found.slice(from, from + several);
      const asked = part.map(({ fields: { name, address = '', phone = '' } }) => ({ name, address, phone }));
      const held = await client.send('contacts.review', { account, rows: asked });
      for (const [at, row] of part.entries()) {
        const key = rowKey(row.fields);
        reviewed.push(reviewRow(row, held[at] ?? { contact: null, likely: null }, seen.has(key)));
        if (!row.problem) seen.add(key);
        if (at % atOnce === 0) await pause();
      }
    }
    kept.renew();
    rows.value = reviewed;
    filter.value = 'all';
    kept.keep();
  }

  async function take(read: () => Promise<readonly FileRow[]>): Promise<void> {
    failure.value = null;
    outcome.value = null;
    reading.value = 0;
    try {
      const found = await read();
      await review(found.slice(0, mostRows));
      const left = (file.value?.left ?? 0) + Math.max(0, found.length - mostRows);
      if (file.value?.isText === false) outcome.value = 'noText';
      else if (found.length === 0) outcome.value = 'nobody';
      else if (left > 0) outcome.value = { left };
    } catch (error) {
      failure.value = failureOf(error);
    }
    reading.value = null;
  }

  async function takeFile(chosen: ChosenFile, encoding?: Encoding): Promise<void> {
    source = chosen;
    await take(async () => {
      const { rows: found, ...about } = await readFile({ ...chosen, encoding }, pause);
      file.value = { ...about, name: chosen.name };
      return found;
    });
  }

  const change = (at: number, to: Partial<ReviewRow>) => {
    rows.value = rows.value.map((row, index) => (index === at ? { ...row, ...to } : row));
    kept.keep();
  };
  const shown = computed(() =>
    rows.value.flatMap(({ state }, at) => (filter.value === 'all' || filter.value === state ? [at] : [])),
  );

  return {
    rows,
    counts: computed(() => {
      const counts = { new: 0, news: 0, look: 0, known: 0, bad: 0 };
      for (const { state } of rows.value) counts[state] += 1;
      return counts;
    }),
    filter,
    shown,
    chosen: computed(() => rows.value.filter((row) => wishOf(row) !== null).length),
    reading,
    file,
    found: outcome,
    saving,
    failure,
    wishes,
    takeFile,
    async takeText(text) {
      file.value = null;
      await take(async () => peopleIn(text));
    },
    async takeMail() {
      file.value = null;
      await take(async () => {
        const { people } = await client.send('page.people', {});
        return ofThread(people);
      });
    },
    async takeSelection() {
      file.value = null;
      await take(async () => peopleIn((await client.send('page.people', {})).selection));
    },
    async restore() {
      const was = await kept.read().catch(() => null);
      if (!was || rows.value.length > 0 || reading.value !== null) return;
      await take(async () => was.rows);
      kept.renew(was.review);
      // Who is known by now is known; else the choice stands.
      rows.value = rows.value.map((row, at) => {
        const { chosen = row.chosen, take: taken = row.take } = was.rows[at] ?? {};
        return mayChoose(row) ? { ...row, chosen, take: taken } : row;
      });
    },
    flush: kept.flush,
    async readAs(encoding) {
      if (source) await takeFile(source, encoding);
    },
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
      file.value = null;
      outcome.value = null;
    },
    close() {
      kept.flush();
      wishes.close();
    },
  };
}
