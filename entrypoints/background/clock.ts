import { type Clock, type ClockShift, shiftedNow } from '../../lib/domain/clock';

/** The worker's time, and the machine's time of its moments: alarms only know the latter. */
export interface WorkerClock extends Clock {
  real(at: number): number;
}

export const machineClock: WorkerClock = {
  now: () => Date.now(),
  real: (at) => at,
};

/** Follows `shift` from one question to the next; the machine's own time while there is none. */
export const followedClock = (shift: () => ClockShift | undefined): WorkerClock => ({
  now() {
    const by = shift();
    return by ? shiftedNow(by, Date.now()) : Date.now();
  },
  real(at) {
    const by = shift();
    return by ? by.realMs + (at - by.virtualMs) / by.scale : at;
  },
});
