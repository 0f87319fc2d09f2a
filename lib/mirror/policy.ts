/** The mirror's figures, in ms unless said. */
export interface MirrorPolicy {
  /** Part of the list's rate that a first fill may use; the rest stays free for the person. */
  fillShare: number;
  /** The same of a refresh. */
  refreshShare: number;
  /** Calls a month for refreshing one account: sets how far walks lie apart. A first fill is on top of them, once. */
  monthly: number;
  shortestRest: number;
  longestRest: number;
  /** What was not seen for this long, or for two rests where those are longer, counts as known no more. */
  stale: number;
  /** The rest after a walk in which contacts were missing: another one tells whether they are gone. */
  confirm: number;
  /** The first look after an account is connected. */
  settle: number;
  backoff: number;
  backoffMax: number;
  /** The wait where the service says that the month's calls are spent. */
  budgetWait: number;
  /** A clock that was set back by more than this makes what was seen "later" doubtful. */
  skew: number;
  /** Unpacked search segments before they are packed. */
  segments: number;
  /** How far apart labels, rules and folders are read unasked: one call each. */
  listRest: number;
  /** Part of the rate that such a reading may use. */
  listShare: number;
  /** A screen that shows them has them looked at again when the last look is older than this. */
  look: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const defaultMirrorPolicy: MirrorPolicy = {
  fillShare: 0.8,
  refreshShare: 0.1,
  monthly: 1000,
  shortestRest: 6 * hour,
  longestRest: 30 * day,
  stale: 7 * day,
  confirm: hour,
  settle: 30_000,
  backoff: minute,
  backoffMax: 6 * hour,
  budgetWait: 6 * hour,
  skew: 5 * minute,
  segments: 100,
  listRest: 6 * hour,
  listShare: 0.1,
  look: 10_000,
};

/** Calls a month for labels, rules and folders that nobody asked for. */
export const listsMonthly = (policy: MirrorPolicy, lists: number): number =>
  Math.ceil((lists * 30 * day) / policy.listRest);

/** How far walks of so many pages lie apart. */
export const restOf = (policy: MirrorPolicy, pages: number): number =>
  Math.min(policy.longestRest, Math.max(policy.shortestRest, (pages * 30 * day) / policy.monthly));

/** How old a sight may be. */
export const staleAfter = (policy: MirrorPolicy, pages: number): number =>
  Math.max(policy.stale, 2 * restOf(policy, pages));
