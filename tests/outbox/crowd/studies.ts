import type { Arrivals } from './arrivals';
import { boundLoad, boundRefused } from './bound';
import { policies } from './client';
import { counterKinds, type Quota } from './counter';
import { type CrowdOptions, type CrowdResult, runCrowd } from './crowd';
import { centralFifo } from './oracle';

/** One line of the report. Waits in s; shares of 1. */
export interface Study {
  policy: string;
  counter: string;
  quota: string;
  clients: number;
  arrivals: string;
  run(): Partial<Record<keyof CrowdResult, number>>;
}

export const quotas: Readonly<Record<string, Quota>> = {
  '20/min': { count: 20, perMs: 60_000 },
  '5/s': { count: 5, perMs: 1000 },
  '1/s': { count: 1, perMs: 1000 },
};

export interface Extent {
  clients: readonly number[];
  /** Simulated hours at 20/min; the quicker quotas get as many calls in less time. */
  hours: number;
}

const hour = 3_600_000;

interface World {
  name: string;
  arrivals: Arrivals;
  offline?: number;
  /** ms. */
  skew?: number;
}

/** Of the working day's capacity: 5,000 people with one save each at 20/min. */
const officeLoad = 0.52;

const worlds = (kind: (typeof counterKinds)[number], { count, perMs }: Quota, clients: number): World[] => [
  { name: 'sparse', arrivals: { kind: 'sparse', load: 0.97 * boundLoad(kind, count, 0.02) } },
  { name: 'batches of 40, half the load', arrivals: { kind: 'batches', load: 0.5, size: 40 } },
  {
    name: 'office day',
    arrivals: { kind: 'office', each: (officeLoad * 8 * hour * count) / perMs / clients },
  },
  { name: 'saturated', arrivals: { kind: 'saturated' } },
  { name: 'saturated, a tenth offline', arrivals: { kind: 'saturated' }, offline: 0.1 },
  { name: 'saturated, clocks 10 min apart', arrivals: { kind: 'saturated' }, skew: 600_000 },
];

/** Every policy in every world, beside somebody who sees all and the bound. */
export function* studies({ clients, hours }: Extent): Generator<Study> {
  for (const [quotaName, quota] of Object.entries(quotas))
    for (const counter of counterKinds)
      for (const count of clients)
        for (const { name, arrivals, offline = 0, skew = 30_000 } of worlds(counter, quota, count)) {
          const scale = quota.perMs / quota.count / 3000;
          const span = arrivals.kind === 'office' ? 10 * hour : hours * hour * scale;
          const about = { counter, quota: quotaName, clients: count, arrivals: name };
          const options: Omit<CrowdOptions, 'policy'> = {
            ...{ seed: 1, counter, quota, clients: count, arrivals, span, offline, skew },
            warmUp: arrivals.kind === 'office' ? 0 : span / 4,
          };
          for (const [policy, make] of Object.entries(policies))
            yield { ...about, policy, run: () => runCrowd({ ...options, policy: make }) };
          yield { ...about, policy: 'centralFifo', run: () => centralFifo(options) };
          if (arrivals.kind !== 'sparse') continue;
          const { load } = arrivals;
          const refused = boundRefused(counter, quota.count, load);
          yield { ...about, policy: 'bound', run: () => ({ utilisation: load * (1 - refused), refused }) };
        }
}
