import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../lib/domain/failure';
import { openSandbox } from '../sandbox/open';
import { connect, feishuApp, type Life, live, lockManager, type Machine, machine } from './machine';

/** A worker that dies at its `at`-th step: a step begins and ends each call that leaves it. 0 = lives. */
function mortal(at: number) {
  let steps = 0;
  let die: () => void = () => undefined;
  const died = new Promise<'died'>((resolve) => {
    die = () => resolve('died');
  });
  const step = () => {
    steps += 1;
    if (steps < at || at === 0) return undefined;
    die();
    return new Promise<never>(() => undefined);
  };
  const around = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name) {
        const own: unknown = Reflect.get(target, name);
        if (typeof own !== 'function') return own;
        return (...args: unknown[]) => {
          const result: unknown = name === 'authorizeUrl' || name === 'close' ? own(...args) : null;
          if (result !== null) return result;
          return (async () => {
            await step();
            const answer: unknown = await own(...args);
            await step();
            return answer;
          })();
        };
      },
    });
  return { around, died, steps: () => steps };
}

async function lifeThatDies(on: Machine, at: number, work: (life: Life) => Promise<unknown>) {
  const { around, died, steps } = mortal(at);
  const life = await Promise.race([live(on, { around, lock: lockManager() }), died]);
  const end = life === 'died' ? life : await Promise.race([work(life).then(() => 'lived' as const), died]);
  return { end, steps: steps() };
}

/** What a person has after it: a login that works, or an account that says so clearly and can sign in again. */
async function worksOrSaysSo(on: Machine, id: string): Promise<'works' | 'signInAgain'> {
  const life = await live(on, { lock: lockManager() });
  try {
    const { person } = await life.auth.identity(feishuApp, await life.token(id));
    expect(id.endsWith(person)).toBe(true);
    return 'works';
  } catch (error) {
    expect(error instanceof Failure && error.facts.kind).toBe('signInAgain');
    expect(await life.accounts.get(id)).toMatchObject({ state: 'signInAgain', renewalCut: true });
    expect((await connect(life, on, { appSecret: undefined })).id).toBe(id);
    await life.auth.identity(feishuApp, await life.token(id));
    expect((await life.accounts.get(id))?.renewalCut).toBeUndefined();
    return 'signInAgain';
  }
}

async function connected() {
  const on = machine(await openSandbox());
  const { id } = await connect(await live(on), on);
  return { on, id };
}

describe('a worker that dies', () => {
  it('at any point of a refresh leaves a working login, or one that says sign in again', async () => {
    const { on, id } = await connected();
    const outcomes = new Set<string>();
    for (let at = 1; ; at += 1) {
      await on.clock.advance(7200_000);
      const { end } = await lifeThatDies(on, at, ({ token }) => token(id));
      outcomes.add(`${end} ${await worksOrSaysSo(on, id)}`);
      if (end === 'lived') break;
      expect(at).toBeLessThan(60);
    }
    expect([...outcomes].sort()).toEqual(['died signInAgain', 'died works', 'lived works']);
  });

  it('at any point of signing in leaves the old login or the new one', async () => {
    const { on, id } = await connected();
    for (let at = 1; ; at += 1) {
      const { end } = await lifeThatDies(on, at, (life) => connect(life, on));
      expect(await worksOrSaysSo(on, id)).toBe('works');
      if (end === 'lived') break;
      expect(at).toBeLessThan(80);
    }
  });

  it('at any point of the first sign-in leaves nothing half: connected, or not there', async () => {
    for (let at = 1; ; at += 1) {
      const on = machine(await openSandbox());
      const { end } = await lifeThatDies(on, at, (life) => connect(life, on));
      const life = await live(on, { lock: lockManager() });
      for (const { id } of await life.accounts.list()) expect(await worksOrSaysSo(on, id)).toBe('works');
      expect((await connect(life, on)).state).toBe('connected');
      if (end === 'lived') break;
      expect(at).toBeLessThan(80);
    }
  });

  it('at any point of signing out leaves a login that works or none, never a token without an account', async () => {
    for (let at = 1; ; at += 1) {
      const { on, id } = await connected();
      const { end } = await lifeThatDies(on, at, ({ accounts }) => accounts.signOut(id));
      const life = await live(on, { lock: lockManager() });
      if ((await life.accounts.list()).length > 0) expect(await worksOrSaysSo(on, id)).toBe('works');
      else {
        expect(on.session.values.has(`access.${id}`)).toBe(false);
        expect(await life.vault.tokens(id)).toBeNull();
      }
      if (end === 'lived') break;
      expect(at).toBeLessThan(40);
    }
  });
});

const event = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ kind: fc.constant('ask' as const), dieAt: fc.integer({ min: 0, max: 25 }) }),
  fc.constant({ kind: 'closeBrowser' as const }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.constantFrom('beforeCommit', 'afterCommit') }),
);

describe('any history of waits, deaths, restarts and broken lines', () => {
  it('ends in a working login or a clear sign in again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 12 }), async (history) => {
        const { on, id } = await connected();
        for (const now of history) {
          if (now.kind === 'wait') await on.clock.advance(now.minutes * 60_000);
          if (now.kind === 'closeBrowser') on.session.values.clear();
          if (now.kind === 'drop') {
            const match = { row: 'feishu.auth.token' };
            await on.sandbox.control('faults', { kind: 'drop', match, times: 1, at: now.at });
          }
          if (now.kind === 'ask') {
            await lifeThatDies(on, now.dieAt, ({ token }) => token(id).catch(() => undefined));
          }
        }
        await fetch(`${on.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
        await worksOrSaysSo(on, id);
        await on.sandbox.close();
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
