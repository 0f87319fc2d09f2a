import { z } from 'zod';
import { type Contact, type ContactFields, contactFields } from '../../domain/contact';
import { checkContact } from '../../domain/contact-check';
import type { Job } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import {
  addressesWithheld,
  contactResource,
  contactScan,
  contactsOf,
  fieldsOf,
  ownTry,
  recordFields,
  sameFields,
  withBlanks,
} from './record';

const input = z
  .object({
    id: z.string().min(1).max(64),
    /** The contact as the person saw it when they decided. */
    base: recordFields,
    /** The fields they changed; '' clears one. */
    set: recordFields.partial(),
  })
  .transform((wish, context) => {
    const { fields, problems } = checkContact({ ...wish.base, ...wish.set });
    const touched = (field: keyof ContactFields) => wish.set[field] !== undefined;
    for (const { field, key } of problems) {
      if (touched(field)) context.addIssue({ code: 'custom', path: ['set', field], message: key });
    }
    const set: Partial<ContactFields> = {};
    for (const field of contactFields) if (touched(field)) set[field] = fields[field] ?? '';
    return { ...wish, set };
  });
type Input = z.infer<typeof input>;

interface Snapshot {
  /** As it is; blank fields left out. */
  now: ContactFields;
}

interface Result {
  id: string;
  before: ContactFields;
  after: ContactFields;
}

/** The merged whole: what is there, and over it what the person changed. */
const merged = (now: ContactFields, { set }: Input): ContactFields => {
  const after: ContactFields = { ...now };
  for (const field of contactFields) {
    const value = set[field];
    if (value === undefined) continue;
    if (field === 'name' || value !== '') after[field] = value;
    else delete after[field];
  }
  return after;
};

/** Fields that the person changed and somebody else changed otherwise since. */
const contested = (row: Contact, { base, set }: Input, ours: ReturnType<typeof ownTry>): boolean =>
  contactFields.some((field) => {
    const [now, wanted] = [row[field], set[field]];
    if (now === undefined || wanted === undefined || now === wanted) return false;
    return now !== (base[field] ?? '') && !ours(field, now);
  });

const outcome = (wish: Input, { now }: Snapshot): Result => ({
  id: wish.id,
  before: now,
  after: merged(now, wish),
});

/**
 * A known contact changed: re-read first, and the merged whole is sent, so that it is the same whether the service keeps
 * or clears what is left out. What somebody else changed meanwhile stays, unless it is the very field: then the person decides.
 */
export const updateContact: Job<Input, Snapshot, Result, ProviderPort, Contact> = {
  kind: 'update-contact',
  version: 1,
  input,
  class: 'click',
  needs: ['contacts.list', 'contacts.patch'],
  resource: ({ base }) => contactResource(base.address ?? ''),
  scan: contactScan,
  look({ forced, earlier }, wish, scan) {
    const row = scan?.rows.find(({ id }) => id === wish.id);
    const wanted = merged(wish.base, wish);
    if (!row) {
      if (!scan?.complete) return 'scan';
      return {
        needsYou: { key: 'job.contactGone', params: [wish.base.name] },
        versions: { ours: wish.base, now: null, wanted },
      };
    }
    const now = fieldsOf(row, wish.base);
    const versions = { ours: wish.base, now: row, wanted: merged(now, wish) };
    const name = [now.name];
    if (contested(row, wish, ownTry(earlier)) && !forced)
      return { needsYou: { key: 'job.contactChangedSince', params: name }, versions };
    // Sent without its address, the contact might lose it: lists do not show it and nobody here knows it.
    if (addressesWithheld(scan?.rows ?? []) && !now.address && scan && scan.rows.length > 1 && !forced)
      return { needsYou: { key: 'job.updateBlind', params: name }, versions };
    return { snapshot: { now } };
  },
  coalesce: (waiting, next) =>
    waiting.id === next.id ? { ...waiting, set: { ...waiting.set, ...next.set } } : null,
  attempt({ port }, wish, snapshot) {
    const result = outcome(wish, snapshot);
    if (sameFields(result.before, result.after)) return { settled: result };
    return {
      operation: 'contacts.patch',
      async send() {
        await contactsOf(port).update(wish.id, withBlanks(result.after, result.before));
        return result;
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: ({ kind }) => (kind === 'notFound' ? 'lookAgain' : null),
  undo({ result, snapshot, input: wish }) {
    const left = result ?? (snapshot ? outcome(wish, snapshot) : null);
    if (!left || sameFields(left.before, left.after)) return null;
    return { kind: 'restore-contact', input: { id: left.id, expect: left.after, fields: left.before } };
  },
  leaves: ({ result }) => (result ? [{ id: result.id, fields: result.after }] : []),
  describe(wish, result) {
    const params = [result?.after.name ?? wish.base.name, wish.base.address ?? ''];
    if (!result) return { key: 'job.updateContact', params };
    const same = sameFields(result.before, result.after);
    return { key: same ? 'job.saveSenderSame' : 'job.saveSenderUpdated', params };
  },
};
