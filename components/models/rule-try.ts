import { type ReadonlySignal, signal } from '@preact/signals';
import { addressKey } from '../../lib/domain/address';
import type { FailureFacts } from '../../lib/domain/failure';
import type { RuleBody } from '../../lib/domain/rule';
import type { Cost, TriedMail, TriedPage } from '../../lib/domain/rule-view';
import type { Counts } from '../../lib/rules/danger';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

export interface Tried {
  state: 'idle' | 'running' | 'stopped' | 'done';
  caught: readonly TriedMail[];
  near: readonly TriedMail[];
  looked: number;
  /** Mails of the whole time, null until the service has said. */
  total: number | null;
  cost: Cost;
}

export interface RuleTryModel {
  tried: ReadonlySignal<Tried>;
  failure: ReadonlySignal<FailureFacts | null>;
  /** Texts were read and did not tell: they are withheld. */
  withheld: ReadonlySignal<boolean>;
  run(rule: RuleBody): Promise<void>;
  stop(): void;
  /** Reads the texts of the mails that are uncertain. */
  look(rule: RuleBody): Promise<void>;
  /** What was tried is no longer what would be made. */
  forget(): void;
  counts(): Counts | null;
  close(): void;
}

const days = 30;
/** The service hands out so many at once. */
const pageOfTexts = 20;
const nothing: Tried = {
  state: 'idle',
  caught: [],
  near: [],
  looked: 0,
  total: null,
  cost: { search: 0, read: 0 },
};

const plus = (a: Cost, b: Cost): Cost => ({ search: a.search + b.search, read: a.read + b.read });

export function createRuleTry(
  { client }: Pick<App, 'client'>,
  account: string | null,
  sender: string,
): RuleTryModel {
  const where = account === null ? {} : { account };
  const tried = signal<Tried>(nothing);
  const failure = signal<FailureFacts | null>(null);
  const withheld = signal(false);
  const about = addressKey(sender);
  let turn = 0;

  function take(page: TriedPage): void {
    const { caught, near, looked, total, cost } = tried.value;
    tried.value = {
      state: page.next === null ? 'done' : 'running',
      caught: [...caught, ...page.caught],
      near: [...near, ...page.near],
      looked: looked + page.looked,
      total: page.total ?? total,
      cost: plus(cost, page.cost),
    };
  }

  async function run(rule: RuleBody): Promise<void> {
    turn += 1;
    const mine = turn;
    failure.value = null;
    withheld.value = false;
    tried.value = { ...nothing, state: 'running' };
    let cursor: string | null = null;
    do {
      try {
        const page: TriedPage = await client.send('rule.try', { ...where, rule, sender, days, cursor });
        if (mine !== turn) return;
        take(page);
        cursor = page.next;
      } catch (error) {
        if (mine !== turn) return;
        failure.value = failureOf(error);
        tried.value = { ...tried.value, state: 'stopped' };
        return;
      }
    } while (cursor !== null);
  }

  async function look(rule: RuleBody): Promise<void> {
    const mine = turn;
    const unsure = tried.value.caught.filter(({ verdict }) => verdict === 'unsure').map(({ id }) => id);
    for (let at = 0; at < unsure.length; at += pageOfTexts) {
      try {
        const mails = unsure.slice(at, at + pageOfTexts);
        const { verdicts, cost } = await client.send('rule.look', { ...where, rule, mails });
        if (mine !== turn) return;
        withheld.value ||= Object.values(verdicts).includes('unsure');
        const judged = tried.value.caught.map((one) => ({
          ...one,
          verdict: verdicts[one.id] ?? one.verdict,
        }));
        const missed = judged.filter(({ verdict }) => verdict === 'no');
        tried.value = {
          ...tried.value,
          caught: judged.filter(({ verdict }) => verdict !== 'no'),
          near: [...tried.value.near, ...missed.filter(({ from }) => addressKey(from) === about)],
          cost: plus(tried.value.cost, cost),
        };
      } catch (error) {
        failure.value = failureOf(error);
        return;
      }
    }
  }

  function end(state: Tried): void {
    turn += 1;
    tried.value = state;
  }

  return {
    tried,
    failure,
    withheld,
    run,
    look,
    stop: () => end({ ...tried.value, state: 'stopped' }),
    forget() {
      if (tried.value.state !== 'idle') end(nothing);
    },
    counts() {
      const { state, caught, total, looked } = tried.value;
      if (state !== 'done') return null;
      const unsure = caught.filter(({ verdict }) => verdict === 'unsure').length;
      return { caught: caught.length - unsure, unsure, total: total ?? looked };
    },
    close: () => end(tried.value),
  };
}
