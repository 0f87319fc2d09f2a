import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { connect, press } from '../support/connect';
import { save } from '../support/speak';
import { until } from '../support/until';
import { words } from '../support/words';
import { openWorld, type World } from '../support/world';

const saved = z.object({
  format: z.literal('mail-quick-edit-outbox'),
  intents: z.array(z.looseObject({ id: z.string() })),
});

let world: World;
const downloads = mkdtempSync(join(tmpdir(), 'mqe-downloads-'));

beforeAll(async () => {
  world = await openWorld('chromium');
  await connect(world);
});
afterAll(async () => {
  await world?.close();
  rmSync(downloads, { recursive: true, force: true });
});

it('hands out what can be read of a database it cannot use, and starts anew when told to', async () => {
  // Only the writes: a read that hangs is waited for by whatever needs the same list, for 25 s.
  await world.services.control('faults', [
    { kind: 'delay', match: { row: 'feishu.contacts.create' }, ms: 60_000 },
  ]);
  const wish = await save(world.extension, 'Kept', 'kept@recovery.example');
  const desk = await world.extension.desk();
  // As a newer version of the extension leaves it.
  await desk.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('mail-quick-edit', 99);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      }),
  );
  const options = await world.extension.open('options.html#data');
  const said = (key: string) =>
    until(
      () => options.evaluate((text) => document.body.textContent.includes(text), words(key)),
      `"${words(key)}"`,
    );
  await said('options.data.trouble.newer');
  const session = await options.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  await press(options, '#data button.start');
  const file = await until(
    () => readdirSync(downloads).find((name) => name.endsWith('.json')),
    'the file to be saved',
  );
  const { intents } = saved.parse(JSON.parse(readFileSync(join(downloads, file), 'utf8')));
  expect(intents.map(({ id }) => id)).toContain(wish.id);
  const anew = await options.waitForSelector('#data button:not(.start)');
  expect(await anew?.evaluate((button) => button.hasAttribute('disabled'))).toBe(true);
  await press(options, '#data input[type=checkbox]');
  await anew?.click();
  await said('options.data.what');
  await world.services.clearFaults();
  await save(world.extension, 'After', 'after@recovery.example');
  await until(
    async () => (await world.services.state()).contacts.some(({ name }) => name === 'After'),
    'a new wish to go out',
  );
});
