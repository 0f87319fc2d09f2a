import { z } from 'zod';
import type { Contact, ContactFields } from '../../domain/contact';
import type { Sentence } from '../../domain/intent';
import type { Job } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import { contactScan, contactsOf, recordFields, showsSame } from './record';
import { deleteContact, restoreContact } from './take-back';

/**
 * Deletes the second record of a merge. Unlike a deletion by address, taking it back makes a record of its own again,
 * although the first one may hold the same address.
 */
export const dropDuplicate: typeof deleteContact = {
  ...deleteContact,
  kind: 'drop-duplicate',
  resource: (wish) => `record:${wish.id}`,
  undo({ result, snapshot }) {
    const was = (result ?? snapshot)?.was;
    return was ? { kind: 'bring-back-contact', input: { fields: was } } : null;
  },
  describe: ({ expect }) => ({ key: 'job.dropDuplicate', params: [expect.name, expect.address ?? ''] }),
};

const brought = z.object({ fields: recordFields });
type Brought = z.infer<typeof brought>;
/** Ids that were there before. */
interface Before {
  ids: string[];
}
interface Made {
  id: string;
}

/** Makes a deleted record anew, whatever else holds its address. */
export const bringBackContact: Job<Brought, Before, Made, ProviderPort, Contact> = {
  kind: 'bring-back-contact',
  version: 1,
  input: brought,
  class: 'click',
  needs: ['contacts.list', 'contacts.create'],
  resource: ({ fields }) => `back:${JSON.stringify(fields)}`,
  scan: contactScan,
  look: (_context, _wish, scan) =>
    scan?.complete ? { snapshot: { ids: scan.rows.map((row) => row.id) } } : 'scan',
  coalesce: () => null,
  attempt: ({ port }, { fields }) => ({
    operation: 'contacts.create',
    send: async () => ({ id: (await contactsOf(port).create(fields)).id }),
  }),
  repeatable: () => false,
  reconcile(scan, { fields }, { ids }) {
    const fresh = scan.rows.filter((row) => !ids.includes(row.id) && showsSame(row, fields));
    const [only, ...others] = fresh;
    if (!only) return { verdict: 'absent' };
    if (others.length === 0) return { verdict: 'done', result: { id: only.id } };
    return {
      verdict: 'ambiguous',
      why: { key: 'job.saveSenderUnclear', params: [fields.name, fields.address ?? ''] },
    };
  },
  undo: ({ input, result }) =>
    result ? { kind: dropDuplicate.kind, input: { id: result.id, expect: input.fields } } : null,
  leaves: ({ input, result }) => (result ? [{ id: result.id, fields: input.fields }] : []),
  describe: ({ fields }) => ({ key: 'job.bringBackContact', params: [fields.name, fields.address ?? ''] }),
};

/** A merge as one wish: the first record takes everything, then the second goes; undone in reverse. */
export interface MergeGroup {
  kind: 'merge-contacts';
  ordered: true;
  describe: Sentence;
  back: Sentence;
  children: { kind: string; input: unknown }[];
}

/** `keep` and `other` as the person saw them: a change made elsewhere since is shown before anything is lost. */
export function mergePair(
  keep: { id: string; fields: ContactFields },
  other: { id: string; fields: ContactFields },
  merged: ContactFields,
): MergeGroup {
  const params = [keep.fields.name, other.fields.name];
  return {
    kind: 'merge-contacts',
    ordered: true,
    describe: { key: 'job.mergeContacts', params },
    back: { key: 'job.mergeContactsBack', params },
    children: [
      { kind: restoreContact.kind, input: { id: keep.id, expect: keep.fields, fields: merged } },
      { kind: dropDuplicate.kind, input: { id: other.id, expect: other.fields } },
    ],
  };
}
