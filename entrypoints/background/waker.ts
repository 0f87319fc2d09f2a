import type { WorkerClock } from './clock';

export const alarmName = 'outbox';

export interface WaitingAlarms {
  create(name: string, info: { when?: number; delayInMinutes?: number; periodInMinutes?: number }): unknown;
  clear(name: string): unknown;
}

export interface WakerDeps {
  clock: WorkerClock;
  alarms: WaitingAlarms;
  run(): void;
  /** Of the alarm. */
  name?: string;
}

export interface Waker {
  /**
   * Somebody may have something to send: from now on an alarm wakes a worker that died. It is not called off before the
   * returned function says that what there is to send is known.
   */
  arm(): () => void;
  /** Run at this moment of the clock; null = nothing waits. Replaces the earlier one. */
  wakeAt(at: number | null): void;
}

/** The shortest alarm that Chrome keeps to. */
const alarmMs = 30_000;
const every = { periodInMinutes: alarmMs / 60_000 };

/**
 * A timer for near moments while the worker lives, and always an alarm: it wakes a worker that died, and repeats, so
 * that a worker which dies in its run is woken again.
 */
export function createWaker({ clock, alarms, run, name = alarmName }: WakerDeps): Waker {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = 0;
  return {
    arm() {
      held += 1;
      void alarms.create(name, { delayInMinutes: every.periodInMinutes, ...every });
      return () => {
        held -= 1;
      };
    },
    wakeAt(at) {
      clearTimeout(timer);
      if (at === null) {
        if (held === 0) void alarms.clear(name);
        return;
      }
      const now = Date.now();
      const real = clock.real(at);
      void alarms.create(name, { when: Math.max(real, now + alarmMs), ...every });
      if (real - now < alarmMs) timer = setTimeout(run, Math.max(0, real - now));
    },
  };
}
