import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRush, onlyReads } from '../../entrypoints/background/rush';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether it is over by now. */
function watch(rush: ReturnType<typeof createRush>) {
  const seen = { over: false };
  void rush.over().then(() => {
    seen.over = true;
  });
  return async () => {
    await vi.advanceTimersByTimeAsync(0);
    return seen.over;
  };
}

it('waits for the event that woke the worker, and where that is a message for its answer', async () => {
  const rush = createRush();
  const over = watch(rush);
  expect(await over()).toBe(false);
  let answer: (value: string) => void = () => undefined;
  const tracked = rush.track(new Promise<string>((resolve) => (answer = resolve)));
  expect(await over()).toBe(false);
  answer('yes');
  expect(await over()).toBe(true);
  expect(await tracked).toBe('yes');
});

it('is over at once where an alarm woke the worker', async () => {
  const rush = createRush();
  const over = watch(rush);
  rush.woken();
  expect(await over()).toBe(true);
});

it('does not wait longer than a moment for a person or a service', async () => {
  const rush = createRush(100);
  const over = watch(rush);
  void rush.track(new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(99);
  expect(await over()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await over()).toBe(true);
});

it('does not wait for what is asked later', async () => {
  const rush = createRush();
  let answer: () => void = () => undefined;
  void rush.track(new Promise<void>((resolve) => (answer = resolve)));
  const over = watch(rush);
  expect(await over()).toBe(false);
  void rush.track(new Promise(() => undefined));
  answer();
  expect(await over()).toBe(true);
});

it('is over also when an answer fails', async () => {
  const rush = createRush();
  const failing = rush.track(Promise.reject(new Error('no')));
  const over = watch(rush);
  await expect(failing).rejects.toThrow('no');
  expect(await over()).toBe(true);
});

it('does not wait for an answer that is only looked up', async () => {
  const rush = createRush();
  const over = watch(rush);
  void rush.track(new Promise(() => undefined), onlyReads({ message: 'state.get', input: {} }));
  expect(await over()).toBe(true);
});

it('knows what changes something from what does not', () => {
  for (const message of ['state.get', 'known.get', 'outbox.list', 'account.redirect'])
    expect(onlyReads({ message }), message).toBe(true);
  for (const message of [
    'contact.save',
    'intent.undo',
    'draft.put',
    'label.recolor',
    'state.getter',
    undefined,
  ])
    expect(onlyReads({ message }), message).toBe(false);
  expect(onlyReads(null)).toBe(false);
});
