import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callsTo, failure } from './calls';
import { json, type LocalServer, raw, startServer } from './local-server';

let server: LocalServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());
const { save } = callsTo(() => server);

describe('answers that are none', () => {
  it.each([
    ['HTML', raw(200, '<!doctype html><title>Portal</title>'), 'not JSON'],
    ['an empty body', raw(200, ''), 'empty'],
    ['JSON of another kind', json(200, { ok: true }), 'no envelope'],
    ['a list', json(200, []), 'no envelope'],
    ['a reply that breaks the row', json(200, { code: 0, data: { mail_contact: 'yes' } }), 'mail_contact'],
    ['a redirect', raw(302, '', { location: 'https://portal.example/' }), 'redirect'],
  ])('%s is malformed, and may have been carried out', async (_name, answer, message) => {
    server.answer(answer);
    expect(await failure(save())).toMatchObject({ kind: 'malformed', execution: 'unknown', message });
    expect(server.seen).toHaveLength(1);
  });

  it('a gateway page with 502 is unavailable', async () => {
    server.answer(raw(502, '<h1>Bad Gateway</h1>'));
    expect(await failure(save())).toMatchObject({ kind: 'unavailable', execution: 'unknown', http: 502 });
  });

  it('success in words under a failing status is not success', async () => {
    server.answer(json(500, { code: 0, msg: 'success', data: {} }));
    expect(await failure(save())).toMatchObject({ kind: 'unavailable', execution: 'unknown' });
  });

  it('an endless body is cut off', async () => {
    server.answer((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    });
    expect(await failure(save({ maxBytes: 200_000 }))).toMatchObject({
      kind: 'malformed',
      message: 'too long',
    });
  });

  it('a lost connection leaves the outcome open', async () => {
    server.answer((response) => response.destroy());
    expect(await failure(save())).toMatchObject({ kind: 'network', execution: 'unknown' });
  });

  it('so does one that breaks within the body', async () => {
    server.answer((response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"code":0');
      response.socket?.destroySoon();
    });
    expect(await failure(save())).toMatchObject({ kind: 'network', execution: 'unknown' });
  });

  it('silence is a timeout', async () => {
    expect(await failure(save({ timeoutMs: 60 }))).toMatchObject({ kind: 'timeout', execution: 'unknown' });
  });

  it('the caller may stop waiting', async () => {
    const stop = new AbortController();
    server.answer(() => stop.abort());
    expect(await failure(save({}, stop.signal))).toMatchObject({ kind: 'network', execution: 'unknown' });
  });
});
