import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { openWorld } from '../../entrypoints/background/world';
import { lockManager } from '../accounts/machine';
import { fakeBrowser } from './fake-browser';

it('a company’s policy is followed whenever it comes, and no longer than it is there', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const fake = fakeBrowser();
  fake.origins.add('https://mail.example/*');
  const world = await openWorld(fake.browser, {
    ...{ indexedDB, fetch, crypto, lock: lockManager(), transport: { streams: false, replies: () => [] } },
    online: () => true,
  });
  await world.start();
  expect(fake.scripts.get('loader')?.matches).toEqual(['https://mail.example/*']);

  const { values } = fake.parts.storage.managed;
  values.set('hosts', ['https://elsewhere.example/*']).set('off', ['rules']);
  await world.policyChanged();
  expect(fake.scripts.size).toBe(0);
  expect(JSON.stringify(fake.only('toPages').at(-1))).toContain('"off":["rules"]');

  values.clear();
  await world.policyChanged();
  expect(fake.scripts.get('loader')?.matches).toEqual(['https://mail.example/*']);
  vi.unstubAllGlobals();
});
