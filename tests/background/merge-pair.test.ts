import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../entrypoints/background/world';
import type { Duplicate } from '../../lib/contacts/duplicates';
import type { Contact } from '../../lib/domain/contact';
import type { Origin } from '../../lib/messages/receiver';
import { lockManager, person } from '../accounts/machine';
import { type OpenSandbox, openSandbox } from '../sandbox/open';
import { until } from '../support/until';
import { fakeBrowser } from './fake-browser';

const page: Origin = { sender: 'page', origin: 'chrome-extension://abcdefghijklmnop' };
let sandbox: OpenSandbox;
let world: World;
let account = '';

const contacts = async () =>
  ((await sandbox.state()).contacts ?? []).map(({ id: _, avatar: __, ...fields }) => fields);
const mei = { name: 'Mei', mail_address: 'mei@x.test', company: 'Corp' };
const again = { name: 'Mei Lin', mail_address: 'MEI@x.test', phone: '+86 138 0013 8000', remark: 'buyer' };

const shown = ({ id, ...fields }: Contact) => ({ id, fields: { name: '', ...fields } });
const seen = ({ a, b }: Duplicate) => ({ keep: shown(a), other: shown(b) });

beforeEach(async () => {
  vi.stubEnv('MODE', 'demo');
  vi.stubGlobal('indexedDB', new IDBFactory());
  sandbox = await openSandbox({ realNow: Date.now });
  const fake = fakeBrowser();
  fake.origins.add('http://127.0.0.1/*');
  fake.parts.storage.local.values.set('demo', { url: sandbox.url, app: sandbox.feishu });
  fake.consent(person('allow'));
  for (const value of [mei, again])
    await sandbox.control('edit', { resource: 'contacts', op: 'create', value });
  world = await openWorld(fake.browser, {
    ...{ indexedDB, fetch, crypto, lock: lockManager(), transport: { streams: false, replies: () => [] } },
    online: () => true,
  });
  const { appId, appSecret } = sandbox.feishu;
  const connected = await world.handlers['account.connect'](
    { brand: 'feishu', appId, appSecret, features: ['contacts'], tokenEndpoint: 'v3' },
    page,
  );
  account = connected.id;
  await world.mirror.refresh(account);
  await world.mirror.run();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

it('merges two records as one wish and takes the whole back as one, whatever a PATCH leaves out', async () => {
  await sandbox.control('behaviour', { patchOmitted: 'clear' });
  const before = await contacts();
  const { pairs } = await world.handlers['contacts.duplicates']({ account }, page);
  expect(pairs).toMatchObject([{ reasons: ['address'] }]);
  const [pair] = pairs;
  if (!pair) return;
  const fields = {
    name: 'Mei',
    address: 'mei@x.test',
    company: 'Corp',
    phone: again.phone,
    remark: 'buyer\nMei Lin',
  };
  const wish = { id: crypto.randomUUID(), account, ...seen(pair), fields };
  await world.handlers['contacts.mergePair'](wish, page);
  const whole = { name: 'Mei', mail_address: 'mei@x.test', company: 'Corp', phone: again.phone };
  await until(async () => (await contacts()).length === before.length - 1, 'one record to go');
  expect(await contacts()).toContainEqual({ ...whole, remark: 'buyer\nMei Lin' });
  await until(
    async () => (await world.mirror.book.byAddress(account, 'mei@x.test')).exact.length === 1,
    'the mirror to learn of it',
  );
  await world.handlers['intent.undo']({ id: crypto.randomUUID(), of: wish.id }, page);
  await until(async () => (await contacts()).length === before.length, 'the second record to be back');
  await until(
    async () => (await contacts()).some((one) => one.name === 'Mei' && !one.phone),
    'the first as it was',
  );
  const left = (await contacts()).filter(({ mail_address }) => /mei@x/i.test(String(mail_address)));
  const filled = left.map((one) =>
    Object.fromEntries(Object.entries(one).filter(([, value]) => value !== '')),
  );
  expect(filled).toEqual(expect.arrayContaining([mei, again]));
  expect(filled).toHaveLength(2);
});

it('does not delete a record that somebody changed since', async () => {
  const { pairs } = await world.handlers['contacts.duplicates']({ account }, page);
  const [pair] = pairs;
  if (!pair) return;
  await sandbox.control('edit', {
    resource: 'contacts',
    op: 'patch',
    id: pair.b.id,
    value: { remark: 'do not lose' },
  });
  const fields = { name: 'Mei', address: 'mei@x.test', company: 'Corp' };
  const wish = { id: crypto.randomUUID(), account, ...seen(pair), fields };
  await world.handlers['contacts.mergePair'](wish, page);
  await until(
    async () => (await world.handlers['intent.get']({ id: wish.id }, page))?.needsYou === true,
    'the person to be asked',
  );
  expect(await contacts()).toContainEqual(expect.objectContaining({ remark: 'do not lose' }));
});

it('remembers what the person told apart', async () => {
  const { pairs } = await world.handlers['contacts.duplicates']({ account }, page);
  const [pair] = pairs;
  if (!pair) return;
  await world.handlers['contacts.apart']({ account, a: pair.b.id, b: pair.a.id }, page);
  expect((await world.handlers['contacts.duplicates']({ account }, page)).pairs).toEqual([]);
});
