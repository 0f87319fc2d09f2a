import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../entrypoints/background/world';
import type { Feature } from '../../lib/domain/account';
import type { Origin } from '../../lib/messages/receiver';
import { lockManager, person } from '../accounts/machine';
import { type OpenSandbox, openSandbox } from '../sandbox/open';
import { type FakeBrowser, fakeBrowser } from './fake-browser';

const page: Origin = { sender: 'page', origin: 'chrome-extension://abcdefghijklmnop' };
const host = 'brightwater.feishu.cn';
const raw = (id: string) =>
  `From: Mei Lin <mei@hangzhou.example>\r\nTo: me@brightwater.example\r\nSubject: Lens samples\r\nMessage-ID: <${id}@hangzhou.example>\r\n\r\nHello`;
const open = {
  from: 'mei@hangzhou.example',
  name: 'Mei Lin',
  subject: 'Lens samples',
  date: '',
  messageId: '',
};
const mei = { name: 'Mei Lin', address: 'mei@hangzhou.example' };

let sandbox: OpenSandbox;
let fake: FakeBrowser;
let world: World;
let online = true;

beforeEach(async () => {
  vi.stubEnv('MODE', 'demo');
  vi.stubGlobal('indexedDB', new IDBFactory());
  sandbox = await openSandbox({ realNow: Date.now });
  fake = fakeBrowser();
  online = true;
  fake.origins.add('http://127.0.0.1/*').add('https://*.feishu.cn/*');
  fake.parts.storage.local.values.set('demo', { url: sandbox.url, app: sandbox.feishu });
  fake.consent(person('allow'));
  world = await openWorld(fake.browser, {
    ...{ indexedDB, fetch, crypto, lock: lockManager(), transport: { streams: false, replies: () => [] } },
    online: () => online,
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

async function connect(features: Feature[]): Promise<void> {
  const { appId, appSecret } = sandbox.feishu;
  await world.handlers['account.connect'](
    { brand: 'feishu', appId, appSecret, features, tokenEndpoint: 'v3' },
    page,
  );
}
const confirm = (mail: Partial<typeof open> = {}, where = host, from = page) =>
  world.handlers['mail.confirm']({ host: where, mail: { ...open, ...mail } }, from);
const asked = async (wanted: string) =>
  ((await sandbox.state()).requests ?? []).filter(({ row }) => row === wanted).length;
const searches = () => asked('feishu.search.messages');
const reads = () => asked('feishu.messages.batch_get');
/** The page that shows the mail, with something in its address. */
function openTab(token: string, origin = `https://${host}`): Origin {
  fake.tabs.push({ id: 7, active: true, url: `${origin}/mail/inbox/${token}` });
  return { sender: 'tab', origin, tab: 7 };
}

describe('an open mail, looked up in the service', () => {
  it('completes a name without an address, and asks once', async () => {
    await sandbox.control('deliver', { raw: raw('1') });
    await connect(['contacts', 'messages']);
    expect(await confirm({ from: '' })).toEqual({ sender: mei, reasons: [] });
    expect(await confirm({ from: '' })).toEqual({ sender: mei, reasons: [] });
    expect(await searches()).toBe(1);
  });

  it('brings what the service warns of', async () => {
    await sandbox.control('deliver', { raw: raw('1'), spam: true });
    await connect(['contacts', 'messages']);
    expect(await confirm()).toEqual({ sender: mei, reasons: [{ kind: 'serverRisk', evidence: 'WARNING' }] });
  });

  it('says nothing where it cannot be told which mail it is', async () => {
    await sandbox.control('deliver', { raw: raw('1') });
    await sandbox.control('deliver', { raw: raw('2') });
    await connect(['contacts', 'messages']);
    expect(await confirm({ from: '' })).toBeNull();
    expect(await confirm({ from: '', name: 'Somebody Else' })).toBeNull();
    expect(await confirm({ from: '', name: '' })).toBeNull();
    expect(await confirm({ messageId: '2@hangzhou.example' })).toEqual({ sender: mei, reasons: [] });
  });

  it('is not asked about mails of other services, nor without the permission', async () => {
    await sandbox.control('deliver', { raw: raw('1') });
    await connect(['contacts', 'messages']);
    expect(await confirm({}, 'mail.example')).toBeNull();
    expect(await confirm({}, host, { sender: 'tab', origin: 'https://mail.example', tab: 7 })).toBeNull();
    expect(await searches()).toBe(0);
  });

  it('leaves the page to itself without the permission or the network', async () => {
    await connect(['contacts']);
    expect(await confirm()).toBeNull();
    expect(await searches()).toBe(0);
    await connect(['contacts', 'messages']);
    online = false;
    expect(await confirm()).toBeNull();
    online = true;
    await sandbox.control('deliver', { raw: raw('1') });
    expect(await confirm()).toEqual({ sender: mei, reasons: [] });
  });

  describe('whose id the address of the page holds', () => {
    const deliver = async (id: string) =>
      String((await sandbox.control('deliver', { raw: raw(id) })).message_id);

    it('is asked for by it alone, and told from another of the same sender and subject', async () => {
      const id = await deliver('1');
      await deliver('2');
      await connect(['contacts', 'messages']);
      expect(await confirm({ from: '' }, host, openTab(encodeURIComponent(id)))).toEqual({
        sender: mei,
        reasons: [],
      });
      expect([await reads(), await searches()]).toEqual([1, 0]);
    });

    it('is the one that the popup shows in front of the person', async () => {
      openTab(await deliver('1'));
      await connect(['contacts', 'messages']);
      expect(await confirm({ from: '' })).toEqual({ sender: mei, reasons: [] });
      expect([await reads(), await searches()]).toEqual([1, 0]);
    });

    it.each([
      ['another subject', { subject: 'Lens prices' }],
      ['another sender', { from: 'li@hangzhou.example' }],
      ['another name', { from: '', name: 'Li Mei' }],
      ['another day', { date: '2020-03-05T10:20:00+08:00' }],
      ['another Message-ID', { messageId: 'other@hangzhou.example' }],
    ])('is not taken for the open one with %s', async (_, shown) => {
      const from = openTab(await deliver('1'));
      await connect(['contacts', 'messages']);
      await confirm(shown, host, from);
      expect(await reads()).toBeGreaterThan(0);
      expect(await searches()).toBeGreaterThan(0);
    });

    it('is searched for where the service knows no such id', async () => {
      await deliver('1');
      const from = openTab(
        Buffer.from(Buffer.from('no mail has this').toString('base64')).toString('base64'),
      );
      await connect(['contacts', 'messages']);
      expect(await confirm({ from: '' }, host, from)).toEqual({ sender: mei, reasons: [] });
      expect(await searches()).toBe(1);
    });

    it('is not asked for by the address of another service', async () => {
      openTab(await deliver('1'), 'https://elsewhere.example');
      await connect(['contacts', 'messages']);
      expect(await confirm({ from: '' })).toEqual({ sender: mei, reasons: [] });
      expect(await searches()).toBe(1);
    });
  });
});
