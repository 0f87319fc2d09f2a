import * as lark from '@larksuiteoapi/node-sdk';
import { expect, it } from 'vitest';
import { demoUser } from '../../lib/sandbox/demo';
import { openSandbox } from './open';

const path = { user_mailbox_id: demoUser.address };

async function connect() {
  const sandbox = await openSandbox({ realNow: Date.now });
  await sandbox.control('clock', { scale: 1000 });
  const client = new lark.Client({
    ...sandbox.feishu,
    domain: sandbox.url,
    logger: { error: silent, warn: silent, info: silent, debug: silent, trace: silent },
    cache: freshCache(),
  });
  return { sandbox, client };
}

/** The SDK's own cache outlives a client. */
function freshCache(): lark.Cache {
  const values = new Map<unknown, unknown>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => {
      values.set(key, value);
      return true;
    },
  };
}

const silent = () => {};

it('lets the official SDK keep contacts', async () => {
  const { sandbox, client } = await connect();
  const contacts = client.mail.v1.userMailboxMailContact;
  for (const name of ['王小明', 'Ana', '田中']) {
    const made = await contacts.create({ path, data: { name, mail_address: `${name}@rain.example` } });
    expect(made.data?.mail_contact?.mail_address).toBe(`${name}@rain.example`);
  }
  const names: string[] = [];
  for await (const page of await contacts.listWithIterator({ path, params: { page_size: 2 } })) {
    names.push(...(page?.items ?? []).map(({ name }) => name));
  }
  expect(names).toEqual(['王小明', 'Ana', '田中']);
  const [first] = (await sandbox.state()).contacts ?? [];
  const id = { ...path, mail_contact_id: String(first?.id) };
  await contacts.patch({ path: id, data: { name: '王小明', company: '雨城' } });
  expect((await sandbox.state()).contacts?.[0]).toMatchObject({ company: '雨城' });
  await contacts.delete({ path: id });
  expect((await sandbox.state()).contacts).toHaveLength(2);
  await expect(contacts.delete({ path: id })).rejects.toMatchObject({
    response: { data: { code: 1230001 } },
  });
});

it('lets the official SDK keep labels', async () => {
  const { client } = await connect();
  const labels = client.mail.v1.userMailboxLabel;
  const made = await labels.create({
    path,
    data: { label: { name: '报价/2027', background_color: 'lime' } },
  });
  const id = { ...path, label_id: made.data?.label?.id ?? '' };
  const patched = await labels.patch({ path: id, data: { label: { background_color: 'violet' } } });
  expect(patched.data?.label).toMatchObject({ name: '报价/2027', background_color: 'violet' });
  expect((await labels.get({ path: id })).data?.label?.background_color).toBe('violet');
  const listed = await labels.list({ path });
  expect(listed.data?.items?.map(({ name }) => name)).toContain('报价/2027');
  await labels.delete({ path: id });
  await expect(labels.get({ path: id })).rejects.toMatchObject({ response: { data: { code: 1230100 } } });
});

it('lets the official SDK keep rules', async () => {
  const { client } = await connect();
  const rules = client.mail.v1.userMailboxRule;
  const rule = (name: string) => ({
    name,
    is_enable: true,
    ignore_the_rest_of_rules: false,
    condition: { match_type: 1, items: [{ type: 1, operator: 5, input: 'ana@rain.example' }] },
    action: { items: [{ type: 3 }] },
  });
  const first = (await rules.create({ path, data: rule('one') })).data?.rule?.id ?? '';
  const second = (await rules.create({ path, data: rule('two') })).data?.rule?.id ?? '';
  await rules.update({ path: { ...path, rule_id: first }, data: rule('one, renamed') });
  await rules.reorder({ path, data: { rule_ids: [second, first] } });
  const names = async () => (await rules.list({ path })).data?.items?.map(({ name }) => name);
  expect(await names()).toEqual(['two', 'one, renamed']);
  await rules.delete({ path: { ...path, rule_id: second } });
  expect(await names()).toEqual(['one, renamed']);
});
