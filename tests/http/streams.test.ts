import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient, type Leaving } from '../../lib/http/client';
import { isMultiplexed, type Streams, supportsStreams } from '../../lib/http/streams';
import { contactRows } from '../../lib/providers/feishu/contacts';
import { feishuWire } from '../../lib/providers/feishu/wire';
import { json, type LocalServer, raw, startServer } from './local-server';

let server: LocalServer;
let left: Leaving[];
let refusals: boolean[];
beforeEach(async () => {
  server = await startServer();
  left = [];
  refusals = [];
});
afterEach(() => server.close());

/** Where streams may go, until one was refused. */
const streams = (): Streams => ({
  may: async (origin) => origin === server.url && refusals.at(-1) !== true,
  refused: async (_, refuses) => void refusals.push(refuses),
});
const params = { user_mailbox_id: 'me' };
const made = json(200, { code: 0, data: { mail_contact: { id: '1' } } });

function client() {
  return createClient({
    wire: feishuWire,
    hosts: { api: server.url },
    fetch: globalThis.fetch,
    now: () => 0,
    token: async () => 't',
    streams: streams(),
    gate: (_, how) => void left.push(how),
  });
}
const create = () => client().call(contactRows.create, { params, body: { name: '林晓雯' } });
/** Over HTTP/1.1 a body of unknown length comes in chunks. */
const chunked = () => server.seen.map(({ headers }) => headers['transfer-encoding'] === 'chunked');

describe('a write that must not happen twice', () => {
  it('goes as a stream, whole and in order', async () => {
    server.answer(made);
    expect(await create()).toEqual({ mail_contact: { id: '1' } });
    expect(chunked()).toEqual([true]);
    expect(server.seen[0]).toMatchObject({
      body: '{"name":"林晓雯"}',
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    expect(left).toEqual([{ resendable: false }]);
  });

  it.each([
    [411, raw(411, 'Length Required')],
    [413, raw(413, '')],
    [400, json(400, { code: 1230001, msg: 'invalid params' })],
  ])('goes whole after %d, with a slot of its own, and streams are remembered as refused', async (_, no) => {
    server.answer((response, { headers }) =>
      (headers['transfer-encoding'] === 'chunked' ? no : made)(response),
    );
    expect(await create()).toEqual({ mail_contact: { id: '1' } });
    await create();
    expect(chunked()).toEqual([true, false, false]);
    expect(left.map(({ resendable }) => resendable)).toEqual([false, true, true]);
    expect(refusals).toEqual([true]);
  });

  it('is refused for its content: streams are not blamed', async () => {
    server.answer(json(400, { code: 1230001, msg: 'invalid params' }));
    await expect(create()).rejects.toMatchObject({ facts: { kind: 'invalid' } });
    expect(refusals).toEqual([true, false]);
  });

  it('is not tried again over the limit, nor where its outcome is not known', async () => {
    for (const answer of [json(400, { code: 99991400 }), raw(500, ''), raw(404, '')]) {
      server.answer(answer);
      await expect(create()).rejects.toThrow();
    }
    expect(chunked()).toEqual([true, true, true]);
    expect(refusals).toEqual([]);
  });
});

it('a read goes as ever', async () => {
  server.answer(json(200, { code: 0, data: {} }));
  await client().call(contactRows.list, { params, query: { page_size: 20 } });
  expect(left).toEqual([{ resendable: false }]);
});

describe('whether streams can be sent', () => {
  it('is told by what the browser makes of one', () => {
    expect(supportsStreams(Request)).toBe(true);
    const firefox = class extends Request {
      constructor(url: string, { method }: RequestInit) {
        super(url, { method: method ?? 'GET', body: '[object ReadableStream]' });
      }
    };
    expect(supportsStreams(firefox as typeof Request)).toBe(false);
  });

  it('depends on the protocol', () => {
    expect(['h2', 'h3', 'h3-29', 'http/1.1', 'hq', ''].map(isMultiplexed)).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ]);
  });
});
