import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { press } from '../../support/connect';
import { until } from '../../support/until';
import { words } from '../../support/words';
import type { Desk } from './desk';
import { pressWords, says, typeList } from './screen';

/** As many as are not sent within a minute. */
export const many = 25;
const list = Array.from({ length: many }, (_, at) => `Guest ${at} <guest${at}@bulk.example>`).join('\n');

async function saveList(page: Page): Promise<void> {
  await typeList(page, list);
  await pressWords(page, words('bulk.look'));
  await page.waitForFunction(
    (count) => document.querySelectorAll('.review tbody input:checked').length === count,
    {},
    many,
  );
  await press(page, '.bulkBar button.primary');
}

export async function saveAndTakeBack(desk: Desk): Promise<void> {
  const { contactsOf } = desk;
  const guests = async () =>
    (await contactsOf()).filter(({ mail_address }) => mail_address?.endsWith('@bulk.example')).length;
  let page = await desk.world.extension.open('bulk.html');
  await saveList(page);
  await until(async () => (await guests()) >= 3, 'the first ones to arrive', 60_000);
  await pressWords(page, words('bulk.pause'));
  await says(page, words('intent.waits.paused'));
  await until(() => desk.services.underWay() === 0, 'what was under way to be through');
  await page.close();
  await desk.world.extension.stopWorker();
  const before = await guests();
  expect(before).toBeLessThan(many);
  await desk.world.time({ advanceMs: 10 * 60_000 });

  page = await desk.world.extension.open('bulk.html');
  await says(page, words('intent.waits.paused'));
  expect(await guests()).toBe(before);
  await pressWords(page, words('bulk.resume'));
  await desk.world.time({ scale: 30 });
  await until(async () => (await guests()) === many, 'all to arrive', 90_000);
  await says(page, words('intent.done'));
  await pressWords(page, words('bulk.undoAll'));
  await until(async () => (await guests()) === 0, 'all to be taken back', 120_000);
  await desk.world.time({ scale: 1 });

  // A batch of which only some have gone: the rest stays unsent, and one undo takes back what went.
  await saveList(page);
  await until(async () => (await guests()) > 0, 'the first ones to arrive', 60_000);
  await pressWords(page, words('bulk.cancelRest'));
  await until(() => desk.services.underWay() === 0, 'what was under way to be through');
  const cancelled = words('bulk.cancelled').replace('$1', '').trim();
  await says(page, cancelled);
  await desk.world.time({ scale: 30 });
  expect(await guests()).toBeLessThan(many);
  await pressWords(page, words('bulk.undoAll'));
  await until(async () => (await guests()) === 0, 'what had gone to be taken back', 120_000);
  await desk.world.time({ scale: 1 });
  await page.close();
}
