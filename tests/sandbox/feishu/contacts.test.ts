import { describe, expect, it } from 'vitest';
import { demoUser, publicMailbox } from '../../../lib/sandbox/demo';
import { mail, me, openSandbox } from '../open';

const contacts = `${me}/mail_contacts`;

async function open() {
  const sandbox = await openSandbox();
  const token = await sandbox.token();
  const call = (method: string, path: string, body?: unknown) => sandbox.call(method, path, { token, body });
  const create = async (name: string, more: object = {}) => {
    const reply = await call('POST', contacts, { name, ...more });
    return reply.data.mail_contact as { id: string };
  };
  return { sandbox, call, create };
}

describe('contacts', () => {
  it('may be there twice', async () => {
    const { create } = await open();
    const one = await create('A', { mail_address: 'a@rain.example' });
    const two = await create('A', { mail_address: 'a@rain.example' });
    expect(one.id).not.toBe(two.id);
    expect(one.id).toMatch(/^\d{19}$/);
  });

  it('may be there once, if the service is like that', async () => {
    const { sandbox, call, create } = await open();
    await sandbox.control('behaviour', { duplicateContacts: 'refuse' });
    await create('A', { mail_address: 'a@rain.example' });
    expect((await call('POST', contacts, { name: 'B', mail_address: 'a@rain.example' })).code).toBe(1230001);
  });

  it.each([
    ['keep', { company: 'Rain', phone: '1' }],
    ['clear', { phone: '1' }],
  ])('patched: what is left out is dealt with as told: %s', async (patchOmitted, expected) => {
    const { sandbox, call, create } = await open();
    await sandbox.control('behaviour', { patchOmitted });
    const { id } = await create('A', { company: 'Rain' });
    expect((await call('PATCH', `${contacts}/${id}`, { name: 'B', phone: '1' })).data).toEqual({});
    expect((await sandbox.state()).contacts).toEqual([{ id, name: 'B', ...expected }]);
    expect((await call('PATCH', `${contacts}/${id}`, { phone: '2' })).code).toBe(1230001);
  });

  it('are gone when deleted, and then no contact any more', async () => {
    const { call, create } = await open();
    const { id } = await create('A');
    expect((await call('DELETE', `${contacts}/${id}`)).code).toBe(0);
    expect((await call('DELETE', `${contacts}/${id}`)).code).toBe(1230001);
    expect((await call('PATCH', `${contacts}/${id}`, { name: 'A' })).code).toBe(1230001);
  });

  it('come in pages whose token belongs to that list', async () => {
    const { call, create } = await open();
    for (const name of ['A', 'B', 'C']) await create(name);
    const first = await call('GET', `${contacts}?page_size=2`);
    expect(first.data).toMatchObject({ items: [{ name: 'A' }, { name: 'B' }], has_more: true });
    const next = (box: string, token: unknown) =>
      call('GET', `${mail}/user_mailboxes/${box}/mail_contacts?page_size=2&page_token=${token}`);
    expect((await next('me', first.data.page_token)).data).toEqual({
      items: [{ id: expect.any(String), name: 'C' }],
      has_more: false,
    });
    expect((await next('me', 'made-up')).code).toBe(1230001);
    expect((await next(publicMailbox.address, first.data.page_token)).code).toBe(1230001);
    expect((await call('GET', contacts)).code).toBe(1230001);
    expect((await call('GET', `${contacts}?page_size=21`)).code).toBe(1230001);
  });

  it('belong to one mailbox; not every mailbox may be opened', async () => {
    const { call, create } = await open();
    await create('A');
    const list = (box: string) => call('GET', `${mail}/user_mailboxes/${box}/mail_contacts?page_size=20`);
    expect((await list(demoUser.address)).data.items).toHaveLength(1);
    expect((await list(publicMailbox.address)).data.items).toHaveLength(0);
    expect(await list('ken.sato@brightwater.example')).toMatchObject({ http: 403, code: 1230002 });
    expect(await list('nobody@brightwater.example')).toMatchObject({ http: 403, code: 1230002 });
  });
});
