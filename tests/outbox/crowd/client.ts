import { forecast } from '../../../lib/outbox/forecast';
import { type LaneRow, logSlot, newLane, nextSlot, settleSlot } from '../../../lib/outbox/lane';
import type { Demand } from '../../../lib/outbox/pace';
import { refuseSlot } from '../../../lib/outbox/refusal';
import type { Quota } from './counter';

/** How one client of many decides when to send. Moments are of its own clock. */
export interface Sending {
  /** When the next call may go, ≥ `now`. */
  next(now: number): number;
  sent(now: number): void;
  took(sentAt: number, now: number): void;
  /** When the refused call may be tried again, whatever else may go before. */
  refused(sentAt: number, now: number, resetMs: number): number;
  /** When those that wait are said to go, given from when on each may. */
  foretell?(now: number, waiting: readonly { from: number }[]): number[];
}

export interface Circumstances {
  quota: Quota;
  clients: number;
  /** Whether its calls are parts of batches. */
  batch: boolean;
  random(): number;
}

export type Policy = (circumstances: Circumstances) => Sending;

/** The outbox's lanes as its transactions use them. `seats`: what the company's policy says of who shares the counter. */
export const outboxLanes =
  (seats: (clients: number) => number): Policy =>
  ({ quota, clients, batch, random }) => {
    const limits = [{ ...quota, source: 'documented' as const }];
    const demand: Demand = { batch, seats: seats(clients) };
    const key = 'crowd';
    let lane: LaneRow = newLane(key);
    return {
      next: (now) => nextSlot(lane, limits, now, demand),
      sent: (now) => {
        lane = logSlot(lane, limits, now, demand);
      },
      took: (sentAt, now) => {
        lane = settleSlot(lane, limits, sentAt, now, demand);
      },
      refused: (sentAt, now, resetMs) => {
        const refusal = { sentAt, now, retryAt: now + resetMs, random: random() };
        const { lane: closed, again } = refuseSlot(lane, limits, refusal, demand);
        lane = closed;
        return again;
      },
      foretell(now, waiting) {
        const goings = waiting.map(({ from }, index) => ({
          ...{ id: `${index}`, lane: { key, limits }, ready: from, demand, after: null },
        }));
        const at = forecast(goings, new Map([[key, lane]]), now);
        return goings.map(({ id }) => at.get(id) ?? now);
      },
    };
  };

/** Sends, and again as soon as the service counts anew. */
const retryAtReset: Policy = () => {
  let from = 0;
  return {
    next: (now) => Math.max(now, from),
    sent: () => undefined,
    took: () => undefined,
    refused: (_, now, resetMs) => {
      from = now + resetMs;
      return from;
    },
  };
};

/** Doubles from 1 s to 64 s; a random part of that is waited. */
const exponential: Policy = ({ random }) => {
  let from = 0;
  let failures = 0;
  return {
    next: (now) => Math.max(now, from),
    sent: () => undefined,
    took: () => {
      failures = 0;
    },
    refused: (_, now) => {
      from = now + random() * Math.min(64_000, 1000 * 2 ** failures);
      failures += 1;
      return from;
    },
  };
};

/** The adaptive mode of the AWS clients: a token bucket whose rate follows a cubic, never under one in two seconds. */
const awsAdaptive: Policy = ({ random }) => {
  const [beta, least, scale, smooth] = [0.7, 0.5, 0.4, 0.8];
  let [rate, capacity, most, tokens] = [least, 1, 0, 0];
  let [filled, throttled, window, count, measured, counted] = [0, 0, 0, 0, 0, 0];
  let [enabled, from, failures] = [false, 0, 0];
  const fill = (seconds: number) => {
    if (filled > 0) tokens = Math.min(capacity, tokens + (seconds - filled) * rate);
    filled = seconds;
  };
  const measure = (seconds: number) => {
    count += 1;
    const bin = Math.floor(seconds * 2) / 2;
    if (bin <= counted) return;
    measured = (count / (bin - counted)) * smooth + measured * (1 - smooth);
    [count, counted] = [0, bin];
  };
  const update = (to: number, seconds: number) => {
    fill(seconds);
    rate = Math.max(least, Math.min(to, 2 * measured));
    capacity = Math.max(1, rate);
    tokens = Math.min(tokens, capacity);
  };
  return {
    next(now) {
      const at = Math.max(now, from);
      if (!enabled) return at;
      fill(at / 1000);
      return tokens >= 1 ? at : at + Math.ceil(((1 - tokens) / rate) * 1000);
    },
    sent: () => {
      tokens -= 1;
    },
    took(_, now) {
      failures = 0;
      const seconds = now / 1000;
      measure(seconds);
      window = ((most * (1 - beta)) / scale) ** (1 / 3);
      update(scale * (seconds - throttled - window) ** 3 + most, seconds);
    },
    refused(_, now) {
      const seconds = now / 1000;
      measure(seconds);
      most = enabled ? Math.min(measured, rate) : measured;
      throttled = seconds;
      enabled = true;
      update(most * beta, seconds);
      from = now + random() * Math.min(20_000, 500 * 2 ** failures);
      failures += 1;
      return from;
    },
  };
};

/** A rate that grows by a little with each success and halves with each refusal, sent at random about it. */
const aimd: Policy = ({ quota, random }) => {
  const whole = quota.count / quota.perMs;
  let rate = whole;
  let from = 0;
  const spread = (now: number) => {
    from = now + (0.5 + random()) / rate;
  };
  return {
    next: (now) => Math.max(now, from),
    sent: spread,
    took(_, now) {
      rate = Math.min(whole, rate + whole / 500);
      spread(now);
    },
    refused(_, now) {
      rate = Math.max(whole / 20_000, rate / 2);
      spread(now);
      return from;
    },
  };
};

/** By name, as they are reported. */
export const policies: Readonly<Record<string, Policy>> = {
  outbox: outboxLanes(() => 0),
  'outbox+seats': outboxLanes((clients) => clients),
  retryAtReset,
  exponential,
  awsAdaptive,
  aimd,
};
