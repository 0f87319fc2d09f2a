import { describe, expect, it } from 'vitest';
import { Failure } from '../../lib/domain/failure';
import type { Gate } from '../../lib/outbox/contract';
import { logSlot, newLane } from '../../lib/outbox/lane';
import { createMemoryStore } from '../../lib/outbox/memory-store';
import { createAsk } from '../../lib/outbox/read';

const start = Date.UTC(2026, 3, 1);
const limits = [{ count: 1, perMs: 10_000, source: 'documented' }] as const;

function createDesk() {
  let now = start;
  const store = createMemoryStore();
  const ask = createAsk<{ read(id: string): Promise<string> }>({
    clock: { now: () => now },
    ...{ store, random: () => 0, owner: 'me', jobs: [], online: () => true },
    port: (_, gate: Gate) => ({
      read: async (id) => {
        await gate({ id: `feishu.${id}`, limits });
        return `read at ${now - start}`;
      },
    }),
    laneOf: (account, operation) => ({ key: `${account} ${operation}`, limits }),
    wakeAt: () => undefined,
    changed: () => undefined,
    timer: (ms, fn) => {
      now += ms;
      fn();
      return () => undefined;
    },
  });
  const lane = (key: string) => store.read((tx) => tx.get('lanes', key));
  return { ask, store, lane, pass: (ms: number) => (now += ms), now: () => now };
}

describe('a read beside the journal', () => {
  it('takes a slot of its lane', async () => {
    const { ask, lane } = createDesk();
    expect(await ask('me', (port) => port.read('mails.get'))).toBe('read at 0');
    expect(await lane('me mails.get')).toMatchObject({ calls: 1, log: [start] });
  });

  it('waits a little for one, and no longer than a screen can', async () => {
    const { ask, pass } = createDesk();
    await ask('me', (port) => port.read('mails.get'));
    pass(6000);
    expect(await ask('me', (port) => port.read('mails.get'))).toBe('read at 10200');
    pass(1000);
    await expect(ask('me', (port) => port.read('mails.get'))).rejects.toMatchObject({
      facts: { kind: 'rateLimited', execution: 'notExecuted', retryAt: start + 20_400 },
    });
    expect(await ask('me', (port) => port.read('labels.list'))).toBe('read at 11200');
  });

  it('counts each of several calls', async () => {
    const { ask, lane, store } = createDesk();
    await store.write('strict', (tx) => tx.put('lanes', logSlot(newLane('me a'), limits, start - 60_000)));
    const both = await ask('me', async (port) => [await port.read('a'), await port.read('b')]);
    expect(both).toEqual(['read at 0', 'read at 0']);
    expect(await lane('me b')).toMatchObject({ calls: 1 });
  });

  it('tells its lane of a refusal, and passes it on', async () => {
    const { ask, lane } = createDesk();
    const facts = { kind: 'rateLimited', execution: 'notExecuted', retryAt: start + 7000 } as const;
    const refused = ask('me', async (port) => {
      await port.read('a');
      throw new Failure(facts);
    });
    await expect(refused).rejects.toMatchObject({ facts });
    expect(await lane('me a')).toMatchObject({ refused: 1, blockedUntil: start + 7000 });
    const other = ask('me', async (port) => {
      await port.read('b');
      throw new Error('else');
    });
    await expect(other).rejects.toThrow('else');
    expect(await lane('me b')).toMatchObject({ refused: 0 });
    await expect(ask('me', () => Promise.reject(new Failure(facts)))).rejects.toMatchObject({ facts });
  });

  it('counts a late answer as sent then', async () => {
    const { ask, lane, pass } = createDesk();
    await ask('me', async (port) => {
      await port.read('a');
      pass(5000);
    });
    expect(await lane('me a')).toMatchObject({ log: [start + 5000] });
  });
});
