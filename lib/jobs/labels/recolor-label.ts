import { z } from 'zod';
import type { Job } from '../../domain/job';
import { isLabelColour, type Label, labelColours } from '../../domain/label';
import type { ProviderPort } from '../../providers/provider';
import { goneLabel, labelScan, labelsOf } from './labels';

const input = z.object({
  label: z.string().min(1).max(64),
  /** For the person: the path as it was shown. */
  name: z.string().max(1000),
  colour: z.enum(labelColours),
  /** The colour when the palette was opened: undo goes back there, however often it was changed since. */
  before: z.string().max(64).optional(),
  /** Set by undo: the colour as we left it. Another one now is somebody else's choice. */
  expect: z.string().max(64).optional(),
});
type Input = z.infer<typeof input>;

/** The colour that was there. */
interface Snapshot {
  colour: string;
}

export const recolorLabel: Job<Input, Snapshot, Snapshot, ProviderPort, Label> = {
  kind: 'recolor-label',
  version: 1,
  input,
  class: 'click',
  needs: ['labels.list', 'labels.patch'],
  resource: ({ label }) => `label:${label}`,
  scan: labelScan,
  look({ forced }, { label, name, colour, expect }, scan) {
    if (!scan?.complete) return 'scan';
    const row = scan.rows.find(({ id }) => id === label);
    if (!row) return goneLabel(name);
    const foreign = expect !== undefined && row.colour !== expect && row.colour !== colour;
    if (foreign && !forced)
      return {
        needsYou: { key: 'job.labelChangedSince', params: [name] },
        versions: { ours: { colour: expect }, now: { colour: row.colour }, wanted: { colour } },
      };
    return { snapshot: { colour: row.colour } };
  },
  coalesce: (waiting, next) => ({ ...next, before: waiting.before ?? next.before, expect: waiting.expect }),
  attempt({ port }, { label, colour }, snapshot) {
    if (snapshot.colour === colour) return { settled: snapshot };
    return {
      operation: 'labels.patch',
      async send() {
        await labelsOf(port).recolor(label, colour);
        return snapshot;
      },
    };
  },
  /** A repeat would do no harm to us, but might undo what somebody else chose meanwhile: the list tells. */
  repeatable: () => false,
  reconcile: (scan, { label, colour }, snapshot) =>
    scan.rows.some((row) => row.id === label && row.colour === colour)
      ? { verdict: 'done', result: snapshot }
      : { verdict: 'absent' },
  refused: ({ kind }) => (kind === 'notFound' ? 'lookAgain' : null),
  undo({ input: { label, name, colour, before }, snapshot }) {
    const back = before ?? snapshot?.colour ?? '';
    if (back === colour || !isLabelColour(back)) return null;
    return { kind: 'recolor-label', input: { label, name, colour: back, expect: colour } satisfies Input };
  },
  leavesIn: ({ input: { label, colour } }) => ({
    labels: (rows) => rows.map((row) => (row.id === label ? { ...row, colour } : row)),
  }),
  describe: ({ name, colour }) => ({ key: 'job.recolorLabel', params: [name, `colour.${colour}`] }),
};
