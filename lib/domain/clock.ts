/** The one source of time in worker code: milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

/** A clock that runs apart from the machine's: at real time `realMs` it showed `virtualMs`, and runs `scale` times as fast. */
export interface ClockShift {
  realMs: number;
  virtualMs: number;
  scale: number;
}

/** Only the sandbox and the demo build shift their clocks, both by the same figures. */
export function shiftedNow(shift: ClockShift, realNow: number): number {
  return shift.virtualMs + (realNow - shift.realMs) * shift.scale;
}
