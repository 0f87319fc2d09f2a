import { z } from 'zod';
import type { Contact, ContactFields } from '../../domain/contact';
import type { Versions } from '../../domain/intent';
import type { Job, LookContext, Looked, Scan } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import { maybeGone } from '../gone';
import {
  contactResource,
  contactScan,
  contactsOf,
  fieldsOf,
  recordFields,
  sameFields,
  senderFields,
  showsSame,
  withBlanks,
} from './record';

const id = z.string().min(1).max(64);

/** What was there before; null = it was gone already. */
interface Was {
  was: ContactFields | null;
}

/**
 * The record by its id, unless somebody changed it since we left it as `expect`, or as one of `also`: then the person decides.
 */
function lookAt(
  { forced }: LookContext,
  wish: { id: string; expect: ContactFields; also?: readonly ContactFields[] | undefined },
  wanted: ContactFields | null,
  scan: Scan<Contact> | null,
): Looked<Was> {
  const row = scan?.rows.find((each) => each.id === wish.id);
  if (!row) return scan?.complete ? { snapshot: { was: null } } : 'scan';
  const done = wanted !== null && showsSame(row, wanted);
  const ours = [wish.expect, ...(wish.also ?? [])].some((left) => showsSame(row, left));
  if (done || forced || ours) return { snapshot: { was: fieldsOf(row, wish.expect) } };
  const versions: Versions = { ours: wish.expect, now: row, wanted };
  return { needsYou: { key: 'job.contactChangedSince', params: [wish.expect.name] }, versions };
}

const deletion = z.object({ id, expect: recordFields });
type Deletion = z.infer<typeof deletion>;

/** Removes a contact: one we made, or one the person wants gone. */
export const deleteContact: Job<Deletion, Was, Was, ProviderPort, Contact> = {
  kind: 'delete-contact',
  version: 1,
  input: deletion,
  class: 'click',
  needs: ['contacts.list', 'contacts.delete'],
  resource: ({ expect }) => contactResource(expect.address ?? ''),
  scan: contactScan,
  look: (context, wish, scan) => lookAt(context, wish, null, scan),
  coalesce: () => null,
  attempt({ port }, wish, { was }) {
    if (was === null) return { settled: { was } };
    return {
      operation: 'contacts.delete',
      async send() {
        await contactsOf(port).remove(wish.id);
        return { was };
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  // The request names nothing else, and it was there when it was looked at: what it was is kept for the undo.
  refused: (failure, _, { was }) => (maybeGone(failure) ? { settled: { was } } : null),
  undo({ result, snapshot }) {
    const was = (result ?? snapshot)?.was;
    if (!was) return null;
    const found = senderFields.safeParse(was).success;
    // It may never have gone, or be there again by somebody else's hand: what that says is not written over unasked.
    return found
      ? { kind: 'save-sender', input: { fields: was, conflicts: 'ask' } }
      : { kind: 'add-contact', input: { fields: was } };
  },
  leaves: ({ input }) => [{ id: input.id, fields: null }],
  describe: ({ expect }) => ({ key: 'job.deleteContact', params: [expect.name, expect.address ?? ''] }),
};

const restoration = z.object({
  id,
  expect: recordFields,
  /** What earlier tries may have left instead. */
  also: z.array(recordFields).optional(),
  fields: recordFields,
});
type Restoration = z.infer<typeof restoration>;

/** Puts back the old values of a contact we updated. */
export const restoreContact: Job<Restoration, Was, Was, ProviderPort, Contact> = {
  kind: 'restore-contact',
  version: 1,
  input: restoration,
  class: 'click',
  needs: ['contacts.list', 'contacts.patch'],
  resource: ({ expect }) => contactResource(expect.address ?? ''),
  scan: contactScan,
  look(context, wish, scan) {
    const looked = lookAt(context, wish, wish.fields, scan);
    const gone = looked !== 'scan' && 'snapshot' in looked && looked.snapshot.was === null;
    if (!gone) return looked;
    return {
      needsYou: { key: 'job.contactGone', params: [wish.expect.name] },
      versions: { ours: wish.expect, now: null, wanted: wish.fields },
    };
  },
  coalesce: () => null,
  attempt({ port }, wish, { was }) {
    if (was === null || sameFields(was, wish.fields)) return { settled: { was } };
    return {
      operation: 'contacts.patch',
      async send() {
        await contactsOf(port).update(wish.id, withBlanks(wish.fields, was));
        return { was };
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: ({ kind }) => (kind === 'notFound' ? 'lookAgain' : null),
  undo({ input, result, snapshot }) {
    const was = (result ?? snapshot)?.was;
    if (!was || sameFields(was, input.fields)) return null;
    return { kind: 'restore-contact', input: { id: input.id, expect: input.fields, fields: was } };
  },
  leaves: ({ input, result }) => (result?.was ? [{ id: input.id, fields: input.fields }] : []),
  describe: ({ expect }) => ({ key: 'job.restoreContact', params: [expect.name, expect.address ?? ''] }),
};
