import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactRows } from '../../lib/providers/feishu/contacts';
import { callsTo, canary, failure, me } from './calls';
import { json, type LocalServer, raw, startServer } from './local-server';

let server: LocalServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());
const { client, save, list } = callsTo(() => server);

describe('a call', () => {
  it('sends what the row says and answers what the row replies', async () => {
    server.answer(
      json(200, { code: 0, msg: 'success', data: { mail_contact: { id: '7600000000000000001' } } }),
    );
    expect(await save()).toEqual({ mail_contact: { id: '7600000000000000001' } });
    expect(server.seen).toMatchObject([
      {
        method: 'POST',
        url: '/open-apis/mail/v1/user_mailboxes/me/mail_contacts',
        headers: {
          authorization: `Bearer ${canary}`,
          'content-type': 'application/json; charset=utf-8',
        },
        body: '{"name":"林晓雯"}',
      },
    ]);
  });

  it('sends no cookie, no body and no content type with a read', async () => {
    server.answer(json(200, { code: 0, data: {} }));
    expect(await list()).toEqual({});
    expect(server.seen[0]).toMatchObject({ url: expect.stringMatching(/\?page_size=20$/), body: '' });
    expect(server.seen[0]?.headers).not.toHaveProperty('content-type');
    expect(server.seen[0]?.headers).not.toHaveProperty('cookie');
  });

  it('escapes what stands in the path and refuses what would climb out of it', async () => {
    server.answer(json(200, { code: 0 }));
    const remove = (mail_contact_id: string) =>
      client().call(contactRows.delete, {
        params: { user_mailbox_id: 'team@brightwater.example', mail_contact_id },
      });
    await remove('a/../b?c');
    expect(server.seen[0]?.url).toMatch(/team%40brightwater\.example\/mail_contacts\/a%2F\.\.%2Fb%3Fc$/);
    expect(await failure(remove('..'))).toMatchObject({ kind: 'invalid', execution: 'notExecuted' });
    expect(server.seen).toHaveLength(1);
  });

  it('keeps numbers beyond 2^53 as text', async () => {
    server.answer(raw(200, '{"code":0,"data":{"items":[{"id":"1","owner":7620003644728938013}]}}'));
    expect(await list()).toEqual({ items: [{ id: '1', owner: '7620003644728938013' }] });
  });

  it('keeps unknown fields of a reply', async () => {
    server.answer(json(200, { code: 0, data: { items: [{ id: '1', mood: 'new' }], hint: 'x' } }));
    expect(await list()).toEqual({ items: [{ id: '1', mood: 'new' }], hint: 'x' });
  });
});

describe('before anything is sent', () => {
  it('refuses a body that breaks the row, with the field', async () => {
    const call = client().call(contactRows.create, { params: me, body: { name: 'x'.repeat(65) } });
    expect(await failure(call)).toEqual({
      kind: 'invalid',
      execution: 'notExecuted',
      endpoint: 'feishu.contacts.create',
      field: 'name',
      message: 'too long',
    });
    expect(server.seen).toEqual([]);
  });

  it('lets what the gate throws pass as it is', async () => {
    const stop = new Error('no slot');
    const gate = () => Promise.reject(stop);
    await expect(save({ gate })).rejects.toBe(stop);
    expect(server.seen).toEqual([]);
  });

  it('asks the gate with the row, after the checks', async () => {
    server.answer(json(200, { code: 0, data: {} }));
    const asked: string[] = [];
    await list({ gate: (row) => void asked.push(row.id) });
    await failure(
      client({ gate: (row) => void asked.push(row.id) }).call(contactRows.create, {
        params: me,
        body: { name: '' },
      }),
    );
    expect(asked).toEqual(['feishu.contacts.list']);
  });

  it('says so when there is no network at all', async () => {
    expect(await failure(save({ online: () => false }))).toMatchObject({
      kind: 'offline',
      execution: 'notExecuted',
    });
    expect(server.seen).toEqual([]);
  });

  it('stops when the caller gave up while the gate was closed', async () => {
    const stop = new AbortController();
    const facts = await failure(save({ gate: () => stop.abort() }, stop.signal));
    expect(facts).toMatchObject({ kind: 'network', execution: 'notExecuted' });
    expect(server.seen).toEqual([]);
  });
});
