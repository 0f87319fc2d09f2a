import { z } from 'zod';
import { seeded } from './random';

const match = z
  .strictObject({
    /** Row id, e.g. `feishu.contacts.create`. */
    row: z.string().optional(),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
    /** The path itself, or its beginning up to a `*` at the end. */
    path: z.string().startsWith('/').optional(),
  })
  .default({});

const shared = {
  match,
  /** How many requests it strikes; without it every one, until the faults are cleared. */
  times: z.number().int().min(1).optional(),
  /** Strikes a request with this chance, drawn from `seed`. */
  probability: z.number().gt(0).max(1).default(1),
  seed: z.number().int().default(1),
  /** Before or after the change of state that the request asks for. */
  at: z.enum(['beforeCommit', 'afterCommit']).default('beforeCommit'),
};

export const faultSchema = z.discriminatedUnion('kind', [
  /**
   * `close` ends the connection, `reset` sends RST, `stream` resets one HTTP/2 stream only, `goaway` says
   * over HTTP/2 that nothing was processed.
   */
  z.strictObject({
    kind: z.literal('drop'),
    ...shared,
    how: z.enum(['close', 'reset', 'stream', 'goaway']).default('close'),
  }),
  /** Real milliseconds: the browser's own time-outs run in real time too. */
  z.strictObject({ kind: z.literal('delay'), ...shared, ms: z.number().int().min(0).max(600_000) }),
  /** Answers this instead. Without body, html, empty or location: the provider's failure with `code` and `msg`. */
  z.strictObject({
    kind: z.literal('status'),
    ...shared,
    status: z.number().int().min(200).max(599),
    code: z.union([z.number(), z.string()]).optional(),
    msg: z.string().optional(),
    body: z.json().optional(),
    html: z.string().optional(),
    empty: z.boolean().optional(),
    location: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  /** The token of the call runs out just before it is looked at. */
  z.strictObject({ kind: z.literal('expireToken'), ...shared }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type AnswerFault = Extract<Fault, { kind: 'status' }>;
export type DropFault = Extract<Fault, { kind: 'drop' }>;

interface Armed {
  fault: Fault;
  random: () => number;
  left: number;
  hits: number;
}

export interface Struck {
  row: string;
  method: string;
  path: string;
}

/** What goes wrong on purpose. */
export class Faults {
  #armed: Armed[] = [];

  add(faults: readonly Fault[]): void {
    for (const fault of faults) {
      this.#armed.push({
        fault,
        random: seeded(fault.seed),
        left: fault.times ?? Number.POSITIVE_INFINITY,
        hits: 0,
      });
    }
  }

  clear(): void {
    this.#armed = [];
  }

  list(): (Fault & { left: number | null; hits: number })[] {
    return this.#armed.map(({ fault, left, hits }) => ({
      ...fault,
      left: Number.isFinite(left) ? left : null,
      hits,
    }));
  }

  /** Those that strike this request now; each time counts. */
  strike<Kind extends Fault['kind']>(
    request: Struck,
    kinds: readonly Kind[],
    at?: Fault['at'],
  ): Extract<Fault, { kind: Kind }>[] {
    if (this.#armed.length === 0) return [];
    const struck: Extract<Fault, { kind: Kind }>[] = [];
    for (const armed of this.#armed) {
      const { fault } = armed;
      if (armed.left <= 0 || !isOf(fault, kinds) || (at !== undefined && fault.at !== at)) continue;
      if (!matches(fault.match, request) || armed.random() >= fault.probability) continue;
      armed.left -= 1;
      armed.hits += 1;
      struck.push(fault);
    }
    return struck;
  }
}

function isOf<Kind extends Fault['kind']>(
  fault: Fault,
  kinds: readonly Kind[],
): fault is Extract<Fault, { kind: Kind }> {
  return kinds.some((kind) => kind === fault.kind);
}

function matches(wanted: Fault['match'], request: Struck): boolean {
  if (wanted.row !== undefined && wanted.row !== request.row) return false;
  if (wanted.method !== undefined && wanted.method !== request.method) return false;
  if (wanted.path === undefined) return true;
  return wanted.path.endsWith('*')
    ? request.path.startsWith(wanted.path.slice(0, -1))
    : request.path === wanted.path;
}
