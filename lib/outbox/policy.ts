/** The outbox's figures, in ms unless said. */
export interface Policy {
  /** Longer than the service takes to carry out a request it got: only then a list shows what became of it. */
  quiescence: number;
  /** The same after a 5xx that came later than `slowAfter`: the service was struggling. */
  slowQuiescence: number;
  slowAfter: number;
  /** A request that takes longer has an unknown outcome. */
  timeout: number;
  /** When housekeeping after a write is due: late, so that one list serves many. */
  followUp: number;
  /** In flight for longer than this, whoever owns it is gone. */
  orphaned: number;
  /** A finished list may be used for looks for this long. */
  scanFresh: number;
  /** Looks are not made for a write that cannot go sooner than this. */
  lookAhead: number;
  /** First repeat after a definite "try later"; doubles up to `backoffMax`, half of it random. */
  backoff: number;
  backoffMax: number;
  /** Attempts after which the person is told, while it goes on. */
  patience: number;
  /** The wait where the company's monthly budget is spent and no moment is named. */
  quotaWait: number;
  history: number;
  draftLife: number;
  /** Requests side by side. */
  parallel: number;
  /** A wait of this long lifts a class by one. */
  ageing: number;
}

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

export const defaultPolicy: Policy = {
  quiescence: 30 * second,
  slowQuiescence: 10 * minute,
  slowAfter: 20 * second,
  timeout: 25 * second,
  followUp: 10 * minute,
  orphaned: 60 * second,
  scanFresh: 5 * minute,
  lookAhead: minute,
  backoff: 2 * second,
  backoffMax: 15 * minute,
  patience: 6,
  quotaWait: 6 * 60 * minute,
  history: 30 * day,
  draftLife: 30 * day,
  parallel: 6,
  ageing: 10 * minute,
};
