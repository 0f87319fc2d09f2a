import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Intent } from '../../../lib/domain/intent';
import type { Rule, RuleBody } from '../../../lib/domain/rule';
import { createClient } from '../../../lib/http/client';
import { jobs } from '../../../lib/jobs/jobs';
import { createMemoryStore } from '../../../lib/outbox/memory-store';
import { createOutbox } from '../../../lib/outbox/outbox';
import { createFeishuPort } from '../../../lib/providers/feishu/port';
import { feishuRows } from '../../../lib/providers/feishu/rows';
import { feishuWire } from '../../../lib/providers/feishu/wire';
import type { ProviderPort } from '../../../lib/providers/provider';
import { startSandbox } from '../../../lib/sandbox/start';
import { speakTo } from '../../sandbox/open';

const wireRule = z.looseObject({ id: z.string(), name: z.string(), is_enable: z.boolean() });

/** The services on this machine, with a clock that workers and services share. */
export async function openService() {
  let now = 1_790_000_000_000;
  const sandbox = await startSandbox({ checkReplies: true, realNow: () => now });
  onTestFinished(() => sandbox.close());
  const speak = speakTo(sandbox);
  const token = await speak.token();
  let workers = 0;

  /** One worker: its own journal, its own client. */
  function worker() {
    workers += 1;
    let wake: number | null = null;
    const port = (gate?: Parameters<typeof createClient>[0]['gate']): ProviderPort =>
      createFeishuPort(
        createClient({
          wire: feishuWire,
          hosts: { api: sandbox.url, accounts: sandbox.url },
          fetch: globalThis.fetch,
          now: () => now,
          token: async () => token,
          ...(gate ? { gate } : {}),
        }),
      );
    const outbox = createOutbox<ProviderPort>({
      clock: { now: () => now },
      store: createMemoryStore(),
      random: () => 0.5,
      owner: `worker-${workers}`,
      jobs,
      port: (_, gate) => port(gate),
      laneOf: (_, operation) => ({
        key: operation,
        limits: feishuRows.find(({ id }) => id === `feishu.${operation}`)?.limits ?? [],
      }),
      online: () => true,
      wakeAt: (ms) => {
        wake = ms;
      },
      changed: () => undefined,
      timer(ms, fn) {
        // What a job waits for passes sooner than in earnest, and still later than the service answers.
        const waits = ms <= 5_000;
        const pass = () => {
          if (waits) now += ms;
          fn();
        };
        const timer = setTimeout(pass, waits ? 100 : ms);
        return () => clearTimeout(timer);
      },
    });
    let count = 0;
    const next = () => {
      count += 1;
      return `w${workers}-${count}`;
    };
    /** Runs from wake to wake until nothing is left to do or `ms` have passed. Time never stands still. */
    async function pass(ms = 120_000): Promise<void> {
      now += 1;
      const until = now + ms;
      await outbox.run();
      while (wake !== null && wake <= until) {
        now = Math.max(now, wake);
        wake = null;
        await outbox.run();
      }
    }
    const enqueue = (kind: string, input: unknown) => {
      now += 1;
      return outbox.enqueue({ id: next(), kind, account: 'me', input });
    };
    const settled = async (intent: Intent): Promise<Intent> => {
      await pass();
      return (await outbox.get(intent.id)) ?? intent;
    };
    return {
      outbox,
      port: port(),
      pass,
      enqueue,
      group: (group: Omit<Parameters<typeof outbox.enqueueGroup>[0], 'account'>) =>
        outbox.enqueueGroup({ ...group, account: 'me' }),
      async act(kind: string, input: unknown): Promise<Intent> {
        return settled(await enqueue(kind, input));
      },
      async undo(of: Intent): Promise<Intent> {
        now += 1;
        return settled(await outbox.undo(next(), of.id));
      },
      settled,
    };
  }

  return {
    ...speak,
    worker,
    advance: (ms: number) => {
      now += ms;
    },
    rules: async () => z.array(wireRule).parse((await speak.state()).rules),
    names: async () =>
      z
        .array(wireRule)
        .parse((await speak.state()).rules)
        .map(({ name }) => name)
        .join(''),
    edit: (change: object) => {
      now += 1;
      return speak.control('edit', { resource: 'rules', ...change });
    },
  };
}

export const sender = (text: string) => ({ part: 'sender', test: 'is', text }) as const;

export const body = (name: string, more: Partial<RuleBody> = {}): RuleBody => ({
  name,
  enabled: true,
  match: 'any',
  conditions: [sender(`${name}@x.example`)],
  actions: [{ act: 'markRead' }],
  stop: false,
  ...more,
});

/** The rules as a screen has them. */
export const seen = async ({ port }: { port: ProviderPort }): Promise<Rule[]> =>
  (await port.rules?.list()) ?? [];
