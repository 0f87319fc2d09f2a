import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../lib/domain/failure';
import { createClient } from '../../../lib/http/client';
import { createFeishuPort } from '../../../lib/providers/feishu/port';
import { feishuWire } from '../../../lib/providers/feishu/wire';
import type { ProviderPort } from '../../../lib/providers/provider';
import { json, type LocalServer, startServer } from '../../http/local-server';

let server: LocalServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

function port(mailbox?: string): Required<Pick<ProviderPort, 'contacts' | 'labels' | 'messages'>> {
  const client = createClient({
    wire: feishuWire,
    hosts: { api: server.url, accounts: server.url },
    fetch: globalThis.fetch,
    now: () => 0,
    token: async () => 't',
  });
  const { contacts, labels, messages } = createFeishuPort(client, mailbox);
  if (!contacts || !labels || !messages) throw new Error('a part is missing');
  return { contacts, labels, messages };
}
const ok = (data: unknown) => json(200, { code: 0, msg: 'success', data });
const facts = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.facts : error),
  );
const path = (at: number) => server.seen[at]?.url.replace('/open-apis/mail/v1/user_mailboxes/', '');
const sent = (at: number) => JSON.parse(server.seen[at]?.body || 'null');

describe('contacts', () => {
  it('are read page by page, 20 at a time, in our names', async () => {
    const wire = {
      id: '7600000000000000001',
      name: '林',
      mail_address: 'lin@brightwater.example',
      avatar: 'x',
    };
    server.answer(ok({ items: [wire, { name: 'without id' }], has_more: true, page_token: 'p2' }));
    expect(await port().contacts.list(undefined)).toEqual({
      rows: [{ id: wire.id, name: '林', address: wire.mail_address }],
      next: 'p2',
    });
    server.answer(ok({ has_more: false, page_token: 'p3' }));
    expect(await port().contacts.list('p2')).toEqual({ rows: [] });
    expect(server.seen.map((_one, at) => path(at))).toEqual([
      'me/mail_contacts?page_size=20',
      'me/mail_contacts?page_size=20&page_token=p2',
    ]);
  });

  it('are made without empty fields', async () => {
    server.answer(ok({ mail_contact: { id: '1', name: 'n' } }));
    const fields = { name: 'n', address: 'a@b.example', company: '', phone: '123' };
    expect(await port('team@brightwater.example').contacts.create(fields)).toEqual({ id: '1', name: 'n' });
    expect(sent(0)).toEqual({ name: 'n', mail_address: 'a@b.example', phone: '123' });
    expect(path(0)).toBe('team%40brightwater.example/mail_contacts');
  });

  it('made without an id may be there: the list tells', async () => {
    server.answer(ok({}));
    expect(await facts(port().contacts.create({ name: 'n' }))).toMatchObject({
      kind: 'malformed',
      execution: 'unknown',
    });
  });

  it('name the wrong field as our forms do', async () => {
    const address = `${'a'.repeat(320)}@b.example`;
    expect(await facts(port().contacts.update('1', { name: 'n', address }))).toMatchObject({
      kind: 'invalid',
      execution: 'notExecuted',
      field: 'address',
    });
    expect(server.seen).toEqual([]);
  });

  it('that are gone are not there: the service complains of their id', async () => {
    const violation = (field: string) =>
      json(400, {
        code: 1230001,
        msg: 'bad parameter',
        error: { field_violations: [{ field, description: 'no such contact' }] },
      });
    for (const change of [
      () => port().contacts.remove('9'),
      () => port().contacts.update('9', { name: 'n' }),
    ]) {
      server.answer(violation('mail_contact_id'));
      const gone = await facts(change());
      expect(gone).toMatchObject({ kind: 'notFound', execution: 'notExecuted', http: 400, code: 1230001 });
      expect(gone).not.toHaveProperty('field');
      server.answer(violation('user_mailbox_id'));
      expect(await facts(change())).toMatchObject({ kind: 'invalid', field: 'user_mailbox_id' });
    }
  });

  it('are changed and removed by id', async () => {
    server.answer(ok({}));
    await port().contacts.update('9', { name: 'n', remark: 'r' });
    await port().contacts.remove('9');
    expect(server.seen.map(({ method }, at) => `${method} ${path(at)}`)).toEqual([
      'PATCH me/mail_contacts/9',
      'DELETE me/mail_contacts/9',
    ]);
    expect(sent(0)).toEqual({ name: 'n', remark: 'r' });
  });
});

describe('labels', () => {
  const wire = { id: '7620003644728938013', name: 'a/b', background_color: 'red', messages_unread: 3 };
  const label = { id: wire.id, name: 'a/b', colour: 'red', unread: 3 };

  it('are read and made', async () => {
    server.answer(ok({ items: [wire, { id: 'FLAGGED' }] }));
    expect(await port().labels.list()).toEqual([label, { id: 'FLAGGED', name: '', colour: '', unread: 0 }]);
    server.answer(ok({ label: wire }));
    expect(await port().labels.create('a/b', undefined)).toEqual(label);
    expect(sent(1)).toEqual({ label: { name: 'a/b' } });
  });

  it('are recoloured by the colour alone and renamed by the path alone', async () => {
    server.answer(ok({ label: wire }));
    await port().labels.recolor(wire.id, 'lime');
    await port().labels.rename(wire.id, 'a/c');
    await port().labels.remove(wire.id);
    expect([sent(0), sent(1), sent(2)]).toEqual([
      { label: { background_color: 'lime' } },
      { label: { name: 'a/c' } },
      null,
    ]);
  });
});

describe('messages', () => {
  it('are found by sender and subject, newest first, under the id that the other calls take', async () => {
    const hit = (id: string, create_time: string) => ({
      id: `search-${id}`,
      meta_data: { message_biz_id: id, title: 'Hi', create_time, from: { mail_address: 'a@b.example' } },
    });
    server.answer(
      ok({ items: [hit('1', '2026-03-01T10:00:00+08:00'), hit('2', '2026-03-02T10:00:00+08:00')] }),
    );
    const found = await port().messages.find({
      from: 'a@b.example',
      subject: 'Hi',
      after: 0,
      before: 86_400_000,
    });
    expect(found.map(({ id }) => id)).toEqual(['2', '1']);
    expect(found[0]).toMatchObject({ subject: 'Hi', from: 'a@b.example' });
    expect(path(0)).toBe('me/search?page_size=15');
    expect(sent(0)).toEqual({
      filter: {
        from: ['a@b.example'],
        subject: 'Hi',
        create_time: { start_time: '1970-01-01T00:00:00.000Z', end_time: '1970-01-02T00:00:00.000Z' },
      },
    });
  });

  it('are changed', async () => {
    server.answer(ok({}));
    await port().messages.modify('m=', { add: ['1'], folder: 'ARCHIVED' });
    expect(sent(0)).toEqual({ add_label_ids: ['1'], add_folder: 'ARCHIVED' });
  });

  it('that carry a label are listed page by page', async () => {
    server.answer(ok({ items: ['m1', 'm2'], has_more: true, page_token: 'next' }));
    expect(await port().messages.carrying('7', undefined)).toEqual({ rows: ['m1', 'm2'], next: 'next' });
    expect(path(0)).toBe('me/messages?page_size=20&label_id=7');
    server.answer(ok({ items: null, has_more: false, page_token: '' }));
    expect(await port().messages.carrying('7', 'next')).toEqual({ rows: [] });
  });

  it('written to by somebody else at the same time are a conflict, not a limit', async () => {
    server.answer(json(429, { code: 1236006, msg: 'Concurrent write conflict' }));
    expect(await facts(port().messages.modify('m', { add: ['1'] }))).toMatchObject({
      kind: 'conflict',
      execution: 'notExecuted',
    });
  });
});
