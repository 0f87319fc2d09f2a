import { expect, it } from 'vitest';
import { me, openSandbox } from '../open';

const folders = `${me}/folders`;

async function open() {
  const sandbox = await openSandbox();
  const token = await sandbox.token();
  const call = async (method: string, path: string, body?: unknown) => {
    await sandbox.control('clock', { advanceMs: 1000 });
    return sandbox.call(method, path, { token, body });
  };
  const create = async (name: string, parent_folder_id = '0') =>
    ((await call('POST', folders, { name, parent_folder_id })).data.folder as { id: string }).id;
  return { sandbox, call, create };
}

it('lists folders of the service and of the person', async () => {
  const { call, create } = await open();
  const id = await create('Suppliers');
  const own = await call('GET', `${folders}?folder_type=2`);
  expect(own.data.items).toContainEqual({
    id,
    name: 'Suppliers',
    parent_folder_id: '0',
    folder_type: 2,
    unread_message_count: 0,
    unread_thread_count: 0,
  });
  const system = JSON.stringify((await call('GET', `${folders}?folder_type=1`)).data.items);
  expect(system).toContain('"INBOX"');
  expect(system).not.toContain('Suppliers');
});

it('keeps the tree a tree, and the folders of the service as they are', async () => {
  const { call, create } = await open();
  const top = await create('top');
  const below = await create('below', top);
  const patch = (id: string, body: object) => call('PATCH', `${folders}/${id}`, body);
  expect((await patch(top, { parent_folder_id: below })).code).toBe(1230001);
  expect((await patch(below, { name: 'renamed' })).code).toBe(0);
  expect((await patch('INBOX', { name: 'mine' })).code).toBe(1230001);
  expect((await call('DELETE', `${folders}/TRASH`)).code).toBe(1230001);
  const orphan = await call('POST', folders, { name: 'x', parent_folder_id: '7000000000000000001' });
  expect(orphan.code).toBe(1230001);
});

it('moves the mail of a deleted folder, and of those below it, to the trash', async () => {
  const { sandbox, call, create } = await open();
  const top = await create('top');
  const below = await create('below', top);
  const message = String((await sandbox.state()).messages?.[0]?.message_id);
  await sandbox.control('edit', {
    resource: 'messages',
    op: 'patch',
    id: message,
    value: { folder_id: below },
  });
  expect((await call('GET', `${folders}/${below}`)).code).toBe(0);
  expect((await call('DELETE', `${folders}/${top}`)).code).toBe(0);
  expect((await call('GET', `${folders}/${below}`)).code).toBe(1230001);
  const after = (await sandbox.state()).messages?.find(({ message_id }) => message_id === message);
  expect(after?.folder_id).toBe('TRASH');
});
