import { z } from 'zod';
import { phoneKey, samePhone } from '../../contacts/keys';
import type { Contact, ContactFields } from '../../domain/contact';
import type { Job } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import { contactScan, contactsOf, recordFields, showsSame } from './record';

const input = z.object({ fields: recordFields.extend({ name: z.string().min(1).max(20_000) }) });
type Input = z.infer<typeof input>;

/** Ids that were there before, or the contact that is this one already. */
type Snapshot = { ids: string[] } | { id: string };

interface Result {
  id: string;
  /** It was there already, and was left as it was. */
  same: boolean;
  after: ContactFields;
}

const isSame = (row: Contact, { fields }: Input): boolean =>
  row.name === fields.name &&
  (fields.phone === undefined ? !row.phone : samePhone(phoneKey(row.phone ?? ''), phoneKey(fields.phone)));

/** A contact that no address finds again: of a file, or one that is brought back. It is told by name and phone. */
export const addContact: Job<Input, Snapshot, Result, ProviderPort, Contact> = {
  kind: 'add-contact',
  version: 1,
  input,
  class: 'click',
  needs: ['contacts.list', 'contacts.create'],
  resource: ({ fields }) => `contact-name:${fields.name}\n${phoneKey(fields.phone ?? '')}`,
  scan: contactScan,
  look(_, wish, scan) {
    if (!scan?.complete) return 'scan';
    const known = wish.fields.address ? undefined : scan.rows.find((row) => isSame(row, wish));
    return { snapshot: known ? { id: known.id } : { ids: scan.rows.map(({ id }) => id) } };
  },
  coalesce: () => null,
  attempt({ port }, { fields }, snapshot) {
    if ('id' in snapshot) return { settled: { id: snapshot.id, same: true, after: fields } };
    return {
      operation: 'contacts.create',
      send: async () => ({ id: (await contactsOf(port).create(fields)).id, same: false, after: fields }),
    };
  },
  repeatable: () => false,
  reconcile(scan, { fields }, snapshot) {
    const before = 'ids' in snapshot ? snapshot.ids : [];
    const [made, ...more] = scan.rows.filter((row) => !before.includes(row.id) && showsSame(row, fields));
    if (!made) return { verdict: 'absent' };
    if (more.length > 0)
      return { verdict: 'ambiguous', why: { key: 'job.saveSenderUnclear', params: [fields.name, ''] } };
    return { verdict: 'done', result: { id: made.id, same: false, after: fields } };
  },
  undo: ({ result }) =>
    result && !result.same
      ? { kind: 'delete-contact', input: { id: result.id, expect: result.after } }
      : null,
  leaves: ({ result }) => (result ? [{ id: result.id, fields: result.after }] : []),
  describe({ fields }, result) {
    const params = [fields.name, fields.address ?? fields.phone ?? ''];
    if (!result) return { key: 'job.saveSender', params };
    return { key: result.same ? 'job.saveSenderSame' : 'job.saveSenderCreated', params };
  },
};
