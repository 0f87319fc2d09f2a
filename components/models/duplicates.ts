import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Duplicate } from '../../lib/contacts/duplicates';
import { type MergedRecord, mergeRecords, type Side } from '../../lib/contacts/merge-records';
import { type Contact, type ContactField, type ContactFields, contactFields } from '../../lib/domain/contact';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

/** Records that are probably one person: seen as one first, then merged with one undo; or told apart for good. */
export interface DuplicatesModel {
  /** Null until they were read. */
  found: ReadonlySignal<{ pairs: readonly Duplicate[]; more: boolean } | null>;
  /** The pair that is looked at as one record. */
  opened: ReadonlySignal<Duplicate | null>;
  /** That record, as it will be. */
  preview: ReadonlySignal<MergedRecord | null>;
  merged: ReadonlySignal<IntentView | null>;
  failure: ReadonlySignal<FailureFacts | null>;
  read(): Promise<void>;
  open(pair: Duplicate): void;
  leave(): void;
  /** Which of two values the field keeps. */
  choose(field: ContactField, side: Side): void;
  merge(): Promise<void>;
  apart(pair: Duplicate): Promise<void>;
  undo(): Promise<void>;
  close(): void;
}

/** As the person saw it, blanks left out. */
function seen({ id, ...held }: Contact): { id: string; fields: ContactFields } {
  const fields: ContactFields = { name: held.name ?? '' };
  for (const field of contactFields) {
    const value = held[field];
    if (value) fields[field] = value;
  }
  return { id, fields };
}

/** `words`: the fields' names as they stand in a remark. */
export function createDuplicates(
  { client, newId }: Pick<App, 'client' | 'newId'>,
  account: string,
  words: Readonly<Record<ContactField, string>>,
): DuplicatesModel {
  const found = signal<{ pairs: readonly Duplicate[]; more: boolean } | null>(null);
  const opened = signal<Duplicate | null>(null);
  const chosen = signal<Partial<Record<ContactField, Side>>>({});
  const merged = signal<IntentView | null>(null);
  const failure = signal<FailureFacts | null>(null);
  let carrying = false;
  const preview = computed(
    () => opened.value && mergeRecords(opened.value.a, opened.value.b, words, chosen.value),
  );

  async function carry(work: () => Promise<void>): Promise<void> {
    if (carrying) return;
    carrying = true;
    failure.value = null;
    await work().catch((error: unknown) => {
      failure.value = failureOf(error);
    });
    carrying = false;
  }
  const ask = async () => {
    found.value = await client.send('contacts.duplicates', { account });
  };
  const settle = (settled: Duplicate) => {
    const now = found.value;
    if (now) found.value = { ...now, pairs: now.pairs.filter((pair) => pair !== settled) };
    if (opened.value === settled) opened.value = null;
  };

  return {
    found,
    opened,
    preview,
    merged,
    failure,
    read: () => carry(ask),
    open(pair) {
      opened.value = pair;
      chosen.value = {};
      failure.value = null;
    },
    leave() {
      opened.value = null;
    },
    choose(field, side) {
      chosen.value = { ...chosen.value, [field]: side };
    },
    merge: () =>
      carry(async () => {
        const pair = opened.value;
        const record = preview.value;
        if (!pair || !record || record.tooLong) return;
        const { fields } = record;
        const wish = { id: newId(), account, keep: seen(pair.a), other: seen(pair.b), fields };
        merged.value = await client.send('contacts.mergePair', wish);
        settle(pair);
      }),
    apart: (pair) =>
      carry(async () => {
        await client.send('contacts.apart', { account, a: pair.a.id, b: pair.b.id });
        settle(pair);
      }),
    undo: () =>
      carry(async () => {
        const last = merged.value;
        if (!last) return;
        await client.send('intent.undo', { id: newId(), of: last.id });
        merged.value = null;
        await ask();
      }),
    close() {},
  };
}
