import { z } from 'zod';
import type { Job } from '../../domain/job';
import { isLabelColour, type Label } from '../../domain/label';
import type { ProviderPort } from '../../providers/provider';
import { labelScan, labelsOf } from './labels';

const input = z.object({
  label: z.string().min(1).max(64),
  name: z.string().max(1000),
  colour: z.string().max(64),
});
type Input = z.infer<typeof input>;

interface Snapshot {
  there: boolean;
}

/** The service cannot undo this: taking it back makes a new label of the same name and colour, on no mail. */
export const deleteLabel: Job<Input, Snapshot, Snapshot, ProviderPort, Label> = {
  kind: 'delete-label',
  version: 1,
  input,
  class: 'click',
  needs: ['labels.list', 'labels.delete'],
  resource: ({ label }) => `label:${label}`,
  scan: labelScan,
  look(_context, { label }, scan) {
    if (!scan?.complete) return 'scan';
    return { snapshot: { there: scan.rows.some(({ id }) => id === label) } };
  },
  coalesce: (_waiting, next) => next,
  attempt({ port }, { label }, snapshot) {
    if (!snapshot.there) return { settled: snapshot };
    return {
      operation: 'labels.delete',
      async send() {
        await labelsOf(port).remove(label);
        return snapshot;
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  refused: ({ kind }, _input, snapshot) => (kind === 'notFound' ? { settled: snapshot } : null),
  undo: ({ input: { name, colour }, result }) =>
    result?.there
      ? { kind: 'create-label', input: { name, ...(isLabelColour(colour) ? { colour } : {}) } }
      : null,
  leavesIn: ({ input: { label } }) => ({ labels: (rows) => rows.filter(({ id }) => id !== label) }),
  describe: ({ name }) => ({ key: 'job.deleteLabel', params: [name] }),
};
