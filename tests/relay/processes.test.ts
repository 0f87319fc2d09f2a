import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { relayRoutes } from '../../lib/http/relay';
import { type Sandbox, startSandbox } from '../../lib/sandbox/start';
import { type RedisServer, startRedis } from '../support/redis';
import { askRelay, relayEnv, sandboxToken } from '../support/relay';
import { root } from '../support/source';

const started = z.looseObject({ event: z.literal('started'), port: z.number() });

interface Process {
  url: string;
  kill(): Promise<void>;
}

let sandbox: Sandbox;
let redis: RedisServer;
const relays: Process[] = [];
/** Ten people ask from one address here, and ask often while nobody answers: how often they may is another test's. */
const unbraked = { RELAY_PERSON_PER_MINUTE: '1000000', RELAY_ADDRESS_PER_MINUTE: '1000000' };

async function startProcess(): Promise<Process> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'relay/main.ts'], {
    cwd: root,
    env: { ...process.env, ...relayEnv(sandbox, { RELAY_REDIS_URL: redis.url, ...unbraked }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [first] = z.tuple([z.string()]).parse(await once(lines, 'line'));
  lines.resume();
  return {
    url: `http://127.0.0.1:${started.parse(JSON.parse(first)).port}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

beforeAll(async () => {
  sandbox = await startSandbox({ seed: () => ({ mails: [], folders: [], labels: [] }) });
  redis = await startRedis();
  relays.push(...(await Promise.all([startProcess(), startProcess()])));
});
afterAll(async () => {
  await Promise.all(relays.map(({ kill }) => kill()));
  await redis?.close();
  await sandbox?.close();
});

const row = 'dingtalk.external_contacts.create';
const limit = { count: 20, perMs: 1_000 };

/**
 * Ten people want twelve places each, of whichever relay answers. In the midst of it one relay is killed, then Redis, which
 * comes back empty. Each place is used the moment it is given; by when it was asked for and when it was used, no second
 * holds more than the service allows, and who is heard waits for at most two windows of others.
 */
it('gives no place twice and loses none, whoever dies', async () => {
  const app = { brand: 'dingtalk', appId: sandbox.dingtalk.appKey };
  const used: { person: string; id: string; at: number }[] = [];
  /** When each person was first answered. */
  const heard = new Map<string, number>();
  let redisCame = Number.POSITIVE_INFINITY;

  async function place(person: string, token: string, id: string): Promise<void> {
    for (let turn = used.length; ; turn++) {
      const relay = relays[turn % relays.length];
      const answer = await askRelay(
        relay?.url ?? '',
        'slot',
        { ...app, row, class: 'click', id },
        token,
      ).catch(() => null);
      const at = performance.now();
      if (!answer?.ok) {
        await sleep(50);
        continue;
      }
      if (!heard.has(person)) heard.set(person, at);
      const said = relayRoutes.slot.reply.parse(answer.reply);
      if (said.in === 0) {
        used.push({ person, id, at });
        return;
      }
      await sleep(said.in);
    }
  }

  const people = await Promise.all(
    Array.from({ length: 10 }, async (_, at) => ({
      person: `p${at}`,
      token: await sandboxToken(sandbox, 'dingtalk', `p${at}`),
    })),
  );
  const all = people.flatMap(({ person, token }) =>
    Array.from({ length: 12 }, (_, at) => place(person, token, `${person}-${at}`)),
  );
  const count = async (wanted: number) => {
    while (used.length < wanted) await sleep(10);
  };
  await count(30);
  await relays[0]?.kill();
  await count(60);
  await redis.kill();
  await sleep(300);
  await redis.start();
  redisCame = performance.now();
  await Promise.all(all);

  expect(new Set(used.map(({ id }) => id)).size).toBe(120);
  const times = used.map(({ at }) => at).sort((a, b) => a - b);
  for (const [index, at] of times.entries()) {
    const before = times[index - limit.count];
    if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(limit.perMs);
  }
  const [first = 0] = times.filter((at) => at > redisCame);
  expect(first - redisCame).toBeGreaterThanOrEqual(limit.perMs);
  for (const { person } of people) {
    const own = used.filter((one) => one.person === person).map(({ at }) => at);
    expect(own).toHaveLength(12);
    const [asked = 0, first = 0] = [heard.get(person), Math.min(...own)];
    expect(times.filter((at) => at > asked && at < first).length).toBeLessThanOrEqual(2 * limit.count);
  }
}, 60_000);
