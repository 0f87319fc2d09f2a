import { z } from 'zod';
import { addressKey } from '../../domain/address';
import { type Contact, type ContactFields, contactFields } from '../../domain/contact';
import type { Intent, Sentence } from '../../domain/intent';
import type { Job } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import {
  addressesWithheld,
  contactResource,
  contactScan,
  contactsOf,
  fieldsOf,
  recordFields,
  sameFields,
  senderFields,
  showsSame,
} from './record';

const input = z.object({
  fields: senderFields,
  /**
   * Where the contact already says something else: `replace` = the wish wins, `keep` = only blanks are filled, `ask` = the
   * person decides, and then the wish wins.
   */
  conflicts: z.enum(['replace', 'keep', 'ask']).default('replace'),
});
export type SaveSenderInput = z.infer<typeof input>;

/** What was there: a contact to update, or none. */
type Snapshot =
  | { id: string; before: ContactFields }
  | {
      id: null;
      /** Ids that were there, kept where the list shows no addresses to find ours by. */
      ids: string[] | null;
    };

/** `before` is null where the contact is ours from the start. */
const result = z.object({
  id: z.string(),
  before: recordFields.nullable(),
  after: recordFields,
});
type Result = z.infer<typeof result>;

const address = ({ fields }: SaveSenderInput): string => fields.address ?? '';

const unclear = ({ fields }: SaveSenderInput): Sentence => ({
  key: 'job.saveSenderUnclear',
  params: [fields.name, fields.address ?? ''],
});

/** The contact that an earlier wish for this address made or found. */
function knownId(earlier: readonly Intent[]): string | undefined {
  for (const { kind, state, result: kept } of earlier) {
    const known = kind === 'save-sender' && state === 'done' ? result.safeParse(kept) : undefined;
    if (known?.success) return known.data.id;
  }
  return undefined;
}

function merged({ fields, conflicts }: SaveSenderInput, before: ContactFields): ContactFields {
  const after = { ...before };
  for (const field of contactFields) {
    const value = fields[field];
    if (value && field !== 'address' && (conflicts !== 'keep' || !before[field])) after[field] = value;
  }
  return after;
}

/** The wish would write over what the row says. */
const contradicts = (row: Contact, fields: ContactFields): boolean =>
  contactFields.some((field) => {
    const [has, wanted] = [row[field], fields[field]];
    return field !== 'address' && has && wanted && has !== wanted;
  });

/** Contacts that are other wishes' own. */
const idsOf = (others: readonly Intent[]): string[] =>
  others.flatMap((each) => {
    const known = result.safeParse(each.result);
    return known.success ? [known.data.id] : [];
  });

/** A wish of unknown outcome whose contact would look the same; what became of a sent one that was given up is unknown, too. */
function mayHaveMade({ state, sentAt, input: other }: Intent, row: Contact): boolean {
  const wish = input.safeParse(other);
  const givenUp = (state === 'dead' || state === 'cancelled') && sentAt !== undefined;
  const unsure = state === 'unknown' || state === 'inFlight' || givenUp;
  return unsure && wish.success && showsSame(row, wish.data.fields);
}

/** What an update of unknown outcome will have left. */
const updated = (wish: SaveSenderInput, snapshot: Snapshot | undefined): Result | null =>
  snapshot && snapshot.id !== null
    ? { id: snapshot.id, before: snapshot.before, after: merged(wish, snapshot.before) }
    : null;

/** Rows that could be this sender although the list does not show addresses. */
const alike = (rows: readonly Contact[], { fields }: SaveSenderInput): boolean => {
  const name = fields.name.normalize('NFKC').toLowerCase();
  return rows.some(
    (row) =>
      row.name?.normalize('NFKC').toLowerCase() === name ||
      (fields.phone !== undefined && row.phone === fields.phone),
  );
};

export const saveSender: Job<SaveSenderInput, Snapshot, Result, ProviderPort, Contact> = {
  kind: 'save-sender',
  version: 1,
  input,
  class: 'click',
  needs: ['contacts.list', 'contacts.create', 'contacts.patch'],
  resource: (wish) => contactResource(address(wish)),
  scan: contactScan,
  look({ earlier, forced }, wish, scan) {
    if (!scan) return 'scan';
    const id = knownId(earlier);
    const key = addressKey(address(wish));
    const found = scan.rows.filter((row) => row.address && addressKey(row.address) === key);
    const ours = found.find((row) => row.id === id) ?? found[0];
    const nameless = scan.rows.find((row) => row.id === id && row.address === undefined);
    const row = ours ?? nameless;
    if (row && wish.conflicts === 'ask' && !forced && contradicts(row, wish.fields)) {
      const versions = { ours: null, now: row, wanted: wish.fields };
      return { needsYou: { key: 'job.contactChangedSince', params: [wish.fields.name] }, versions };
    }
    if (row) return { snapshot: { id: row.id, before: fieldsOf(row, { address: address(wish) }) } };
    if (!scan.complete) return 'scan';
    const withheld = addressesWithheld(scan.rows);
    if (withheld && !forced && alike(scan.rows, wish)) return { needsYou: unclear(wish) };
    return { snapshot: { id: null, ids: withheld ? scan.rows.map((each) => each.id) : null } };
  },
  coalesce: (waiting, next) => ({
    fields: { ...waiting.fields, ...next.fields },
    conflicts: waiting.conflicts === 'replace' ? 'replace' : next.conflicts,
  }),
  attempt({ port }, wish, snapshot) {
    if (snapshot.id === null) {
      const after = wish.fields;
      return {
        operation: 'contacts.create',
        send: async () => ({ id: (await contactsOf(port).create(after)).id, before: null, after }),
      };
    }
    const { id, before } = snapshot;
    const after = merged(wish, before);
    if (sameFields(before, after)) return { settled: { id, before, after } };
    return {
      operation: 'contacts.patch',
      async send() {
        await contactsOf(port).update(id, after);
        return { id, before, after };
      },
    };
  },
  repeatable: (_, snapshot) => snapshot.id !== null,
  reconcile(scan, wish, snapshot, others = []) {
    const { fields } = wish;
    const key = addressKey(address(wish));
    const made = (row: Contact) =>
      ({ verdict: 'done', result: { id: row.id, before: null, after: fields } }) as const;
    const found = scan.rows.find((row) => row.address && addressKey(row.address) === key);
    if (found) return made(found);
    if (!addressesWithheld(scan.rows)) return { verdict: 'absent' };
    const ids = snapshot.id === null ? snapshot.ids : null;
    if (ids === null)
      return scan.rows.length === 0 ? { verdict: 'absent' } : { verdict: 'ambiguous', why: unclear(wish) };
    const known = new Set([...ids, ...idsOf(others)]);
    const [only, ...more] = scan.rows.filter((row) => !known.has(row.id) && showsSame(row, fields));
    if (!only) return { verdict: 'absent' };
    const contested = more.length > 0 || others.some((each) => mayHaveMade(each, only));
    return contested ? { verdict: 'ambiguous', why: unclear(wish) } : made(only);
  },
  refused: ({ kind }, _, snapshot) => (kind === 'notFound' && snapshot.id !== null ? 'lookAgain' : null),
  undo({ result: kept, input: wish, snapshot, tried = [] }) {
    const known = result.safeParse(kept);
    const left = known.success ? known.data : updated(wish, snapshot);
    const also = known.success ? [] : tried.flatMap((each) => updated(each, snapshot)?.after ?? []);
    if (!left) return null;
    const { id, before, after } = left;
    if (before === null) return { kind: 'delete-contact', input: { id, expect: after } };
    if ([after, ...also].every((one) => sameFields(before, one))) return null;
    const unsure = also.length > 0 ? { also } : {};
    return { kind: 'restore-contact', input: { id, expect: after, ...unsure, fields: before } };
  },
  followUp({ result: kept, snapshot }, resendable) {
    const made = result.safeParse(kept);
    if (!resendable || !made.success || made.data.before !== null) return null;
    const { id, after } = made.data;
    const known = snapshot?.id === null ? (snapshot.ids ?? []) : [];
    return { kind: 'remove-twin', input: { id, sent: after, known } };
  },
  leaves({ result: kept }) {
    const known = result.safeParse(kept);
    return known.success ? [{ id: known.data.id, fields: known.data.after }] : [];
  },
  describe({ fields }, kept) {
    const params = [fields.name, fields.address ?? ''];
    if (!kept) return { key: 'job.saveSender', params };
    if (kept.before === null) return { key: 'job.saveSenderCreated', params };
    const same = sameFields(kept.before, kept.after);
    return { key: same ? 'job.saveSenderSame' : 'job.saveSenderUpdated', params };
  },
};
