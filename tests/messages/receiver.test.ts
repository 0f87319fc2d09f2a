import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Failure } from '../../lib/domain/failure';
import { createAdmit } from '../../lib/messages/admit';
import { createSend, Refused } from '../../lib/messages/caller';
import type { MessageRow } from '../../lib/messages/protocol.schema';
import { protocol } from '../../lib/messages/protocol.schema';
import { createReceiver, type Origin, type RawSender } from '../../lib/messages/receiver';

const own = 'chrome-extension://abcdefghijklmnop/';
const ownId = 'abcdefghijklmnop';
const webmail = 'https://mail.example';

const popup: RawSender = { id: ownId, url: `${own}popup.html`, origin: own.slice(0, -1) };
const tab: RawSender = {
  ...{ id: ownId, url: `${webmail}/inbox?x=1`, origin: webmail, frameId: 0, tab: { id: 7 } },
  documentLifecycle: 'active',
};

const echo = z.object({ text: z.string().max(20) });
const echoOrNone = z.object({ text: z.string().max(20).default('none') });
const rows: Record<'echo.both' | 'echo.frame', MessageRow<typeof echo>> & {
  'echo.page': MessageRow<typeof echoOrNone>;
} = {
  'echo.both': { from: ['page', 'tab'], input: echo },
  'echo.page': { from: ['page'], input: echoOrNone },
  'echo.frame': { from: ['frame'], input: echo },
};

/** The receiver behind a bus that says truly who speaks. */
function bus(handle: (text: string, from: Origin) => Promise<unknown> = async (text) => text) {
  const reported: unknown[] = [];
  const receive = createReceiver(
    rows,
    async () => ({
      'echo.both': ({ text }, from) => handle(text, from),
      'echo.page': ({ text }, from) => handle(text, from),
      'echo.frame': ({ text }, from) => handle(text, from),
    }),
    createAdmit(own, async (origin) => origin === webmail),
    ownId,
    (error) => reported.push(error),
  );
  return { receive, reported };
}
const ask = (text: unknown, message = 'echo.both') => ({ message, input: { text } });
const refusal = (kind: string) => ({ ok: false, failure: expect.objectContaining({ kind }) });

describe('who may speak', () => {
  it('answers the extension’s own pages and granted tabs, and tells handlers which it is', async () => {
    const from: Origin[] = [];
    const { receive } = bus(async (text, origin) => {
      from.push(origin);
      return text;
    });
    expect(await receive(ask('a'), popup)).toEqual({ ok: true, output: 'a' });
    expect(await receive(ask('b'), tab)).toEqual({ ok: true, output: 'b' });
    expect(from).toEqual([
      { sender: 'page', origin: own.slice(0, -1) },
      { sender: 'tab', origin: webmail, tab: 7 },
    ]);
  });

  const strangers: [string, RawSender][] = [
    ['a frame inside a granted tab', { ...tab, frameId: 3 }],
    ['a frame of unknown number', { id: ownId, url: `${webmail}/`, tab: { id: 7 } }],
    [
      'a tab whose host is not granted',
      { ...tab, url: 'https://evil.example/', origin: 'https://evil.example' },
    ],
    ['a host that only looks granted', { ...tab, url: 'https://mail.example.evil.test/', origin: undefined }],
    ['a granted address under another scheme', { ...tab, url: 'http://mail.example/', origin: undefined }],
    ['a document whose address and origin differ', { ...tab, origin: 'https://evil.example' }],
    ['a sandboxed document', { ...tab, origin: 'null' }],
    ['a prerendered page', { ...tab, documentLifecycle: 'prerender' }],
    ['a cached page', { ...tab, documentLifecycle: 'cached' }],
    ['a granted page without a tab', { ...tab, tab: undefined }],
    [
      'an extension page of another extension',
      { ...popup, url: 'chrome-extension://ponmlkjihgfedcba/popup.html', origin: undefined },
    ],
    [
      'an extension address that only begins alike',
      { ...popup, url: `chrome-extension://${ownId}.evil/x`, origin: undefined },
    ],
    ['an own page inside a frame', { ...popup, frameId: 4 }],
    ['nobody in particular', { id: ownId }],
  ];
  it.each(strangers)('refuses %s', async (_who, sender) => {
    const { receive } = bus();
    expect(await receive(ask('a'), sender)).toEqual(refusal('forbidden'));
  });

  it('hears a frame of a granted origin for what is a frame’s, and for nothing else', async () => {
    const from: Origin[] = [];
    const { receive } = bus(async (text, origin) => {
      from.push(origin);
      return text;
    });
    const frame = { ...tab, frameId: 3 };
    expect(await receive(ask('a', 'echo.frame'), frame)).toEqual({ ok: true, output: 'a' });
    expect(from).toEqual([{ sender: 'frame', origin: webmail, tab: 7, frame: 3 }]);
    for (const [message, sender] of [
      ['echo.both', frame],
      ['echo.page', frame],
      ['echo.frame', tab],
      ['echo.frame', popup],
      ['echo.frame', { ...frame, url: 'https://evil.example/', origin: 'https://evil.example' }],
    ] as const)
      expect(await receive(ask('a', message), sender)).toEqual(refusal('forbidden'));
  });

  it('stays silent, at once, towards another extension and towards messages that are not its own', () => {
    const { receive } = bus();
    expect(receive(ask('a'), { ...popup, id: 'ponmlkjihgfedcba' })).toBeUndefined();
    expect(receive(ask('a'), { ...popup, id: undefined })).toBeUndefined();
    for (const other of [null, undefined, 'echo.both', 5, [], {}, { message: 'echo.both' }, { event: {} }]) {
      expect(receive(other, popup)).toBeUndefined();
    }
  });

  it('keeps tabs from messages that are for pages', async () => {
    const { receive } = bus();
    expect(await receive(ask('a', 'echo.page'), tab)).toEqual(refusal('forbidden'));
    expect(await receive(ask('a', 'echo.page'), popup)).toEqual({ ok: true, output: 'a' });
  });
});

describe('what may be said', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'nope'])(
    'knows no message %s',
    (name) => {
      expect(bus().receive(ask('a', name), popup)).toBeUndefined();
    },
  );

  it('does not take an envelope from a prototype', () => {
    expect(bus().receive(Object.create(ask('a')), popup)).toBeUndefined();
  });

  it('refuses input that is not what the row says, and names the field', async () => {
    const { receive } = bus();
    for (const text of [5, null, 'x'.repeat(21), { length: 2 }]) {
      const answer = await receive(ask(text), tab);
      expect(answer).toEqual({
        ok: false,
        failure: { kind: 'invalid', execution: 'notExecuted', field: 'text' },
      });
    }
  });

  it('hands on nothing but the declared fields, filled in, on a clean object', async () => {
    const seen: unknown[] = [];
    const { receive } = bus(async (text) => seen.push(text));
    const hostile = JSON.parse('{"message":"echo.page","input":{"__proto__":{"polluted":true},"extra":1}}');
    expect(await receive(hostile, popup)).toEqual({ ok: true, output: 1 });
    expect(seen).toEqual(['none']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('bounds everything a tab may send', () => {
    const long = 'x'.repeat(2_000_000);
    const fields = { name: long };
    for (const [name, input] of [
      ['contact.save', { id: 'i', fields }],
      ['draft.put', { account: 'a', mail: 'm', form: 'contact', fields, revision: 0, by: 'b' }],
      ['known.get', { address: long }],
      ['intent.get', { id: long }],
      ['draft.get', { account: 'a', mail: long, form: 'contact' }],
    ] as const) {
      expect(protocol[name].input.safeParse(input).success, name).toBe(false);
    }
  });
});

describe('what comes back', () => {
  it('is the failure where one was thrown', async () => {
    const facts = { kind: 'exists', execution: 'notExecuted' } as const;
    const { receive, reported } = bus(async () => {
      throw new Failure(facts);
    });
    expect(await receive(ask('a'), tab)).toEqual({ ok: false, failure: facts });
    expect(reported).toEqual([]);
  });

  it('is nothing from inside where something else broke; that is reported', async () => {
    const broken = new TypeError('token=abc at vault.ts:12');
    const { receive, reported } = bus(() => Promise.reject(broken));
    expect(await receive(ask('a'), tab)).toEqual({
      ok: false,
      failure: { kind: 'unknown', execution: 'unknown' },
    });
    expect(reported).toEqual([broken]);
  });

  it('reaches the caller as output or as a refusal', async () => {
    const { receive } = bus(async (text) => text.length);
    const send = createSend(async (envelope) => receive(envelope, tab));
    expect(await send('echo.both' as never, { text: 'four' } as never)).toBe(4);
    await expect(send('echo.both' as never, { text: 4 } as never)).rejects.toThrow(Refused);
    const silent = createSend(async () => undefined);
    await expect(silent('state.get', {})).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
  });
});
