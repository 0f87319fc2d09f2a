import type { Contact } from '../domain/contact';
import { Failure, type FailureKind } from '../domain/failure';
import type { Page } from '../providers/provider';
import type { MirrorStore } from './database';
import type { MirrorPolicy } from './policy';
import type { WalkRow } from './rows';
import { putTexts } from './texts';
import { applyPage, begun, finish, newWalk } from './walk';

export interface StepDeps {
  store: MirrorStore;
  policy: MirrorPolicy;
  now(): number;
  /** One page of the list, if `share` (0–1) of its rate leaves room; else `rateLimited` with the moment. */
  page(account: string, cursor: string | undefined, share: number): Promise<Page<Contact>>;
}

const month = (now: number) => new Date(now).toISOString().slice(0, 7);

/** A clock that was set back must not make it wait for the old time to come again. */
export const due = (row: WalkRow, now: number, policy: MirrorPolicy): boolean =>
  row.readyAt <= now ||
  row.readyAt > now + policy.longestRest ||
  (row.doneAt ?? 0) > now + policy.skew ||
  row.startedAt > now + policy.skew;

/** Takes the next page to ask for; null = not due. */
async function begin(
  { store, policy, now }: StepDeps,
  account: string,
): Promise<{ walk: WalkRow; at: number } | null> {
  return store.write(async (tx) => {
    const walks = tx.objectStore('walks');
    const at = now();
    const row = (await walks.get(account)) ?? newWalk(account, at + policy.settle);
    if (!due(row, at, policy)) {
      await walks.put(row);
      return null;
    }
    const back = row.walking && row.startedAt > at + policy.skew;
    const walking = row.walking && !back ? { ...row, tick: row.tick + 1 } : begun(row, at, back);
    await walks.put(walking);
    return { walk: walking, at };
  });
}

const stopping: Readonly<Partial<Record<FailureKind, NonNullable<WalkRow['stopped']>>>> = {
  signInAgain: 'signIn',
  tokenExpired: 'signIn',
  consentDenied: 'signIn',
  scopeMissingUser: 'signIn',
  forbidden: 'forbidden',
  scopeMissingApp: 'forbidden',
  appConfig: 'forbidden',
  ipBlocked: 'forbidden',
  blockedByPolicy: 'forbidden',
  hostNotGranted: 'forbidden',
  quotaSpent: 'budget',
};

/** What the refusal of a page makes of the walk. */
function refused(row: WalkRow, error: unknown, now: number, policy: MirrorPolicy): WalkRow {
  const { kind, execution, retryAt } =
    error instanceof Failure
      ? error.facts
      : { kind: 'unknown' as const, execution: 'unknown' as const, retryAt: undefined };
  if (kind === 'rateLimited') {
    return {
      ...row,
      readyAt: retryAt ?? now + policy.backoff,
      calls: row.calls + (execution === 'unknown' ? 1 : 0),
    };
  }
  const stopped = stopping[kind];
  if (stopped) return { ...row, stopped, readyAt: now + policy.budgetWait };
  const failures = row.failures + 1;
  const wait = Math.min(policy.backoffMax, policy.backoff * 2 ** (failures - 1));
  // The token of a page has had its time: from the first page again, at the pace of a fill, so that it lasts this time.
  if ((kind === 'invalid' || kind === 'notFound') && row.cursor !== undefined) {
    const again = begun(row, now, true);
    return { ...again, failures, fast: true, readyAt: row.restarts === 0 ? now : now + wait };
  }
  return { ...row, failures, readyAt: now + wait };
}

export interface Stepped {
  /** Something is known otherwise than before. */
  changed: boolean;
  /** A page was read, and the next may be now. */
  again: boolean;
}

/** Reads the next page of an account's list if it is due. */
export async function step(deps: StepDeps, account: string): Promise<Stepped> {
  const { store, policy, now } = deps;
  const begunAt = await begin(deps, account);
  if (!begunAt) return { changed: false, again: false };
  const { walk: asked, at: askedAt } = begunAt;
  const still = (row: WalkRow | undefined): row is WalkRow =>
    row?.walking === true && row.walk === asked.walk && row.pages === asked.pages;
  let page: Page<Contact>;
  try {
    page = await deps.page(account, asked.cursor, asked.fast ? policy.fillShare : policy.refreshShare);
    if (page.next !== undefined && page.next === asked.cursor) {
      throw new Failure({ kind: 'malformed', execution: 'notExecuted', message: 'the same page again' });
    }
  } catch (error) {
    return store.write(async (tx) => {
      const walks = tx.objectStore('walks');
      const row = await walks.get(account);
      if (!still(row)) return { changed: false, again: true };
      const next = refused(row, error, now(), policy);
      await walks.put(next);
      return { changed: false, again: next.readyAt <= now() };
    });
  }
  return store.write(async (tx) => {
    const walks = tx.objectStore('walks');
    const row = await walks.get(account);
    if (!still(row)) return { changed: false, again: true };
    const at = now();
    const sawAddress = row.sawAddress || page.rows.some(({ address }) => address !== undefined);
    const { cursor: _, ...rest } = row;
    const read: WalkRow = {
      ...rest,
      ...{ pages: row.pages + 1, rows: row.rows + page.rows.length, sawAddress },
      ...{ failures: 0, stopped: null, readyAt: at, month: month(at) },
      calls: row.month === month(at) ? row.calls + 1 : 1,
      ...(page.next === undefined ? {} : { cursor: page.next }),
    };
    const texts = await applyPage(tx, read, asked.tick, page.rows, askedAt);
    const end = page.next === undefined ? await finish(tx, read, at, policy) : null;
    for (const [key, text] of end?.texts ?? []) texts.set(key, text);
    await walks.put(end?.row ?? read);
    await putTexts(tx, texts);
    return { changed: texts.size > 0 || end !== null, again: end === null };
  });
}
