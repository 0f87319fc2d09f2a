import { z } from 'zod';
import type { ExternalContact } from '../../domain/external-contact';
import type { Job } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import {
  completeFields,
  fieldsOf,
  hasMail,
  hasPhone,
  leftOutsider,
  type OutsiderFields,
  outsiderFields,
  outsiderResource,
  outsiderScan,
  outsidersOf,
  sameOutsider,
  sendable,
  updateWhole,
} from './record';

const input = z.object({ person: completeFields });
export type SaveOutsiderInput = z.infer<typeof input>;

/** What was there: a contact to update, or none. */
type Snapshot = { id: string; before: OutsiderFields } | { id: null };

const result = z.object({
  /** Null where the service did not say. */
  id: z.string().nullable(),
  /** Null where the contact is ours from the start. */
  before: outsiderFields.nullable(),
  after: outsiderFields,
});
type Result = z.infer<typeof result>;

/** The wish wins where it says something; labels add up; phone, owner and shares stay as they are. */
function merged(before: OutsiderFields, { person }: SaveOutsiderInput): OutsiderFields {
  const after: OutsiderFields = { ...before, labels: [...new Set([...before.labels, ...person.labels])] };
  after.labels = after.labels.slice(0, 20);
  for (const field of ['name', 'title', 'company', 'address', 'remark', 'mail'] as const) {
    if (person[field]) after[field] = person[field];
  }
  if (after.follower === '') after.follower = person.follower;
  return after;
}

const find = (rows: readonly ExternalContact[], person: OutsiderFields): ExternalContact | undefined =>
  rows.find((row) => hasMail(row, person.mail)) ?? rows.find((row) => hasPhone(row, person));

export const saveOutsider: Job<SaveOutsiderInput, Snapshot, Result, ProviderPort, ExternalContact> = {
  kind: 'save-outsider',
  version: 1,
  input,
  class: 'click',
  needs: [
    'external_contacts.list',
    'external_contacts.get',
    'external_contacts.create',
    'external_contacts.update',
  ],
  resource: ({ person }) => outsiderResource(person),
  scan: outsiderScan,
  look({ forced }, wish, scan) {
    if (!scan) return 'scan';
    const { person } = wish;
    const row = find(scan.rows, person);
    if (!row) return scan.complete ? { snapshot: { id: null } } : 'scan';
    const before = fieldsOf(row);
    const another = person.mail && before.mail && !hasMail(row, person.mail);
    if (!another || forced) return { snapshot: { id: row.id, before } };
    return {
      needsYou: { key: 'job.outsiderOther', params: [before.name, before.mail ?? ''] },
      versions: { ours: null, now: before, wanted: merged(before, wish) },
    };
  },
  coalesce: (_, next) => next,
  attempt({ port }, wish, snapshot) {
    if (snapshot.id === null) {
      return {
        operation: 'external_contacts.create',
        send: async () => ({
          id: await outsidersOf(port).create(sendable(wish.person)),
          before: null,
          after: wish.person,
        }),
      };
    }
    const { id, before } = snapshot;
    const after = merged(before, wish);
    if (sameOutsider(before, after)) return { settled: { id, before, after } };
    return {
      operation: 'external_contacts.update',
      /** What becomes of fields left out is not documented: the whole is sent, as it is now. */
      async send() {
        const now = fieldsOf(await outsidersOf(port).get(id));
        const whole = merged(now, wish);
        await updateWhole(port, id, whole);
        return { id, before: now, after: whole };
      },
    };
  },
  repeatable: (_, snapshot) => snapshot.id !== null,
  reconcile(scan, { person }) {
    const row = find(scan.rows, person);
    return row
      ? { verdict: 'done', result: { id: row.id, before: null, after: person } }
      : { verdict: 'absent' };
  },
  refused({ kind }, _, snapshot) {
    if (kind === 'exists' && snapshot.id === null) return 'lookAgain';
    return kind === 'notFound' && snapshot.id !== null ? 'lookAgain' : null;
  },
  undo({ result: kept, input: wish, snapshot }) {
    const known = result.safeParse(kept).data;
    const left =
      known ??
      (snapshot && snapshot.id !== null
        ? { id: snapshot.id, before: snapshot.before, after: merged(snapshot.before, wish) }
        : null);
    if (!left) return null;
    const { id, before, after } = left;
    if (before === null) return { kind: 'delete-outsider', input: { id, expect: after } };
    if (sameOutsider(before, after)) return null;
    return { kind: 'restore-outsider', input: { id, expect: after, person: before } };
  },
  leaves: ({ result: kept }) => (kept?.id ? [leftOutsider(kept.id, kept.after)] : []),
  describe({ person }, kept) {
    const params = [person.name, person.mail || `+${person.countryCode} ${person.mobile}`];
    if (!kept) return { key: 'job.saveOutsider', params };
    if (kept.before === null) return { key: 'job.saveOutsiderCreated', params };
    const same = sameOutsider(kept.before, kept.after);
    return { key: same ? 'job.saveSenderSame' : 'job.saveOutsiderUpdated', params };
  },
};
