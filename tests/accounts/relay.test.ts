import { describe, expect, it, onTestFinished } from 'vitest';
import type { AccountRecord } from '../../lib/accounts/record';
import { createRelayCaller, relayBase } from '../../lib/accounts/relay';
import { createRelayClient } from '../../lib/accounts/relay-client';
import { createTickets } from '../../lib/accounts/tickets';
import { Failure } from '../../lib/domain/failure';
import { createDingtalkPort } from '../../lib/providers/dingtalk/port';
import { openSandbox } from '../sandbox/open';
import { openRelay, sandboxToken } from '../support/relay';

const factsOf = (error: unknown) => (error instanceof Failure ? error.facts : null);
const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => factsOf(error)?.kind,
  );

async function open(more: Record<string, string> = {}) {
  const sandbox = await openSandbox({
    realNow: Date.now,
    seed: () => ({ mails: [], folders: [], labels: [] }),
  });
  const relay = await openRelay(sandbox, more);
  onTestFinished(() => relay.close().catch(() => undefined));
  const heard: boolean[] = [];
  const ask = createRelayCaller({
    fetch,
    now: Date.now,
    online: () => true,
    admitted: async () => undefined,
    heard: (_base, answered) => void heard.push(answered),
  });
  const account: AccountRecord = {
    ...{ id: `dingtalk:${sandbox.dingtalk.appKey}:manager4220`, brand: 'dingtalk' },
    ...{ appId: sandbox.dingtalk.appKey, name: '', address: '', state: 'connected', scopes: [] },
    ...{ tokenEndpoint: 'v3', generation: 1, createdAt: 0, relay: relay.url },
  };
  return { sandbox, relay, ask, heard, account };
}

it('takes https alone for a relay’s address, unless it is told otherwise', () => {
  expect(relayBase(' https://relay.acme.example/mqe/ ', false)).toBe('https://relay.acme.example/mqe');
  for (const bad of [
    'http://relay.acme.example',
    'https://a:b@relay.example',
    'https://r.example/?x',
    'relay',
    'file:///x',
  ]) {
    expect(relayBase(bad, false), bad).toBeNull();
  }
  expect(relayBase('http://relay.acme.example', true)).toBe('http://relay.acme.example');
});

describe('asking the relay', () => {
  it('tells refusals as failures, with moments of this clock', async () => {
    const { ask, relay, account, heard } = await open({ RELAY_ADDRESS_PER_MINUTE: '2' });
    const { appId } = account;
    const person = () =>
      ask({ base: relay.url, name: 'person', ask: { brand: 'dingtalk', appId }, token: 'x' });
    expect(await kindOf(person())).toBe('tokenExpired');
    await kindOf(person());
    const over = await person().catch(factsOf);
    expect(over).toMatchObject({ kind: 'rateLimited', execution: 'notExecuted' });
    expect(over && 'retryAt' in over ? (over.retryAt ?? 0) - Date.now() : 0).toBeGreaterThan(0);
    expect(heard).toEqual([true, true, true]);
    await relay.close();
    expect(await kindOf(person())).toBe('network');
    expect(heard.at(-1)).toBe(false);
  });

  it('carries a port: renews a refused token once, and has the app’s calls made', async () => {
    const { ask, account, sandbox } = await open();
    const good = await sandboxToken(sandbox, 'dingtalk');
    const asked: (string | undefined)[] = [];
    const client = createRelayClient({
      relay: ask,
      record: async () => account,
      token: async (rejected) => {
        asked.push(rejected);
        return rejected === undefined ? 'old' : good;
      },
      gate: () => undefined,
    });
    const port = createDingtalkPort(client).externalContacts;
    const [group] = (await port?.labelGroups(undefined))?.rows ?? [];
    expect(group).toMatchObject({ name: '类型', colour: '#17c295' });
    expect(asked).toEqual([undefined, 'old']);
    const { relay: _, ...alone } = account;
    const without = createRelayClient({
      ...{ relay: ask, record: async () => alone, token: async () => good, gate: () => undefined },
    });
    expect(
      await kindOf(createDingtalkPort(without).externalContacts?.list(undefined) ?? Promise.resolve()),
    ).toBe('appConfig');
  });
});

describe('places in the shared queue', () => {
  it('are asked for with the account’s own token, and refused where no relay gives any', async () => {
    const { ask, relay, sandbox } = await open();
    const { appId } = sandbox.feishu;
    const token = await sandboxToken(sandbox, 'feishu');
    const record = (change: Partial<AccountRecord>): AccountRecord => ({
      ...{ id: `feishu:${appId}:ou`, brand: 'feishu', appId, name: '', address: '', state: 'connected' },
      ...{ scopes: [], tokenEndpoint: 'v3', generation: 1, createdAt: 0, relay: relay.url },
      ...change,
    });
    let up = true;
    const tickets = (one: AccountRecord) =>
      createTickets({
        relay: ask,
        accounts: async () => [{ ...one, relay: one.relay ?? null }],
        token: async () => token,
        now: Date.now,
        up: () => up,
      });
    const lane = `feishu.labels.patch feishu ${appId}`;
    // The relay has not seen anybody sign in yet, and does not know the company.
    expect(await kindOf(tickets(record({})).ask(lane, 'click', 'a'))).toBe('unavailable');
    const { relay: _, ...alone } = record({});
    await expect(tickets(alone).ask(lane, 'click', 'a')).rejects.toThrow('no relay');
    await expect(tickets(record({ state: 'signInAgain' })).ask(lane, 'click', 'a')).rejects.toThrow(
      'no relay',
    );
    up = false;
    await expect(tickets(record({})).ask(lane, 'click', 'a')).rejects.toThrow('no relay');
  });
});
