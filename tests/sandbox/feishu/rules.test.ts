import { expect, it } from 'vitest';
import { me, openSandbox } from '../open';

const rules = `${me}/rules`;
const rule = (name: string, action: object = { type: 3 }) => ({
  name,
  is_enable: true,
  ignore_the_rest_of_rules: false,
  condition: { match_type: 1, items: [{ type: 12 }] },
  action: { items: [action] },
});

async function open() {
  const sandbox = await openSandbox();
  const token = await sandbox.token();
  const call = async (method: string, path: string, body?: unknown) => {
    await sandbox.control('clock', { advanceMs: 1000 });
    return sandbox.call(method, path, { token, body });
  };
  const create = async (name: string) =>
    ((await call('POST', rules, rule(name))).data.rule as { id: string }).id;
  const names = async () => ((await sandbox.state()).rules ?? []).map(({ name }) => name).join('');
  return { sandbox, call, create, names };
}

it('keeps rules in their order, and a new one where the service puts it', async () => {
  const { sandbox, call, create, names } = await open();
  const a = await create('a');
  const b = await create('b');
  await sandbox.control('behaviour', { newRule: 'first' });
  const c = await create('c');
  expect(await names()).toBe('cab');
  expect((await call('POST', `${rules}/reorder`, { rule_ids: [b, c, a] })).data).toEqual({});
  expect(await names()).toBe('bca');
});

it('reorders only known ids, once each, and all of them if it insists', async () => {
  const { sandbox, call, create, names } = await open();
  const a = await create('a');
  const b = await create('b');
  const reorder = (ids: string[]) => call('POST', `${rules}/reorder`, { rule_ids: ids });
  expect((await reorder([a, a])).code).toBe(1230001);
  expect((await reorder([b, '7000000000000000001'])).code).toBe(1230001);
  expect((await reorder([b])).code).toBe(0);
  expect(await names()).toBe('ba');
  await sandbox.control('behaviour', { reorderIncomplete: 'refuse' });
  expect((await reorder([a])).code).toBe(1230001);
});

it('replaces the whole of a rule', async () => {
  const { sandbox, call, create } = await open();
  const id = await create('a');
  expect((await call('PUT', `${rules}/${id}`, rule('z', { type: 9 }))).data).toEqual({});
  expect((await sandbox.state()).rules).toEqual([{ id, ...rule('z', { type: 9 }) }]);
  const { name, ...nameless } = rule('a');
  expect((await call('PUT', `${rules}/${id}`, nameless)).code).toBe(1230001);
  expect((await call('PUT', `${rules}/7000000000000000001`, rule('a'))).code).toBe(1230001);
  expect((await call('DELETE', `${rules}/${id}`)).code).toBe(0);
  expect((await call('DELETE', `${rules}/${id}`)).code).toBe(1230001);
});

it('takes actions it does not support back, or not', async () => {
  const { sandbox, call } = await open();
  const made = await sandbox.control('edit', {
    resource: 'rules',
    op: 'create',
    value: rule('a', { type: 8, input: '1' }),
  });
  const put = () => call('PUT', `${rules}/${made.id}`, rule('b', { type: 8, input: '1' }));
  expect((await put()).code).toBe(1230001);
  await sandbox.control('behaviour', { putUnsupportedActions: 'accept' });
  expect((await put()).code).toBe(0);
  expect((await sandbox.state()).rules?.[0]).toMatchObject({ name: 'b' });
});

it('refuses a move to a folder that is not there, and too many rules', async () => {
  const { sandbox, call } = await open();
  const moved = await call('POST', rules, rule('a', { type: 11, input: '7000000000000000001' }));
  expect(moved.code).toBe(1230001);
  await sandbox.control('behaviour', { maxRules: 0 });
  expect((await call('POST', rules, rule('a'))).code).toBe(1230001);
});
