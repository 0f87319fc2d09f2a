import { z } from 'zod';
import type { ExternalContact } from '../../domain/external-contact';
import type { Job, LookContext, Looked, Scan } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import {
  fieldsOf,
  hasPhone,
  leftOutsider,
  type OutsiderFields,
  outsiderFields,
  outsiderResource,
  outsiderScan,
  outsidersOf,
  sameOutsider,
  updateWhole,
  withBlanks,
} from './record';

/** What was there before; null = it was gone already. */
type Was = { id: string; was: OutsiderFields } | { id: null; was: null };

/** The record, unless somebody changed it since we left it as `expect`: then the person decides. */
function lookAt(
  { forced }: LookContext,
  wish: { id: string | null; expect: OutsiderFields },
  wanted: OutsiderFields | null,
  scan: Scan<ExternalContact> | null,
): Looked<Was> {
  const row = scan?.rows.find((one) => (wish.id === null ? hasPhone(one, wish.expect) : one.id === wish.id));
  if (!row) return scan?.complete ? { snapshot: { id: null, was: null } } : 'scan';
  const was = fieldsOf(row);
  const done = wanted !== null && sameOutsider(was, wanted);
  if (done || forced || sameOutsider(was, wish.expect)) return { snapshot: { id: row.id, was } };
  return {
    needsYou: { key: 'job.contactChangedSince', params: [wish.expect.name] },
    versions: { ours: wish.expect, now: was, wanted },
  };
}

const deletion = z.object({ id: z.string().nullable(), expect: outsiderFields });

/** Takes back a contact we made. */
export const deleteOutsider: Job<z.infer<typeof deletion>, Was, Was, ProviderPort, ExternalContact> = {
  kind: 'delete-outsider',
  version: 1,
  input: deletion,
  class: 'click',
  needs: ['external_contacts.list', 'external_contacts.delete'],
  resource: ({ expect }) => outsiderResource(expect),
  scan: outsiderScan,
  look: (context, wish, scan) => lookAt(context, wish, null, scan),
  coalesce: () => null,
  attempt({ port }, _, snapshot) {
    const { id } = snapshot;
    if (id === null) return { settled: snapshot };
    return {
      operation: 'external_contacts.delete',
      async send() {
        await outsidersOf(port).remove(id);
        return snapshot;
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: ({ kind }, _, snapshot) => (kind === 'notFound' ? { settled: snapshot } : null),
  undo({ result, snapshot }) {
    const was = (result ?? snapshot)?.was;
    return was ? { kind: 'save-outsider', input: { person: was } } : null;
  },
  leaves: ({ result }) => (result?.id ? [{ id: result.id, fields: null }] : []),
  describe: ({ expect }) => ({ key: 'job.deleteContact', params: [expect.name, expect.mail ?? ''] }),
};

const restoration = z.object({ id: z.string(), expect: outsiderFields, person: outsiderFields });

/** Puts back the old values of a contact we updated. */
export const restoreOutsider: Job<z.infer<typeof restoration>, Was, Was, ProviderPort, ExternalContact> = {
  kind: 'restore-outsider',
  version: 1,
  input: restoration,
  class: 'click',
  needs: ['external_contacts.list', 'external_contacts.update'],
  resource: ({ expect }) => outsiderResource(expect),
  scan: outsiderScan,
  look(context, wish, scan) {
    const looked = lookAt(context, wish, wish.person, scan);
    const gone = looked !== 'scan' && 'snapshot' in looked && looked.snapshot.id === null;
    if (!gone) return looked;
    return {
      needsYou: { key: 'job.contactGone', params: [wish.expect.name] },
      versions: { ours: wish.expect, now: null, wanted: wish.person },
    };
  },
  coalesce: () => null,
  attempt({ port }, wish, snapshot) {
    const { id, was } = snapshot;
    if (id === null || sameOutsider(was, wish.person)) return { settled: snapshot };
    return {
      operation: 'external_contacts.update',
      async send() {
        await updateWhole(port, id, withBlanks(wish.person, was));
        return snapshot;
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: ({ kind }) => (kind === 'notFound' ? 'lookAgain' : null),
  undo({ input, result, snapshot }) {
    const was = (result ?? snapshot)?.was;
    if (!was || sameOutsider(was, input.person)) return null;
    return { kind: 'restore-outsider', input: { id: input.id, expect: input.person, person: was } };
  },
  leaves: ({ input, result }) => (result?.was ? [leftOutsider(input.id, input.person)] : []),
  describe: ({ expect }) => ({ key: 'job.restoreContact', params: [expect.name, expect.mail ?? ''] }),
};
