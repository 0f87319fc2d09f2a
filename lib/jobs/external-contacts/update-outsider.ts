import { z } from 'zod';
import { isAddress } from '../../domain/address';
import type { ExternalContact } from '../../domain/external-contact';
import { Failure } from '../../domain/failure';
import type { Job } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import {
  fieldsOf,
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

/** What an update may change: the service keeps phone, and labels, owner and shares stay as they are. */
export const changeable = ['name', 'title', 'company', 'remark', 'mail'] as const;

const shown = outsiderFields.pick({ name: true, title: true, company: true, remark: true, mail: true });
const input = z.object({
  id: z.string().min(1).max(128),
  /** The contact as the person saw it when they decided. */
  base: shown,
  /** The fields they changed; '' clears one. */
  set: shown.partial().superRefine(({ name, mail }, context) => {
    const bad = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (name?.trim() === '') bad('name', 'problem.nameMissing');
    if (mail && !isAddress(mail)) bad('mail', 'problem.notAnAddress');
  }),
});
type Input = z.infer<typeof input>;

interface Snapshot {
  now: OutsiderFields;
}

interface Result {
  id: string;
  before: OutsiderFields;
  after: OutsiderFields;
}

function merged(now: OutsiderFields, { set }: Input): OutsiderFields {
  const after: OutsiderFields = { ...now };
  for (const field of changeable) {
    const value = set[field];
    if (value === undefined) continue;
    if (field === 'name' || value !== '') after[field] = value;
    else delete after[field];
  }
  return after;
}

/** Fields that the person changed and somebody else changed otherwise since `seen`. */
const contested = (now: OutsiderFields, set: Input['set'], seen: Partial<OutsiderFields>): boolean =>
  changeable.some((field) => {
    const [is, wanted] = [now[field] ?? '', set[field]];
    return wanted !== undefined && is !== wanted && is !== (seen[field] ?? '');
  });

const outcome = (wish: Input, now: OutsiderFields): Result => ({
  id: wish.id,
  before: now,
  after: merged(now, wish),
});

/** A known outsider changed, by id: what somebody else changed meanwhile stays, unless it is the very field. */
export const updateOutsider: Job<Input, Snapshot, Result, ProviderPort, ExternalContact> = {
  kind: 'update-outsider',
  version: 1,
  input,
  class: 'click',
  needs: ['external_contacts.list', 'external_contacts.get', 'external_contacts.update'],
  resource: ({ id, base, set }) => {
    const mail = base.mail || set.mail;
    return mail ? outsiderResource({ mail }) : `outsider:${id}`;
  },
  scan: outsiderScan,
  look({ forced }, wish, scan) {
    const row = scan?.rows.find(({ id }) => id === wish.id);
    const { base, set } = wish;
    if (!row) {
      if (!scan?.complete) return 'scan';
      return {
        needsYou: { key: 'job.contactGone', params: [base.name] },
        versions: { ours: base, now: null, wanted: { ...base, ...set } },
      };
    }
    const now = fieldsOf(row);
    if (forced || !contested(now, set, base)) return { snapshot: { now } };
    return {
      needsYou: { key: 'job.contactChangedSince', params: [now.name] },
      versions: { ours: base, now, wanted: merged(now, wish) },
    };
  },
  coalesce: (waiting, next) =>
    waiting.id === next.id ? { ...waiting, set: { ...waiting.set, ...next.set } } : null,
  attempt({ port }, wish, { now }) {
    const expected = outcome(wish, now);
    if (sameOutsider(expected.before, expected.after)) return { settled: expected };
    return {
      operation: 'external_contacts.update',
      /** What becomes of fields left out is not documented: the whole is sent, as it is now. */
      async send() {
        const fresh = fieldsOf(await outsidersOf(port).get(wish.id));
        if (contested(fresh, wish.set, now))
          throw new Failure({ kind: 'conflict', execution: 'notExecuted' });
        const result = outcome(wish, fresh);
        await updateWhole(port, wish.id, withBlanks(result.after, fresh));
        return result;
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: ({ kind }) => (kind === 'notFound' || kind === 'conflict' ? 'lookAgain' : null),
  undo({ result, snapshot, input: wish }) {
    const left = result ?? (snapshot ? outcome(wish, snapshot.now) : null);
    if (!left || sameOutsider(left.before, left.after)) return null;
    return { kind: 'restore-outsider', input: { id: left.id, expect: left.after, person: left.before } };
  },
  leaves: ({ result }) => (result ? [leftOutsider(result.id, result.after)] : []),
  describe({ base, set }, result) {
    const params = [result?.after.name ?? set.name ?? base.name, base.mail || set.mail || base.name];
    if (!result) return { key: 'job.saveOutsider', params };
    const same = sameOutsider(result.before, result.after);
    return { key: same ? 'job.saveSenderSame' : 'job.saveOutsiderUpdated', params };
  },
};
