import { expect, it } from 'vitest';
import { RequestLog } from '../../../lib/sandbox/core/request-log';

const entry = (body: unknown) => ({
  at: 0,
  row: 'r',
  method: 'POST',
  path: '/',
  query: {},
  body,
  status: 200,
  code: 0,
  logId: '',
  committed: true,
  gone: false,
});

it('keeps no secrets', () => {
  const log = new RequestLog();
  log.add(entry({ client_id: 'id', client_secret: 's', nested: [{ refresh_token: 's' }] }));
  expect(log.since(0)[0]?.body).toEqual({
    client_id: 'id',
    client_secret: '***',
    nested: [{ refresh_token: '***' }],
  });
});

it('answers what came after a number, and forgets the oldest', () => {
  const log = new RequestLog(10);
  for (let i = 0; i < 35; i += 1) log.add(entry(i));
  expect(log.since(33).map(({ body }) => body)).toEqual([33, 34]);
  expect(log.since(0).map(({ body }) => body)).toEqual([25, 26, 27, 28, 29, 30, 31, 32, 33, 34]);
  expect(log.since(0, 2).map(({ seq }) => seq)).toEqual([34, 35]);
  expect(log.since(35)).toEqual([]);
  log.clear();
  log.add(entry('new'));
  expect(log.since(0).map(({ seq }) => seq)).toEqual([1]);
});
