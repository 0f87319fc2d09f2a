import { expect, it } from 'vitest';
import { mail, me, openSandbox } from '../open';

const labels = `${me}/labels`;

async function open() {
  const sandbox = await openSandbox();
  const token = await sandbox.token();
  const call = (method: string, path: string, body?: unknown) => sandbox.call(method, path, { token, body });
  const create = async (name: string) => {
    const reply = await call('POST', labels, { label: { name } });
    return (reply.data.label as { id: string }).id;
  };
  return { sandbox, call, create };
}

it('makes a label, recolours it and keeps its name', async () => {
  const { call, create } = await open();
  const id = await create('a/b/c');
  const patched = await call('PATCH', `${labels}/${id}`, { label: { background_color: 'carmine' } });
  expect(patched.data.label).toMatchObject({
    id,
    name: 'a/b/c',
    background_color: 'carmine',
    messages_unread: 0,
  });
  expect((await call('PATCH', `${labels}/${id}`, { label: {} })).code).toBe(1234000);
  expect((await call('PATCH', `${labels}/${id}`, { label: { background_color: '#f00' } })).code).toBe(
    1234000,
  );
});

it.each([
  [false, 'west/sea'],
  [true, 'east/sea'],
])('takes what lies below along in a rename only where it is told to: %s', async (renameCascades, name) => {
  const { sandbox, call, create } = await open();
  await sandbox.control('behaviour', { renameCascades });
  const top = await create('west');
  const below = await create('west/sea');
  await create('western');
  await sandbox.control('clock', { advanceMs: 1000 });
  await call('PATCH', `${labels}/${top}`, { label: { name: 'east' } });
  expect((await call('GET', `${labels}/${below}`)).data.label).toMatchObject({ name });
  expect(JSON.stringify((await sandbox.state()).labels)).toContain('"western"');
});

it('refuses names that are taken or kept by the service, unknown ids and too many', async () => {
  const { sandbox, call, create } = await open();
  await create('one');
  const two = await create('two');
  const post = (name: string) => call('POST', labels, { label: { name } });
  expect(await post('one')).toMatchObject({ http: 400, code: 1230101 });
  expect((await post('Inbox')).code).toBe(1230103);
  expect((await call('PATCH', `${labels}/${two}`, { label: { name: 'one' } })).code).toBe(1230101);
  expect((await call('PATCH', `${labels}/${two}`, { label: { name: 'flagged' } })).code).toBe(1230103);
  for (const method of ['GET', 'DELETE']) {
    expect((await call(method, `${labels}/7000000000000000001`)).code).toBe(1230100);
  }
  await sandbox.control('clock', { advanceMs: 1000 });
  await sandbox.control('behaviour', { maxLabels: 0 });
  expect((await post('three')).code).toBe(1230102);
});

it('counts unread mail, and takes a deleted label off it', async () => {
  const { sandbox, call, create } = await open();
  const id = await create('mark');
  const message = String((await sandbox.state()).messages?.[0]?.message_id);
  const modify = `${me}/messages/${encodeURIComponent(message)}/modify`;
  await call('PUT', modify, { add_label_ids: [id, 'UNREAD'] });
  expect((await call('GET', `${labels}/${id}`)).data.label).toMatchObject({ messages_unread: 1 });
  expect((await call('DELETE', `${labels}/${id}`)).code).toBe(0);
  const after = (await sandbox.state()).messages?.find(({ message_id }) => message_id === message);
  expect(after?.label_ids).not.toContain(id);
});

it('says where a mailbox is missing and where it is closed', async () => {
  const { call } = await open();
  const list = (box: string) => call('GET', `${mail}/user_mailboxes/${box}/labels`);
  expect(await list('nobody@brightwater.example')).toMatchObject({ http: 400, code: 1234013 });
  expect(await list('ken.sato@brightwater.example')).toMatchObject({ http: 403, code: 1234030 });
});

it('may list the labels of the service too', async () => {
  const { sandbox, call } = await open();
  const ids = async () => JSON.stringify((await call('GET', labels)).data.items);
  expect(await ids()).not.toContain('"FLAGGED"');
  await sandbox.control('behaviour', { labelListHasSystemLabels: true });
  expect(await ids()).toContain('"FLAGGED"');
});
