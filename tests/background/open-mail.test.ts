import { beforeEach, describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../lib/capture/snapshot';
import { documentOf } from '../support/pages';
import { until } from '../support/until';
import { type Bench, openBench, page } from './bench';

/** What the reader hands over from a tab. */
const opened = (name: string, address: string, lines: string[] = []) => {
  const document =
    documentOf(`<html><head><title>Hello - Inbox</title></head><body><nav>Inbox<br>Sent<br>Drafts</nav>
    <main><h1>Hello</h1><div>From: <span>${name} &lt;${address}&gt;</span></div><div>To: me@own.example</div>
    <div>Date: 2026-03-04 10:00</div><div>Message-ID: &lt;m1@x&gt;</div>
    <p>The prices are attached.</p>${lines.map((line) => `<p>${line}</p>`).join('')}<button>Reply</button></main></body></html>`);
  return { snapshot: takeSnapshot(document, new URL('https://mail.example/mail/1')).snapshot, selection: '' };
};

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});

describe('the open mail', () => {
  it('is read from the tab in front, parsed and named', async () => {
    const world = await bench.connected();
    bench.fake.results.set(
      7,
      opened('Mei Tan', 'mei@x.test', ['Kind regards', 'Mei Tan', 'Mobile: +65 9123 4567']),
    );
    expect(await world.handlers['mail.current']({}, page)).toMatchObject({
      capture: { sender: { address: 'mei@x.test' }, signature: { phones: [{ type: 'mobile' }] } },
      mail: { key: 'm1@x', host: 'mail.example', subject: 'Hello' },
      why: null,
      host: 'mail.example',
    });
  });

  it.each([
    ['noMail', 'https://mail.example/', null],
    ['noMail', 'https://mail.example/', { adapter: 'x', confidence: 7 }],
    ['notGranted', 'https://other.example/', null],
    ['none', 'chrome://settings/', null],
  ])('is none, and says %s, on %s', async (why, url, result) => {
    const world = await bench.connected();
    bench.fake.tabs.splice(0, 1, { id: 7, url, active: true });
    bench.fake.results.set(7, result);
    expect(await world.handlers['mail.current']({}, page)).toMatchObject({ capture: null, mail: null, why });
  });

  it('is the tab before where one of our own pages is in front', async () => {
    const world = await bench.connected();
    bench.fake.tabs.splice(0, 1, { id: 7, url: 'https://mail.example/', lastAccessed: 5 });
    bench.fake.tabs.push({ id: 8, url: 'https://old.example/', lastAccessed: 1 });
    bench.fake.tabs.push({ id: 9, url: 'chrome-extension://abcdefghijklmnop/popup.html', active: true });
    bench.fake.results.set(7, opened('Mei', 'mei@x.test'));
    expect((await world.handlers['mail.current']({}, page)).mail?.key).toBe('m1@x');
  });
});

describe('commands', () => {
  it('save the sender of the open mail and tell its tab', async () => {
    const world = await bench.connected();
    bench.fake.results.set(7, opened('Mei', 'mei@x.test'));
    bench.fake.did.length = 0;
    await world.commands.run('save-sender');
    await until(async () => (await bench.contacts()).length === 1, 'the contact');
    expect(bench.events('toTab')).toContainEqual({
      event: expect.objectContaining({ type: 'commanded', command: 'save', failure: null }),
    });
    expect(bench.fake.only('badge')).toContainEqual([{ text: '✓', tabId: 7 }]);
  });

  it('show the form first where something does not add up', async () => {
    const world = await bench.connected();
    bench.fake.results.set(7, opened('service@paypal.com', 'mei@x.test'));
    await world.commands.run('save-sender');
    expect(bench.fake.only('inject').at(-1)).toEqual([
      { tabId: 7, frameIds: [0] },
      '/content-scripts/panel.js',
    ]);
    expect(await world.outbox.list()).toEqual([]);
  });

  it('say so where there is no sender, and lead to the options where there is no account', async () => {
    const world = await bench.start();
    await world.commands.run('save-sender');
    expect(bench.fake.only('badge')).toContainEqual([{ text: '?', tabId: 7 }]);
    bench.fake.results.set(7, opened('Mei', 'mei@x.test'));
    await world.commands.run('save-sender');
    expect(bench.fake.only('createTab')).toEqual([
      [{ url: 'chrome-extension://abcdefghijklmnop/options.html#accounts' }],
    ]);
  });

  it('save the one address of a selection', async () => {
    const world = await bench.connected();
    await world.commands.saveSelection('Write to Mei Lin <mei@x.test> please', 7);
    await until(async () => (await bench.contacts()).length === 1, 'the contact');
    await world.commands.saveSelection('a@x.test or b@x.test', 7);
    expect(bench.fake.only('badge')).toContainEqual([{ text: '?', tabId: 7 }]);
    expect(await world.outbox.list()).toHaveLength(1);
  });
});
