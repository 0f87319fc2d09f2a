import { describe, expect, it } from 'vitest';
import type { FailureFacts, FailureKind } from '../../lib/domain/failure';
import type { Intent, IntentState } from '../../lib/domain/intent';
import { defaultPolicy } from '../../lib/outbox/policy';
import {
  afterRefusal,
  afterUnclear,
  backoff,
  cancellable,
  changed,
  dead,
  dispositionOf,
  holds,
  isOpen,
  isShown,
  settled,
  stopsAccount,
} from '../../lib/outbox/transitions';
import { start } from './support/bench';
import { intent } from './support/intent';

const now = start + 1000;
const moment = { now, random: 0.5, policy: defaultPolicy };
const states: IntentState[] = ['pending', 'inFlight', 'unknown', 'done', 'dead', 'cancelled'];
const facts = (kind: FailureKind, to: Partial<FailureFacts> = {}): FailureFacts => ({
  ...{ kind, execution: 'notExecuted', ...to },
});
const sent = intent({
  state: 'inFlight',
  owner: 'w',
  attempt: 2,
  sentAt: start,
  why: { key: 'x', params: [] },
});

describe('a change', () => {
  it('is dated and counted, and leaves the old row as it was', () => {
    const old = intent({ revision: 4 });
    expect(changed(old, now, { readyAt: 7 })).toEqual({ ...old, readyAt: 7, updatedAt: now, revision: 5 });
    expect(old.revision).toBe(4);
  });

  it('that settles keeps the result, and what held it up no longer does', () => {
    const row = settled({ ...sent, waiting: 'slot', needsYou: true, failures: 3 }, now, 'done', { id: '1' });
    expect(row).toMatchObject({
      state: 'done',
      settledAt: now,
      owner: null,
      result: { id: '1' },
      revision: 2,
    });
    const held = [row.waiting, row.needsYou, row.failures, row.why, row.failure, row.versions];
    expect(held).toEqual(held.map(() => undefined));
    expect('result' in settled(sent, now, 'cancelled')).toBe(false);
    expect(settled({ ...sent, result: 1 }, now, 'done').result).toBe(1);
  });

  it('that gives it to the person says why', () => {
    const why = { key: 'there', params: ['p'] };
    expect(dead({ ...sent, waiting: 'slot' }, now, { why })).toMatchObject({
      ...{ state: 'dead', settledAt: now, owner: null, needsYou: true, why, waiting: undefined },
    });
  });
});

describe('a state', () => {
  const those = (is: (row: Intent) => boolean, to: Partial<Intent> = {}) =>
    states.filter((state) => is(intent({ ...to, state })));

  it('is open until it is settled', () => {
    expect(those(isOpen)).toEqual(['pending', 'inFlight', 'unknown']);
  });

  it('can be cancelled while surely nothing was carried out', () => {
    expect(those(cancellable)).toEqual(['pending']);
    expect(those(cancellable, { maybeExecuted: true })).toEqual([]);
    expect(those(cancellable, { maybeExecuted: false })).toEqual(['pending']);
  });

  it('is shown, but for parts, for what joined another, and for housekeeping that needs nobody', () => {
    expect(those(isShown)).toEqual(states);
    expect(those(isShown, { parent: 'p' })).toEqual([]);
    expect(those(isShown, { mergedInto: 'm' })).toEqual([]);
    expect(those(isShown, { quiet: true })).toEqual(['dead', 'cancelled']);
    expect(those(isShown, { quiet: true, forced: true })).toEqual(states);
    expect(those(isShown, { quiet: true, forced: false })).toEqual(['dead', 'cancelled']);
  });

  it('in flight is held by the worker that made this attempt, and by no other', () => {
    expect(holds(sent, 2, 'w')).toBe(true);
    expect(holds(sent, 1, 'w')).toBe(false);
    expect(holds(sent, 2, 'v')).toBe(false);
    expect(holds({ ...sent, state: 'unknown' }, 2, 'w')).toBe(false);
    expect(holds(undefined, 2, 'w')).toBe(false);
  });
});

describe('a failure', () => {
  it('is one of five matters', () => {
    expect(dispositionOf(facts('unknown'))).toBe('again');
    expect(dispositionOf(facts('unknown', { http: 200 }))).toBe('no');
    expect(dispositionOf(facts('unknown', { code: 7 }))).toBe('no');
    expect(dispositionOf(facts('conflict'))).toBe('again');
    expect(dispositionOf(facts('forbidden'))).toBe('no');
    expect(dispositionOf(facts('rateLimited'))).toBe('lane');
    expect(dispositionOf(facts('quotaSpent'))).toBe('budget');
    expect(dispositionOf(facts('signInAgain'))).toBe('account');
  });

  it('stops the account unless one scope would do', () => {
    expect(stopsAccount(facts('signInAgain'))).toBe(true);
    expect(stopsAccount(facts('ipBlocked'))).toBe(true);
    expect(stopsAccount(facts('scopeMissingApp'))).toBe(false);
    expect(stopsAccount(facts('scopeMissingUser'))).toBe(false);
    expect(stopsAccount(facts('forbidden'))).toBe(false);
    expect(stopsAccount(facts('rateLimited'))).toBe(false);
  });

  it('is waited out for twice as long each time, half of it random', () => {
    expect([1, 2, 3].map((failures) => backoff(defaultPolicy, failures, 1))).toEqual([2000, 4000, 8000]);
    expect(backoff(defaultPolicy, 1, 0)).toBe(1000);
    expect(backoff(defaultPolicy, 1, 0.5)).toBe(1500);
    expect(backoff(defaultPolicy, 99, 1)).toBe(defaultPolicy.backoffMax);
    expect(backoff({ ...defaultPolicy, backoffMax: 1e12 }, 99, 1)).toBe(2000 * 2 ** 20);
  });
});

describe('after a refusal', () => {
  const refused = (kind: FailureKind, to: Partial<FailureFacts> = {}, row: Intent = sent) =>
    afterRefusal(row, facts(kind, to), moment, now + 77);

  it('it waits again, and is nobody’s', () => {
    expect(refused('conflict')).toMatchObject({
      ...{ state: 'pending', owner: null, failures: 1, why: undefined, failure: facts('conflict') },
      ...{ waiting: 'backoff', readyAt: now + 1500, needsYou: false },
    });
  });

  it('of the account it waits for the person', () => {
    expect(refused('signInAgain')).toMatchObject({ waiting: 'signIn', needsYou: true, readyAt: now });
  });

  it('of the lane it waits for the lane, and asks nobody', () => {
    const row = refused('rateLimited', { retryAt: now + 5000 });
    expect(row).toMatchObject({ waiting: 'slot', readyAt: now + 77, state: 'pending' });
    expect(row.needsYou).toBeUndefined();
  });

  it('of the budget it waits until the moment named, or for hours', () => {
    expect(refused('quotaSpent')).toMatchObject({
      waiting: 'backoff',
      readyAt: now + defaultPolicy.quotaWait,
    });
    expect(refused('quotaSpent', { retryAt: now })).toMatchObject({ readyAt: now + defaultPolicy.quotaWait });
    expect(refused('quotaSpent', { retryAt: now + 1 })).toMatchObject({ readyAt: now + 1 });
  });

  it('that passes it goes again, not before a moment that was named, and not after its history', () => {
    expect(refused('unavailable', { retryAt: now + 1 })).toMatchObject({ readyAt: now + 1500 });
    expect(refused('unavailable', { retryAt: now + 9000 })).toMatchObject({ readyAt: now + 9000 });
    expect(refused('unavailable', { retryAt: now + 1e13 }).readyAt).toBe(now + defaultPolicy.history);
  });

  it('for want of a network it says so', () => {
    expect(refused('offline').waiting).toBe('offline');
    expect(refused('network').waiting).toBe('backoff');
  });

  it('too often in a row the person is told, while it goes on', () => {
    const failed = (failures: number) => refused('conflict', {}, { ...sent, failures });
    expect(failed(4)).toMatchObject({ needsYou: false, failures: 5, readyAt: now + 24_000 });
    expect(failed(5)).toMatchObject({ needsYou: true, failures: 6, state: 'pending' });
  });

  it('that will not change the person decides', () => {
    expect(refused('forbidden')).toMatchObject({
      state: 'dead',
      needsYou: true,
      failure: facts('forbidden'),
    });
  });
});

describe('after no answer', () => {
  const unclear = (to: Partial<FailureFacts>, row = sent, repeatable = false) =>
    afterUnclear(row, { kind: 'network', execution: 'unknown', ...to }, moment, repeatable);
  const quiet = now + defaultPolicy.quiescence;

  it('it is unknown until the service is surely through with it', () => {
    expect(unclear({})).toMatchObject({
      ...{ state: 'unknown', waiting: 'quiescence', readyAt: quiet, unclearUntil: quiet },
      ...{ failures: 1, owner: null, why: undefined, needsYou: false, attempt: 2 },
    });
  });

  it('it is sent again soon where a repeat is harmless, and others wait all the same', () => {
    expect(unclear({}, sent, true)).toMatchObject({ readyAt: now + 1500, unclearUntil: quiet });
  });

  it('it takes longer where the service was struggling', () => {
    const slow = { ...sent, sentAt: now - defaultPolicy.slowAfter - 1 };
    const long = now + defaultPolicy.slowQuiescence;
    expect(unclear({ http: 500 }, slow).readyAt).toBe(long);
    expect(unclear({ http: 499 }, slow).readyAt).toBe(quiet);
    expect(unclear({}, slow).readyAt).toBe(quiet);
    expect(unclear({ http: 500 }, { ...slow, sentAt: slow.sentAt + 1 }).readyAt).toBe(quiet);
    expect(unclear({ http: 500 }, { ...slow, sentAt: undefined }).readyAt).toBe(quiet);
  });

  it('an earlier try that may still land is not forgotten', () => {
    expect(unclear({}, { ...sent, unclearUntil: quiet + 5 }).unclearUntil).toBe(quiet + 5);
    expect(unclear({}, { ...sent, unclearUntil: quiet - 5 }).unclearUntil).toBe(quiet);
  });

  it('too often in a row the person is told', () => {
    expect(unclear({}, { ...sent, failures: 4 })).toMatchObject({ failures: 5, needsYou: false });
    expect(unclear({}, { ...sent, failures: 5 })).toMatchObject({ failures: 6, needsYou: true });
  });
});
