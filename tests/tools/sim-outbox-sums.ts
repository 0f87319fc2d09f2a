import type { Verdict } from '../outbox/sim/schedule';

/** What one thread plays. */
export interface Part {
  from: number;
  step: number;
  /** How many schedules to play. */
  count: number;
  histories: boolean;
}

const figures = ['lost', 'doubled', 'overLimit', 'steps', 'calls'] as const;
export type Sums = Record<(typeof figures)[number], number> & { schedules: number; errors: number };

export const nothing = (): Sums => ({
  ...{ schedules: 0, lost: 0, doubled: 0, overLimit: 0 },
  ...{ errors: 0, calls: 0, steps: 0 },
});

export function add(sums: Sums, verdict: Verdict): void {
  for (const figure of figures) sums[figure] += verdict[figure];
  sums.schedules += 1;
  sums.errors += verdict.errors.length;
}

export function addAll(sums: Sums, more: Sums): void {
  for (const figure of [...figures, 'schedules', 'errors'] as const) sums[figure] += more[figure];
}
