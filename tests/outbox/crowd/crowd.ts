import { diceOf } from '../sim/random';
import { type Arrivals, arrivalsOf } from './arrivals';
import type { Policy } from './client';
import { type CounterKind, createCounter, type Quota } from './counter';
import { createHeap } from './heap';

export interface CrowdOptions {
  seed: number;
  policy: Policy;
  counter: CounterKind;
  quota: Quota;
  clients: number;
  arrivals: Arrivals;
  /** ms of the simulated world, and how much of it at the start is not measured. */
  span: number;
  warmUp: number;
  /** Clocks are apart by up to so much either way. */
  skew?: number;
  /** Wake-ups are late by up to so much. */
  lateness?: number;
  /** Share of the time that each client is offline, in spells of half an hour or so. */
  offline?: number;
  /** Refused work is not tried again: the bound's own world. */
  lossy?: boolean;
}

export interface CrowdResult {
  /** Of the capacity. */
  utilisation: number;
  /** Of all calls. */
  refused: number;
  /** Of first tries. */
  refusedFirst: number;
  /** All calls, as a share of the capacity. */
  load: number;
  jain: number;
  waitP50: number;
  waitP95: number;
  /** How far from the truth it was when a wish was said to go later, ms. */
  offP50: number;
  offP95: number;
  /** How often that was said. */
  told: number;
  accepted: number;
  refusals: number;
}

interface Wish {
  at: number;
  tried: boolean;
  from: number;
  /** When it was said to go. */
  told: number[];
}

interface Client {
  sending: ReturnType<Policy>;
  skew: number;
  /** `from`: not before, by the client's clock. */
  queue: Wish[];
  wakeAt: number;
  offlineUntil: number;
  served: number;
}

type Event =
  | { type: 'wish' | 'wake' | 'leave'; client: Client }
  | { type: 'arrive'; client: Client; sentAt: number; wish: Wish };

/** What goes sooner is not said to go later. */
const soon = 30_000;
/** Of more that wait for one client, none is asked about. */
const longestTold = 100;
const spell = 30 * 60_000;
const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;

/** N clients that share one counter of a service and know nothing of each other. */
export function runCrowd(options: CrowdOptions): CrowdResult {
  const { quota, arrivals, span, warmUp, skew = 0, lateness = 200, offline = 0, lossy = false } = options;
  const dice = diceOf(options.seed);
  const counter = createCounter(options.counter, quota, dice.random() * quota.perMs);
  const events = createHeap<Event>();
  const rate = quota.count / quota.perMs;
  const backlog = arrivals.kind === 'saturated';
  const batch = backlog || arrivals.kind === 'batches';
  const meanGap = 'load' in arrivals ? options.clients / (rate * arrivals.load) : 0;
  const clients: Client[] = [];
  for (let index = 0; index < options.clients; index += 1) {
    const sending = options.policy({ quota, clients: options.clients, batch, random: dice.random });
    const client: Client = {
      ...{ sending, skew: Math.round((dice.random() * 2 - 1) * skew), queue: [], served: 0 },
      ...{ wakeAt: Number.POSITIVE_INFINITY, offlineUntil: 0 },
    };
    clients.push(client);
    for (const at of arrivalsOf(arrivals, dice, span, meanGap)) events.push(at, { type: 'wish', client });
    if (backlog) events.push(dice.random() * quota.perMs, { type: 'wish', client });
    for (let at = offline > 0 ? dice.random() * (spell / offline) : span; at < span; at += spell / offline)
      events.push(at, { type: 'leave', client });
  }

  const waits: number[] = [];
  const off: number[] = [];
  const tally = { accepted: 0, refusals: 0, first: 0, firstRefused: 0 };
  const wake = (client: Client, at: number) => {
    if (at >= client.wakeAt) return;
    client.wakeAt = at;
    events.push(at, { type: 'wake', client });
  };

  /** Says when a wish will go. */
  const tell = (client: Client, wish: Wish, now: number) => {
    if (now < warmUp || client.queue.length > longestTold) return;
    const own = Math.round(now + client.skew);
    const moments = client.sending.foretell?.(own, client.queue) ?? [];
    const moment = (moments[client.queue.indexOf(wish)] ?? 0) - client.skew;
    if (moment - now > soon) wish.told.push(moment);
  };
  const ask = (client: Client, now: number) => {
    const wish: Wish = { at: now, tried: false, from: 0, told: [] };
    client.queue.push(wish);
    tell(client, wish, now);
  };

  /** Sends all that may go now, and wakes for the rest. */
  const work = (client: Client, now: number) => {
    const own = Math.round(now + client.skew);
    for (;;) {
      const ready = client.queue.findIndex(({ from }) => from <= own);
      const first = Math.min(...client.queue.map(({ from }) => from));
      const at = client.sending.next(own);
      if (ready < 0 || at > own) {
        const next = Math.max(at, ready < 0 ? first : 0);
        if (client.queue.length > 0) wake(client, next - client.skew + dice.random() * lateness);
        return;
      }
      const [wish] = client.queue.splice(ready, 1);
      if (!wish) return;
      client.sending.sent(own);
      events.push(now + 20 + dice.random() * 130, { type: 'arrive', client, sentAt: own, wish });
    }
  };

  const arrive = (client: Client, sentAt: number, wish: Wish, now: number) => {
    const reset = counter.take(now);
    const back = Math.round(now + 20 + dice.random() * 130 + client.skew);
    const measured = now >= warmUp;
    if (measured && !wish.tried) tally.first += 1;
    if (reset === null) {
      client.sending.took(sentAt, back);
      if (measured) {
        tally.accepted += 1;
        client.served += 1;
        waits.push(now - wish.at);
        for (const moment of wish.told) off.push(Math.abs(now - moment));
      }
      if (backlog) ask(client, now);
    } else {
      wish.from = client.sending.refused(sentAt, back, reset);
      if (measured) {
        tally.refusals += 1;
        if (!wish.tried) tally.firstRefused += 1;
      }
      wish.tried = true;
      if (!lossy) {
        client.queue.unshift(wish);
        tell(client, wish, back - client.skew);
      }
    }
    wake(client, back - client.skew);
  };

  for (let next = events.pop(); next && next.at < span; next = events.pop()) {
    const { at: now, item } = next;
    const { client } = item;
    if (item.type === 'arrive') {
      arrive(client, item.sentAt, item.wish, now);
      continue;
    }
    if (item.type === 'leave') client.offlineUntil = now + spell;
    if (item.type === 'wish') ask(client, now);
    if (item.type === 'wake') {
      if (now < client.wakeAt) continue;
      client.wakeAt = Number.POSITIVE_INFINITY;
    }
    if (now < client.offlineUntil) wake(client, client.offlineUntil);
    else work(client, now);
  }

  const capacity = rate * (span - warmUp);
  const sum = clients.reduce((total, { served }) => total + served, 0);
  const squares = clients.reduce((total, { served }) => total + served * served, 0);
  const calls = tally.accepted + tally.refusals;
  waits.sort((a, b) => a - b);
  off.sort((a, b) => a - b);
  return {
    utilisation: tally.accepted / capacity,
    refused: calls > 0 ? tally.refusals / calls : 0,
    refusedFirst: tally.first > 0 ? tally.firstRefused / tally.first : 0,
    load: calls / capacity,
    jain: squares > 0 ? (sum * sum) / (clients.length * squares) : 1,
    waitP50: quantile(waits, 0.5),
    waitP95: quantile(waits, 0.95),
    ...{ offP50: quantile(off, 0.5), offP95: quantile(off, 0.95), told: off.length },
    ...{ accepted: tally.accepted, refusals: tally.refusals },
  };
}
