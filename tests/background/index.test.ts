import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../support/until';
import { type FakeBrowser, fakeBrowser, own, ownId } from './fake-browser';

let fake: FakeBrowser;

vi.mock('webextension-polyfill', () => ({
  get default() {
    return fake.browser;
  },
}));

const popup = { id: ownId, url: `${own}popup.html`, origin: own.slice(0, -1) };

async function main(): Promise<void> {
  vi.resetModules();
  const { default: background } = await import('../../entrypoints/background/index');
  background.main();
}

beforeEach(() => {
  fake = fakeBrowser();
  vi.stubGlobal('navigator', {
    onLine: true,
    locks: { request: (_: string, work: () => unknown) => work() },
  });
  vi.stubGlobal('addEventListener', vi.fn());
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('the background', () => {
  it('listens to everything in its first turn', async () => {
    vi.resetModules();
    const { default: background } = await import('../../entrypoints/background/index');
    background.main();
    const { alarms, commands, contextMenus, permissions, runtime } = fake.parts;
    for (const event of [
      ...[runtime.onMessage, runtime.onInstalled, runtime.onStartup, alarms.onAlarm],
      ...[permissions.onAdded, permissions.onRemoved, commands.onCommand, contextMenus.onClicked],
    ]) {
      expect(event.listeners).toHaveLength(1);
    }
    expect(vi.mocked(globalThis.addEventListener).mock.calls.map(([type]) => type)).toEqual(['online']);
  });

  it('answers the message that woke it, once everything has come about', async () => {
    await main();
    const [answer] = fake.parts.runtime.onMessage.fire({ message: 'state.get', input: {} }, popup);
    expect(await answer).toMatchObject({ ok: true, output: { accounts: [], account: null } });
  });

  it('leaves messages that are not its own to others', async () => {
    await main();
    expect(fake.parts.runtime.onMessage.fire({ event: {} }, popup)).toEqual([undefined]);
    expect(fake.parts.runtime.onMessage.fire({ message: 'state.get', input: {} }, { id: 'x' })).toEqual([
      undefined,
    ]);
  });

  it('refuses the web page that speaks in the extension’s name without a grant', async () => {
    await main();
    const stranger = { id: ownId, url: 'https://evil.example/', frameId: 0, tab: { id: 1 } };
    const [answer] = fake.parts.runtime.onMessage.fire({ message: 'state.get', input: {} }, stranger);
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    fake.origins.add('https://open.feishu.cn/*');
    const api = { ...stranger, url: 'https://open.feishu.cn/page' };
    const [other] = fake.parts.runtime.onMessage.fire({ message: 'state.get', input: {} }, api);
    expect(await other).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  });

  it('makes its menu and its wake-up anew when it was installed or updated', async () => {
    await main();
    fake.parts.runtime.onInstalled.fire({ reason: 'update' });
    await until(() => fake.only('menu').length === 7, 'the menu');
    expect(fake.only('menu')).toEqual([
      [{ id: 'save-selection', title: '<menuSaveSelection>', contexts: ['selection'] }],
      [{ id: 'read-selection', title: '<menuReadSelection>', contexts: ['selection'] }],
      [{ id: 'review-selection', title: '<menuReviewSelection>', contexts: ['selection'] }],
      [
        {
          ...{ id: 'save-link', title: '<menuSaveLink>', contexts: ['link'] },
          targetUrlPatterns: ['mailto:*'],
        },
      ],
      [{ id: 'save-sender', title: '<commandSaveSender>', contexts: ['page', 'frame'] }],
      [{ id: 'point-at-sender', title: '<commandPoint>', contexts: ['page', 'frame'] }],
      [{ id: 'from-text', title: '<menuSource>', contexts: ['page', 'frame'] }],
    ]);
  });

  it('opens the settings once it is installed, where the policy lets it', async () => {
    fake.parts.storage.managed.values.set('firstRun', true);
    await main();
    fake.parts.runtime.onInstalled.fire({ reason: 'install' });
    await until(() => fake.only('createTab').length > 0, 'the settings');
    expect(fake.only('createTab')).toEqual([[{ url: `${own}options.html` }]]);
  });

  it('does not open them in the demo', async () => {
    vi.stubEnv('MODE', 'demo');
    fake.parts.storage.managed.values.set('firstRun', true);
    await main();
    fake.parts.runtime.onInstalled.fire({ reason: 'install' });
    await until(() => fake.only('menu').length === 7, 'the menu');
    const [answer] = fake.parts.runtime.onMessage.fire({ message: 'state.get', input: {} }, popup);
    expect(await answer).toMatchObject({ ok: true });
    expect(fake.only('createTab')).toEqual([]);
  });
});
