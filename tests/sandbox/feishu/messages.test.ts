import { expect, it } from 'vitest';
import { me, openSandbox } from '../open';

const raw = (subject: string, from = 'Ana <ana@rain.example>', date = 'Tue, 01 Sep 2026 10:00:00 +0000') =>
  [
    `From: ${from}`,
    'To: xiaowen.lin@brightwater.example',
    `Subject: ${subject}`,
    `Date: ${date}`,
    `Message-ID: <${subject.replace(/\s/g, '')}@rain.example>`,
    '',
    `The text of ${subject}.`,
  ].join('\r\n');

async function open() {
  const sandbox = await openSandbox();
  const token = await sandbox.token();
  const call = (method: string, path: string, body?: unknown) => sandbox.call(method, path, { token, body });
  const deliver = async (...args: Parameters<typeof raw>) =>
    String((await sandbox.control('deliver', { raw: raw(...args) })).message_id);
  const messages = `${me}/messages`;
  const of = (id: string) => `${messages}/${encodeURIComponent(id)}`;
  return { sandbox, call, deliver, messages, of };
}

const text = (value: unknown) => Buffer.from(String(value), 'base64url').toString();

it('shows a message as much of it as was asked for', async () => {
  const { call, deliver, of } = await open();
  const id = await deliver('One');
  const message = async (format: string) =>
    (await call('GET', `${of(id)}?format=${format}`)).data.message as Record<string, unknown>;
  const full = await message('full');
  expect(full).toMatchObject({
    message_id: id,
    folder_id: 'INBOX',
    label_ids: ['UNREAD'],
    subject: 'One',
    smtp_message_id: 'One@rain.example',
    head_from: { name: 'Ana', mail_address: 'ana@rain.example' },
    internal_date: String(Date.UTC(2026, 8, 1, 10)),
    message_state: 1,
  });
  expect(text(full.body_plain_text)).toBe('The text of One.\n');
  expect(await message('metadata')).not.toHaveProperty('body_plain_text');
  expect(await message('plain_text_full')).not.toHaveProperty('body_html');
  expect((await call('GET', `${of(id)}?format=other`)).code).toBe(1234008);
  expect(await call('GET', of('bm90aGluZw=='))).toMatchObject({ http: 404, code: 1234034 });
});

it('gets several at once, or says that one is missing', async () => {
  const { call, deliver, messages } = await open();
  const ids = [await deliver('One'), await deliver('Two')];
  const both = await call('POST', `${messages}/batch_get`, { format: 'full', message_ids: ids });
  const found = both.data.messages as { subject: string; raw: string }[];
  expect(found.map(({ subject }) => subject)).toEqual(['One', 'Two']);
  expect(text(found[0]?.raw)).toContain('Subject: One');
  const missing = await call('POST', `${messages}/batch_get`, { message_ids: [...ids, 'bm8='] });
  expect(missing).toMatchObject({ http: 400, code: 1230006 });
  expect((await call('POST', `${messages}/batch_get`, { message_ids: Array(21).fill('a') })).code).toBe(
    1230001,
  );
});

it('lists ids of one folder or label, newest first, in pages', async () => {
  const { sandbox, call, deliver, messages } = await open();
  const folder = String(
    (await sandbox.control('edit', { resource: 'folders', op: 'create', value: { name: 'f' } })).id,
  );
  const ids: string[] = [];
  for (const day of ['03', '01', '02']) {
    const id = await deliver(`D${day}`, undefined, `Tue, ${day} Sep 2026 10:00:00 +0000`);
    await sandbox.control('edit', { resource: 'messages', op: 'patch', id, value: { folder_id: folder } });
    ids.push(id);
  }
  const list = (query: string) => call('GET', `${messages}?page_size=2&${query}`);
  const first = await list(`folder_id=${folder}`);
  expect(first.data.items).toEqual([ids[0], ids[2]]);
  const second = await list(`folder_id=${folder}&page_token=${first.data.page_token}`);
  expect(second.data).toEqual({ items: [ids[1]], has_more: false });
  expect((await list('folder_id=none')).code).toBe(1230001);
  expect((await list('folder_id=INBOX&label_id=FLAGGED')).code).toBe(1230001);
  await call('PUT', `${messages}/${encodeURIComponent(ids[1] ?? '')}/modify`, {
    add_label_ids: ['IMPORTANT'],
    remove_label_ids: ['UNREAD'],
  });
  expect((await list('label_id=IMPORTANT&only_unread=true')).data.items).not.toContain(ids[1]);
  expect((await list('label_id=IMPORTANT')).data.items).toContain(ids[1]);
});

it('changes all of a batch or nothing', async () => {
  const { sandbox, call, deliver, messages } = await open();
  const ids = [await deliver('One'), await deliver('Two')];
  const modify = (message_ids: string[], change: object) =>
    call('POST', `${messages}/batch_modify`, { message_ids, ...change });
  expect((await modify([...ids, 'bm8='], { add_label_ids: ['FLAGGED'] })).code).toBe(1230007);
  expect((await modify(ids, { add_label_ids: ['7000000000000000001'] })).code).toBe(1236008);
  expect((await modify(ids, { add_folder: '7000000000000000001' })).code).toBe(1236008);
  expect((await modify(ids, { add_folder: 'TRASH' })).code).toBe(1230001);
  const states = async () =>
    ids.map((id) => sandboxState?.find(({ message_id }) => message_id === id)?.folder_id);
  let sandboxState = (await sandbox.state()).messages;
  expect(await states()).toEqual(['INBOX', 'INBOX']);
  await sandbox.control('clock', { advanceMs: 1000 });
  expect((await modify(ids, { add_folder: 'ARCHIVED' })).code).toBe(0);
  expect((await call('POST', `${messages}/batch_trash`, { message_ids: ids.slice(0, 1) })).code).toBe(0);
  sandboxState = (await sandbox.state()).messages;
  expect(await states()).toEqual(['TRASH', 'ARCHIVED']);
});

it('finds mail by who wrote it, what about, where and when', async () => {
  const { sandbox, call, deliver } = await open();
  const one = await deliver('Harbour fees', 'Ana Roy <ana@rain.example>');
  const two = await deliver('Harbour plans', 'Bo <bo@rain.example>');
  const search = async (body: object, query = '') => {
    const reply = await call('POST', `${me}/search${query}`, body);
    const items = reply.data.items as { meta_data: { message_biz_id: string } }[] | undefined;
    return items?.map(({ meta_data }) => meta_data.message_biz_id) ?? reply.code;
  };
  expect(await search({ filter: { from: ['ana@rain.example'] } })).toEqual([one]);
  expect(new Set((await search({ query: 'harbour' })) as string[])).toEqual(new Set([one, two]));
  expect(await search({ query: 'harbour text plans' })).toEqual([two]);
  expect(await search({ filter: { subject: 'harbour', folder: ['spam'] } })).toEqual([]);
  await sandbox.control('edit', {
    resource: 'messages',
    op: 'patch',
    id: one,
    value: { label_ids: ['FLAGGED'] },
  });
  expect(await search({ query: 'harbour', filter: { folder: ['flagged'] } })).toEqual([one]);
  const window = (start_time: string, end_time: string) => ({
    filter: { create_time: { start_time, end_time }, from: ['bo@'] },
  });
  expect(await search(window('2026-09-01T00:00:00Z', '2026-09-02T00:00:00Z'))).toEqual([two]);
  expect(await search(window('2026-09-02T00:00:00Z', '2026-09-03T00:00:00Z'))).toEqual([]);
  expect(await search(window('2025-01-01T00:00:00Z', '2026-09-03T00:00:00Z'))).toBe(1231020);
  expect(await search({}, '?page_size=16')).toBe(1231020);
  const page = await call('POST', `${me}/search`, {});
  expect(page.data).toMatchObject({ has_more: true });
  expect(page.data.items).toHaveLength(15);
});

it('suggests mail contacts, or fails at it', async () => {
  const { sandbox, call } = await open();
  await sandbox.control('edit', {
    resource: 'contacts',
    op: 'create',
    value: { name: 'Ana Roy', mail_address: 'ana@rain.example' },
  });
  const ask = () => call('POST', '/open-apis/mail/v1/multi_entity/search', { query: 'ana@rain' });
  expect((await ask()).data.items).toMatchObject([{ name: 'Ana Roy', email: 'ana@rain.example' }]);
  await sandbox.control('behaviour', { multiEntitySearch: 'fail' });
  expect((await ask()).http).toBe(500);
});

it('knows the person and their mailboxes', async () => {
  const { sandbox, call } = await open();
  const profile = await call('GET', `${me}/profile`);
  expect(profile.data).toEqual({ primary_email_address: 'xiaowen.lin@brightwater.example' });
  const boxes = await call('GET', `${me}/accessible_mailboxes`);
  expect(boxes.data.accessible_mailboxes).toHaveLength(2);
  await sandbox.control('behaviour', { user: 'noMailbox' });
  expect((await call('GET', `${me}/profile`)).code).toBe(1230002);
  await sandbox.control('behaviour', { user: 'resigned' });
  expect(await call('GET', '/open-apis/authen/v1/user_info')).toMatchObject({ http: 200, code: 20021 });
});
