import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Encoding } from '../../lib/contacts/files/decode';
import { peopleIn } from '../../lib/contacts/files/list';
import { mostRows, type ReadFile, readFile } from '../../lib/contacts/files/read';
import { type FileRow, rowOf } from '../../lib/contacts/files/row';
import { type ReviewRow, reviewRow, rowKey } from '../../lib/contacts/review';
import { addressKey } from '../../lib/domain/address';
import type { Person } from '../../lib/domain/capture';
import type { FailureFacts } from '../../lib/domain/failure';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

/** A file as it was chosen. */
export interface ChosenFile {
  name: string;
  bytes: Uint8Array;
}

/** Many people gathered from one place, and looked up in the address book. */
export interface BulkReading {
  /** 0–1 while rows are read and looked up; null = not. */
  reading: ReadonlySignal<number | null>;
  /** The file that was read last, to be read in another encoding. */
  file: ReadonlySignal<(Omit<ReadFile, 'rows'> & { name: string }) | null>;
  /** Where somebody was looked for: nobody found, a file that is no text, or more than are taken in one go. */
  found: ReadonlySignal<'nobody' | 'noText' | { left: number } | null>;
  /** Whoever `read` finds. */
  take(read: () => Promise<readonly FileRow[]>): Promise<void>;
  takeText(text: string): Promise<void>;
  /** Everybody in the open thread. */
  takeMail(): Promise<void>;
  /** The addresses that are selected in the page in front. */
  takeSelection(): Promise<void>;
  takeFile(file: ChosenFile, encoding?: Encoding): Promise<void>;
  /** The same file once more. */
  readAs(encoding: Encoding): Promise<void>;
  /** Nothing is said of what was read last. */
  letGo(): void;
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

/** `show` is handed each review as soon as it is whole. */
export function createBulkReading(
  { client }: Pick<App, 'client'>,
  account: string,
  pause: () => Promise<void>,
  { show, failure }: { show(rows: readonly ReviewRow[]): void; failure: Signal<FailureFacts | null> },
): BulkReading {
  const reading = signal<number | null>(null);
  const file = signal<(Omit<ReadFile, 'rows'> & { name: string }) | null>(null);
  const found = signal<'nobody' | 'noText' | { left: number } | null>(null);
  let source: ChosenFile | null = null;

  async function review(people: readonly FileRow[]): Promise<void> {
    const reviewed: ReviewRow[] = [];
    const seen = new Set<string>();
    for (let from = 0; from < people.length; from += several) {
      reading.value = from / people.length;
      const part = people.slice(from, from + several);
      const asked = part.map(({ fields: { name, address = '', phone = '' } }) => ({ name, address, phone }));
      const held = await client.send('contacts.review', { account, rows: asked });
      for (const [at, row] of part.entries()) {
        const key = rowKey(row.fields);
        reviewed.push(reviewRow(row, held[at] ?? { contact: null, likely: null }, seen.has(key)));
        if (!row.problem) seen.add(key);
        if (at % atOnce === 0) await pause();
      }
    }
    show(reviewed);
  }

  async function take(read: () => Promise<readonly FileRow[]>): Promise<void> {
    failure.value = null;
    found.value = null;
    reading.value = 0;
    try {
      const people = await read();
      await review(people.slice(0, mostRows));
      const left = (file.value?.left ?? 0) + Math.max(0, people.length - mostRows);
      if (file.value?.isText === false) found.value = 'noText';
      else if (people.length === 0) found.value = 'nobody';
      else if (left > 0) found.value = { left };
    } catch (error) {
      failure.value = failureOf(error);
    }
    reading.value = null;
  }

  async function takeFile(chosen: ChosenFile, encoding?: Encoding): Promise<void> {
    source = chosen;
    await take(async () => {
      const { rows, ...about } = await readFile({ ...chosen, encoding }, pause);
      file.value = { ...about, name: chosen.name };
      return rows;
    });
  }

  return {
    reading,
    file,
    found,
    take,
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
    takeFile,
    async readAs(encoding) {
      if (source) await takeFile(source, encoding);
    },
    letGo() {
      file.value = null;
      found.value = null;
    },
  };
}
