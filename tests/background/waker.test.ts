import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followedClock, machineClock } from '../../entrypoints/background/clock';
import { createKeepAlive } from '../../entrypoints/background/keep-alive';
import { createWaker } from '../../entrypoints/background/waker';

const start = 1_790_000_000_000;

function world(clock = machineClock) {
  const alarms = new Map<string, { when?: number; delayInMinutes?: number; periodInMinutes?: number }>();
  const run = vi.fn();
  const waker = createWaker({
    clock,
    alarms: { create: (name, info) => alarms.set(name, info), clear: (name) => alarms.delete(name) },
    run,
  });
  return { waker, run, alarm: () => alarms.get('outbox') };
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('waking', () => {
  it('for a near moment is a timer, with an alarm behind it should the worker die', () => {
    const { waker, run, alarm } = world();
    waker.wakeAt(start + 3_000);
    expect(alarm()).toEqual({ when: start + 30_000, periodInMinutes: 0.5 });
    vi.advanceTimersByTime(2_999);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('for a far moment is an alarm alone, which repeats until it is called off', () => {
    const { waker, run, alarm } = world();
    waker.wakeAt(start + 600_000);
    expect(alarm()).toEqual({ when: start + 600_000, periodInMinutes: 0.5 });
    vi.advanceTimersByTime(700_000);
    expect(run).not.toHaveBeenCalled();
    waker.wakeAt(null);
    expect(alarm()).toBeUndefined();
  });

  it('at a later moment replaces the earlier one', () => {
    const { waker, run } = world();
    waker.wakeAt(start + 1_000);
    waker.wakeAt(start + 5_000);
    vi.advanceTimersByTime(4_999);
    expect(run).not.toHaveBeenCalled();
    waker.wakeAt(null);
    vi.advanceTimersByTime(10_000);
    expect(run).not.toHaveBeenCalled();
  });

  it('is armed before anything is known, and not called off by a run that knows nothing of it', () => {
    const { waker, alarm } = world();
    const known = waker.arm();
    expect(alarm()).toEqual({ delayInMinutes: 0.5, periodInMinutes: 0.5 });
    waker.wakeAt(null);
    expect(alarm()).toEqual({ delayInMinutes: 0.5, periodInMinutes: 0.5 });
    known();
    waker.wakeAt(null);
    expect(alarm()).toBeUndefined();
  });

  it('turns a shifted clock’s moments into the machine’s', () => {
    const shift = { realMs: start, virtualMs: start + 5_000_000, scale: 20 };
    const { waker, run, alarm } = world(followedClock(() => shift));
    waker.wakeAt(shift.virtualMs + 60_000);
    expect(alarm()).toEqual({ when: start + 30_000, periodInMinutes: 0.5 });
    vi.advanceTimersByTime(3_000);
    expect(run).toHaveBeenCalledTimes(1);
    waker.wakeAt(shift.virtualMs + 2_400_000);
    expect(alarm()?.when).toBe(start + 120_000);
  });
});

describe('a shifted clock', () => {
  it('shows the shifted time and runs at its scale, or the machine’s where there is no shift', () => {
    let shift: { realMs: number; virtualMs: number; scale: number } | undefined;
    const clock = followedClock(() => shift);
    expect(clock.now()).toBe(start);
    shift = { realMs: start, virtualMs: 1_000, scale: 10 };
    expect(clock.now()).toBe(1_000);
    vi.advanceTimersByTime(50);
    expect(clock.now()).toBe(1_500);
    expect(clock.real(1_500)).toBe(start + 50);
  });
});

describe('keeping alive', () => {
  it('touches the browser every 20 s while requests are under way, and not else', () => {
    const touch = vi.fn(async () => undefined);
    const busy = createKeepAlive(touch);
    busy(1);
    busy(2);
    vi.advanceTimersByTime(20_000);
    expect(touch).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(25_000);
    expect(touch).toHaveBeenCalledTimes(2);
    busy(0);
    vi.advanceTimersByTime(60_000);
    expect(touch).toHaveBeenCalledTimes(2);
  });
});
