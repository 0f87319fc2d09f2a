import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../lib/http/client';
import { createDingtalkPort } from '../../../lib/providers/dingtalk/port';
import { dingtalkWire } from '../../../lib/providers/dingtalk/wire';
import { json, type LocalServer, startServer } from '../../http/local-server';

let server: LocalServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

function contacts() {
  const client = createClient({
    wire: dingtalkWire,
    hosts: { oapi: server.url, api: server.url },
    fetch: globalThis.fetch,
    now: () => 0,
    token: async (kind) => `${kind}-token`,
  });
  const { externalContacts } = createDingtalkPort(client);
  if (!externalContacts) throw new Error('a part is missing');
  return externalContacts;
}
const ok = (more: object) => json(200, { errcode: 0, request_id: 'r', ...more });
const sent = (at: number) => JSON.parse(server.seen[at]?.body ?? 'null');

const fields = {
  name: '林晓雯',
  labels: [1561077310],
  follower: '0042',
  mail: 'lin@brightwater.example',
  remark: 'met at the fair',
};

describe('external contacts', () => {
  it('are made with phone and country, the mail address in the remark', async () => {
    server.answer(ok({ userid: '011250026469774889' }));
    const id = await contacts().create({ ...fields, mobile: '13800000000', countryCode: '86' });
    expect(id).toBe('011250026469774889');
    expect(server.seen[0]?.url).toBe('/topapi/extcontact/create?access_token=app-token');
    expect(sent(0)).toEqual({
      contact: {
        name: '林晓雯',
        mobile: '13800000000',
        state_code: '86',
        label_ids: [1561077310],
        follower_user_id: '0042',
        remark: 'met at the fair\nE-mail: lin@brightwater.example',
      },
    });
  });

  it('are changed without the phone, which the service does not take', async () => {
    server.answer(ok({}));
    await contacts().update('007', fields);
    expect(Object.keys(sent(0).contact).sort()).toEqual([
      'follower_user_id',
      'label_ids',
      'name',
      'remark',
      'user_id',
    ]);
  });

  it('are listed a hundred at a time until a short page', async () => {
    const one = {
      userid: '01',
      name: 'n',
      remark: 'x\nE-mail: a@b.example',
      label_ids: [1],
      state_code: '86',
    };
    server.answer(ok({ results: Array.from({ length: 100 }, () => one) }));
    const { rows, next } = await contacts().list(undefined);
    expect(rows[0]).toMatchObject({ id: '01', remark: 'x', mail: 'a@b.example', labels: [1] });
    expect(next).toBe('100');
    server.answer(ok({ results: [one] }));
    expect(await contacts().list(next)).not.toHaveProperty('next');
    expect([sent(0), sent(1)]).toEqual([
      { size: 100, offset: 0 },
      { size: 100, offset: 100 },
    ]);
  });

  it('are read and removed by id', async () => {
    server.answer(ok({ result: { userid: '01', name: 'n', email: 'real@b.example' } }));
    expect(await contacts().get('01')).toMatchObject({ id: '01', mail: 'real@b.example' });
    server.answer(ok({}));
    await contacts().remove('01');
    expect(sent(1)).toEqual({ user_id: '01' });
  });

  it('have labels in coloured groups', async () => {
    server.answer(
      ok({ results: [{ name: '类型', color: -15220075, labels: [{ id: 1561077310, name: '客户' }] }] }),
    );
    expect(await contacts().labelGroups(undefined)).toEqual({
      rows: [{ name: '类型', colour: '#17c295', labels: [{ id: 1561077310, name: '客户' }] }],
    });
  });
});
