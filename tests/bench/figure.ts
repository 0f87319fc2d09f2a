/** One measured figure: `value` is held against `budget` (an upper bound) or read beside `baseline` from the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  budget?: number;
  baseline?: number;
}

/** The value below which `share` (0–1) of the samples lie. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const round = (value: number) => Math.round(value * 100) / 100;
