import { z } from 'zod';
import type { Job } from '../../domain/job';
import { type Label, labelNameLimit } from '../../domain/label';
import type { ProviderPort } from '../../providers/provider';
import { goneLabel, labelScan, labelsOf } from './labels';

const input = z.object({
  label: z.string().min(1).max(64),
  /** Full paths. */
  from: z.string().max(1000),
  to: z
    .string()
    .min(1)
    .max(labelNameLimit * 2),
});
type Input = z.infer<typeof input>;

interface Snapshot {
  name: string;
}

/** One label's path. A subtree is a group of these, in the order that `planRename` gives. */
export const renameLabel: Job<Input, Snapshot, Snapshot, ProviderPort, Label> = {
  kind: 'rename-label',
  version: 1,
  input,
  class: 'click',
  needs: ['labels.list', 'labels.patch'],
  resource: ({ label }) => `label:${label}`,
  scan: labelScan,
  look({ forced }, { label, from, to }, scan) {
    if (!scan?.complete) return 'scan';
    const row = scan.rows.find(({ id }) => id === label);
    if (!row) return goneLabel(from);
    if (row.name !== from && row.name !== to && !forced)
      return {
        needsYou: { key: 'job.labelChangedSince', params: [from] },
        versions: { ours: { name: from }, now: { name: row.name }, wanted: { name: to } },
      };
    if (scan.rows.some((one) => one.id !== label && one.name === to))
      return { needsYou: { key: 'job.labelTaken', params: [from, to] } };
    return { snapshot: { name: row.name } };
  },
  coalesce: (waiting, next) => ({ ...next, from: waiting.from }),
  attempt({ port }, { label, to }, snapshot) {
    if (snapshot.name === to) return { settled: snapshot };
    return {
      operation: 'labels.patch',
      async send() {
        await labelsOf(port).rename(label, to);
        return snapshot;
      },
    };
  },
  /** See recolor-label. */
  repeatable: () => false,
  reconcile: (scan, { label, to }, snapshot) =>
    scan.rows.some((row) => row.id === label && row.name === to)
      ? { verdict: 'done', result: snapshot }
      : { verdict: 'absent' },
  refused: ({ kind }) => (kind === 'notFound' || kind === 'exists' ? 'lookAgain' : null),
  undo: ({ input: { label, from, to } }) =>
    from === to ? null : { kind: 'rename-label', input: { label, from: to, to: from } satisfies Input },
  leavesIn: ({ input: { label, to } }) => ({
    labels: (rows) => rows.map((row) => (row.id === label ? { ...row, name: to } : row)),
  }),
  describe: ({ from, to }) => ({ key: 'job.renameLabel', params: [from, to] }),
};
