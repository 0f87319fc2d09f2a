import { z } from 'zod';
import { addressKey } from '../../domain/address';
import { type Contact, contactFields } from '../../domain/contact';
import type { Job } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import { maybeGone } from '../gone';
import { addressesWithheld, contactScan, contactsOf, recordFields, showsSame } from './record';

const input = z.object({
  /** The contact we were told of. */
  id: z.string().min(1).max(64),
  sent: recordFields,
  /** Contacts that were there before, where no address tells them from ours. */
  known: z.array(z.string()).max(100_000),
});
export type TwinInput = z.infer<typeof input>;

/** The records to remove, first one first. */
interface Twins {
  ids: string[];
}

const result = z.object({ removed: z.string().nullable(), more: z.boolean() });
type Removed = z.infer<typeof result>;

/** To the letter: a field that is not shown proves nothing. */
const identical = (row: Contact, { sent }: TwinInput): boolean =>
  contactFields.every((field) => (row[field] ?? '') === (sent[field] ?? ''));

/** Contacts that may have come of our own request a second time. */
function candidates(rows: readonly Contact[], wish: TwinInput, withheld: boolean): Contact[] {
  const key = addressKey(wish.sent.address ?? '');
  const others = rows.filter(({ id }) => id !== wish.id && !wish.known.includes(id));
  return others.filter((row) =>
    withheld ? showsSame(row, wish.sent) : row.address !== undefined && addressKey(row.address) === key,
  );
}

/**
 * The contact that the browser made by sending a request a second time, unseen. Removed only where it equals what we
 * sent to the letter and stands beside the one we know; in every other case the person decides.
 */
export const removeTwin: Job<TwinInput, Twins, Removed, ProviderPort, Contact> = {
  kind: 'remove-twin',
  version: 1,
  input,
  class: 'refresh',
  needs: ['contacts.list', 'contacts.delete'],
  resource: ({ id }) => `twin:${id}`,
  scan: contactScan,
  look({ forced }, wish, scan) {
    if (!scan?.complete) return 'scan';
    const withheld = addressesWithheld(scan.rows);
    const found = candidates(scan.rows, wish, withheld);
    const [first] = found;
    const known = scan.rows.some(({ id }) => id === wish.id);
    const same = withheld ? [] : found.filter((row) => identical(row, wish));
    const sure = forced ? found : known ? same : [];
    if (!first || sure.length > 0) return { snapshot: { ids: sure.map(({ id }) => id) } };
    return {
      needsYou: { key: 'job.twinUnclear', params: [wish.sent.name, wish.sent.address ?? ''] },
      versions: { ours: wish.sent, now: first, wanted: null },
    };
  },
  coalesce: () => null,
  attempt({ port }, _, { ids }) {
    const [removed, ...others] = ids;
    if (removed === undefined) return { settled: { removed: null, more: false } };
    return {
      operation: 'contacts.delete',
      async send() {
        await contactsOf(port).remove(removed);
        return { removed, more: others.length > 0 };
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: (failure) => (maybeGone(failure) ? 'lookAgain' : null),
  undo: () => null,
  followUp: ({ input: wish, result: kept }) =>
    result.safeParse(kept).data?.more ? { kind: 'remove-twin', input: wish } : null,
  leaves({ result: kept }) {
    const removed = result.safeParse(kept).data?.removed;
    return removed ? [{ id: removed, fields: null }] : [];
  },
  describe: ({ sent }) => ({ key: 'job.removeTwin', params: [sent.name, sent.address ?? ''] }),
};
