import { expect, it } from 'vitest';
import { killBrowser } from '../endurance/browser-kill';
import { trial } from '../endurance/trial';

/** In small; `npm run endurance` does it in full, over HTTP/1.1 and in Firefox too. */
it('loses and doubles nothing though the worker is killed again and again and every fourth answer is bad', async () => {
  const result = await trial({ browser: 'chromium', tls: true, kills: 1000, forSeconds: 45, seed: 7 });
  expect(result).toMatchObject({ lost: 0, doubled: 0, needsYou: 0 });
  expect(result.inFlight).toBeGreaterThan(20);
  expect(result.faulty).toBeGreaterThan(0.1);
  // Twice a minute at the most: how many wishes were unclear does not count.
  expect(result.scans).toBeLessThanOrEqual(2 * result.minutes);
}, 300_000);

it('loses nothing it has acknowledged when the whole browser is killed', async () => {
  const { acknowledged, lost } = await killBrowser('chromium', 4);
  expect(acknowledged).toBeGreaterThan(8);
  expect(lost).toBe(0);
}, 120_000);
