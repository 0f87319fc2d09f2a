import { z } from 'zod';
import type { Job } from '../../domain/job';
import { type Label, labelColours, labelNameLimit } from '../../domain/label';
import type { ProviderPort } from '../../providers/provider';
import { labelScan, labelsOf } from './labels';

const input = z.object({
  name: z
    .string()
    .min(1)
    .max(labelNameLimit * 2),
  colour: z.enum(labelColours).optional(),
});
type Input = z.infer<typeof input>;

/** The label that had the name before we came. */
interface Snapshot {
  present: string | null;
}

interface Result {
  id: string;
  /** False where it was there already: then it is not ours to take back. */
  made: boolean;
}

export const createLabel: Job<Input, Snapshot, Result, ProviderPort, Label> = {
  kind: 'create-label',
  version: 1,
  input,
  class: 'click',
  needs: ['labels.list', 'labels.create'],
  resource: ({ name }) => `label-name:${name}`,
  scan: labelScan,
  look(_context, { name }, scan) {
    if (!scan?.complete) return 'scan';
    return { snapshot: { present: scan.rows.find((row) => row.name === name)?.id ?? null } };
  },
  coalesce: (_waiting, next) => next,
  attempt({ port }, { name, colour }, { present }) {
    if (present !== null) return { settled: { id: present, made: false } };
    return {
      operation: 'labels.create',
      async send() {
        const { id } = await labelsOf(port).create(name, colour);
        return { id, made: true };
      },
    };
  },
  repeatable: () => false,
  /** Names are unique: the one that is there now was not there when we looked. */
  reconcile(scan, { name }) {
    const row = scan.rows.find((one) => one.name === name);
    return row ? { verdict: 'done', result: { id: row.id, made: true } } : { verdict: 'absent' };
  },
  refused: ({ kind }) => (kind === 'exists' ? 'lookAgain' : null),
  undo: ({ input: { name, colour }, result }) =>
    result?.made ? { kind: 'delete-label', input: { label: result.id, name, colour: colour ?? '' } } : null,
  leavesIn: ({ input: { name, colour = '' }, result }) => ({
    labels: (rows) =>
      !result || rows.some(({ id }) => id === result.id)
        ? rows
        : [...rows, { id: result.id, name, colour, unread: 0 }],
  }),
  describe: ({ name }, result) => ({
    key: result && !result.made ? 'job.labelExists' : 'job.createLabel',
    params: [name],
  }),
};
