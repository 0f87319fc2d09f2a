import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createWatch, type Watch } from '../../entrypoints/overlay.content/watch';
import { createEye } from '../../lib/capture/eye';

const { document, Element, MutationObserver, window } = parseHTML('<html><body><main></main></body></html>');
let watch: Watch;
/** When each look began, in ms since the test did. */
let looks: number[];
/** Time in which a look kept the page busy. */
let busy: number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 0 });
  busy = 0;
  looks = [];
  const globals = {
    ...{ document, Element, MutationObserver, setTimeout },
    window: globalThis,
    addEventListener: window.addEventListener.bind(window),
    performance: { now: () => Date.now() + busy },
    requestIdleCallback: (run: () => void) => setTimeout(run, 1),
    requestAnimationFrame: (run: () => void) => setTimeout(run, 16),
    cancelAnimationFrame: clearTimeout,
  };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
});
afterEach(() => {
  watch.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** `answer` = what a look does, and how long the worker then takes, in ms. */
function open(answer: () => number): void {
  watch = createWatch(
    () => {
      looks.push(Date.now());
      const ms = answer();
      return new Promise((done) => setTimeout(() => done(true), ms));
    },
    () => undefined,
    createEye(),
  );
}

const draw = () => document.querySelector('main')?.append(document.createElement('p'));

it('looks soon after a worker that had to start, at what was drawn while it did', async () => {
  open(() => 1500);
  draw();
  await vi.advanceTimersByTimeAsync(500);
  expect(looks).toHaveLength(1);
  draw();
  await vi.advanceTimersByTimeAsync(1400);
  expect(looks).toHaveLength(2);
  expect(looks[1]).toBeLessThan(2000);
});

it('leaves a page alone for twenty times as long as a look kept it busy', async () => {
  open(() => {
    busy += 100;
    return 0;
  });
  draw();
  await vi.advanceTimersByTimeAsync(500);
  draw();
  await vi.advanceTimersByTimeAsync(4000);
  expect(looks).toHaveLength(2);
  expect((looks[1] ?? 0) - (looks[0] ?? 0)).toBeGreaterThanOrEqual(2000);
});

it('does nothing while the page rests, and begins no look before the last one has ended', async () => {
  open(() => 1000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks).toEqual([]);
  for (let turn = 0; turn < 9; turn++) {
    draw();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(looks).toHaveLength(1);
});
