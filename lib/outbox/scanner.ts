import type { FailureFacts } from '../domain/failure';
import type { Scan, ScanSource } from '../domain/job';
import type { Gate, Lane } from './contract';
import { within } from './deadline';
import { factsOf, type JournalTx, type Kit, openIntents, operationOf } from './kit';
import { pageKey, type ScanHead } from './scan';
import { dropScan, quietFrom, readHead, readShifts } from './shifts';
import { answered, demandOf, readSlot, refused, Stopped } from './slots';
import type { ReadTx, WriteTx } from './store';
import { afterRefusal, backoff, changed, dispositionOf } from './transitions';

/** Who needs a list, and from which moment on it must have been read. */
export interface ScanNeed<Port> {
  key: string;
  account: string;
  source: ScanSource<Port, unknown>;
  /** Intent ids with the moment each needs the list from. */
  by: Map<string, number>;
  /** A person waits for it; else it only settles unknown outcomes and starts once per quiescence. */
  forLook: boolean;
}

/** One page's request. `begun`: its list is in the journal. */
interface Call {
  lane: Lane;
  begun: boolean;
  stopped?: Stopped;
  sentAt?: number;
}

/** What the journal holds of a list: its head, and from when on no write of ours moves its rows. */
export interface Kept {
  head: ScanHead | undefined;
  quiet: number;
}

async function keptOf(tx: ReadTx, key: string): Promise<Kept> {
  const [head, shifts] = await Promise.all([readHead(tx, key), readShifts(tx, key)]);
  return { head, quiet: quietFrom(shifts) };
}

/** The same with what was read so far; null where nothing was, or it was not asked for. */
export interface List extends Kept {
  scan: Scan | null;
}

/** Of any age: what became of a wish is told by every list that was begun late enough. */
export type ScanOf = (key: string, ofAnyAge?: 'ofAnyAge') => Promise<List>;

/**
 * Keeps what was read of each list in this worker's memory beside the rows it came from. Of a list too old to look things up in,
 * a worker that has just started reads the head alone: the rows are thousands in a large address book.
 */
export function createScanCache<Port>(kit: Kit<Port>): ScanOf {
  const kept = new Map<string, { startedAt: number; pages: number; rows: unknown[] }>();
  return async (key, ofAnyAge) =>
    kit.read(async (tx) => {
      const { head, quiet } = await keptOf(tx, key);
      const usable = head && (ofAnyAge || serves(head, 0, kit.now(), kit.policy.scanFresh));
      if (!usable) return { head, quiet, scan: null };
      const known = kept.get(key);
      const same = known && known.startedAt === head.startedAt && known.pages <= head.pages;
      const before = same ? known.pages : 0;
      const pages = Array.from({ length: head.pages - before }, (_, at) =>
        tx.get('scans', pageKey(key, before + at)),
      );
      const rows = same ? known.rows : [];
      for (const row of await Promise.all(pages)) if (row?.row === 'page') rows.push(...row.rows);
      kept.set(key, { startedAt: head.startedAt, pages: head.pages, rows });
      const complete = head.completedAt !== undefined;
      return { head, quiet, scan: { rows, startedAt: head.startedAt, complete } };
    });
}

/** May a list begun then serve a wish that needs it from `after` on? */
export const serves = (head: ScanHead, after: number, now: number, fresh: number): boolean =>
  head.startedAt >= after && (head.completedAt === undefined || now - head.completedAt <= fresh);

/** The head to read the next page for: a new one where the old helps nobody. Null: not now. */
function headFor<Port>(kit: Kit<Port>, need: ScanNeed<Port>, { head: old, quiet }: Kept): ScanHead | null {
  const now = kit.now();
  if (quiet > now) return null;
  const wanted = [...need.by.values()];
  const useful =
    old !== undefined &&
    old.completedAt === undefined &&
    wanted.some((after) => serves(old, after, now, kit.policy.scanFresh));
  if (old && old.readyAt > now) return null;
  if (useful) return old;
  const unserved = wanted.filter((after) => !old || !serves(old, after, now, kit.policy.scanFresh));
  if (!unserved.some((after) => after <= now)) return null;
  return {
    key: need.key,
    row: 'head',
    startedAt: now,
    pages: 0,
    failures: old?.completedAt === undefined ? (old?.failures ?? 0) : 0,
    readyAt: now,
  };
}

/** Keeps the head that a page is read for, in place of the one it was planned behind. False: that one is no longer there. */
async function begin<Port>(
  kit: Kit<Port>,
  tx: WriteTx,
  head: ScanHead,
  before: ScanHead | undefined,
): Promise<boolean> {
  const { head: now, quiet } = await keptOf(tx, head.key);
  if (now?.startedAt !== before?.startedAt || now?.pages !== before?.pages) return false;
  if (Math.max(quiet, now?.readyAt ?? 0) > kit.now()) return false;
  if (head === before) return true;
  if (now) await dropScan(tx, now);
  await tx.put('scans', head);
  return true;
}

/** When a page may be read for this need; `Infinity` while the present list serves all. */
export function scanDue<Port>(kit: Kit<Port>, need: ScanNeed<Port>, { head, quiet }: Kept): number {
  const now = kit.now();
  const unserved: number[] = [];
  for (const after of need.by.values()) {
    if (!head || !serves(head, after, now, kit.policy.scanFresh)) unserved.push(after);
    else if (head.completedAt === undefined) return Math.max(head.readyAt, quiet, now);
  }
  const first = Math.min(...unserved);
  if (!head) return Math.max(first, quiet);
  const gap = need.forLook ? 0 : head.startedAt + kit.policy.quiescence;
  return Math.max(first, gap, head.readyAt, quiet);
}

/**
 * Reads one page and keeps it. `kept`: what the journal held a moment ago; the slot's transaction finds out whether it still
 * does, and begins the list. Returns when the next try may be made: 0 = at once.
 */
export async function readPage<Port>(kit: Kit<Port>, need: ScanNeed<Port>, kept: Kept): Promise<number> {
  const head = headFor(kit, need, kept);
  if (!head) return 0;
  const call: Call = { lane: kit.deps.laneOf(need.account, need.source.operation), begun: false };
  const begun = async (tx: WriteTx) => call.begun || begin(kit, tx, head, kept.head);
  // A long list goes at the pace of a batch.
  const demand = demandOf(kit, head.pages < 3 ? 'click' : 'refresh');
  const gate: Gate = async (row) => {
    try {
      const ticket = `${head.key} ${head.startedAt} ${head.pages}`;
      call.sentAt = await readSlot(kit, need.account, row, ticket, demand, async (tx) => {
        if (!(await begun(tx))) throw new Stopped(null);
      });
      call.begun = true;
      call.lane = kit.deps.laneOf(need.account, operationOf(row));
    } catch (error) {
      if (error instanceof Stopped) call.stopped = error;
      throw error;
    }
  };
  try {
    const page = await within(kit, () => need.source.page(kit.deps.port(need.account, gate), head.cursor));
    await kit.write('relaxed', async (tx) => {
      const now = kit.now();
      if (call.sentAt !== undefined) await answered(tx, call.lane, call.sentAt, now, demand);
      const current = await readHead(tx, head.key);
      if (current?.startedAt !== head.startedAt || current.pages !== head.pages) return;
      const { cursor: _, ...rest } = head;
      await tx.put('scans', { key: pageKey(head.key, head.pages), row: 'page', rows: page.rows });
      await tx.put('scans', {
        ...rest,
        pages: head.pages + 1,
        ...(page.next === undefined ? { completedAt: now, failures: 0 } : { cursor: page.next }),
      });
    });
    return 0;
  } catch (error) {
    const { stopped } = call;
    // The wait for a slot is this list's: who asks a queue again asks under the same name.
    if (stopped && stopped.at !== null) await kit.write('relaxed', begun);
    if (stopped) return stopped.at ?? 0;
    const facts = factsOf(error);
    return kit.write('relaxed', async (tx) =>
      (await begun(tx)) ? failed(kit, tx, need, head, facts, call) : 0,
    );
  }
}

async function failed<Port>(
  kit: Kit<Port>,
  tx: JournalTx,
  need: ScanNeed<Port>,
  head: ScanHead,
  facts: FailureFacts,
  call: Call,
): Promise<number> {
  const moment = kit.moment();
  const { now, policy } = moment;
  const disposition = dispositionOf(facts);
  if (disposition === 'lane') return refused(tx, call.lane, call.sentAt ?? now, facts, moment);
  if (call.sentAt !== undefined) await answered(tx, call.lane, call.sentAt, now);
  const current = await readHead(tx, head.key);
  if (current?.startedAt !== head.startedAt) return 0;
  const failures = current.failures + 1;
  const wait = disposition === 'budget' ? policy.quotaWait : backoff(policy, failures, moment.random);
  const readyAt = disposition === 'account' ? now : now + wait;
  // A cursor may have died with the time: the list begins again.
  const anew = disposition === 'no' && current.pages > 0;
  if (anew) await dropScan(tx, current);
  const kept = anew ? { key: head.key, row: 'head' as const, startedAt: now, pages: 0 } : current;
  await tx.put('scans', { ...kept, failures, readyAt });
  const hopeless = disposition === 'account' || (disposition === 'no' && !anew);
  if (!hopeless && failures < policy.patience) return readyAt;
  for (const intent of await openIntents(tx)) {
    if (intent.account !== need.account || !need.by.has(intent.id)) continue;
    if (hopeless && intent.state === 'pending') await tx.save(afterRefusal(intent, facts, moment, now));
    else if (intent.state !== 'inFlight') {
      const waiting = disposition === 'account' ? 'signIn' : 'backoff';
      await tx.save(changed(intent, now, { failure: facts, needsYou: true, waiting }));
    }
  }
  return readyAt;
}
