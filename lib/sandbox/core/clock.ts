import { type Clock, type ClockShift, shiftedNow } from '../../domain/clock';

/** The time everything in the sandbox goes by: token lives, codes, rate windows, dates of delivered mail. */
export class SandboxClock implements Clock {
  readonly #realNow: () => number;
  #shift: ClockShift;

  constructor(realNow: () => number = Date.now) {
    this.#realNow = realNow;
    const now = realNow();
    this.#shift = { realMs: now, virtualMs: now, scale: 1 };
  }

  now(): number {
    return Math.floor(shiftedNow(this.#shift, this.#realNow()));
  }

  get shift(): ClockShift {
    return this.#shift;
  }

  /** Anchors anew at this moment, so that time stays continuous but for the leap asked for. */
  set(change: { advanceMs?: number | undefined; scale?: number | undefined }): ClockShift {
    const realMs = this.#realNow();
    this.#shift = {
      realMs,
      virtualMs: shiftedNow(this.#shift, realMs) + (change.advanceMs ?? 0),
      scale: change.scale ?? this.#shift.scale,
    };
    return this.#shift;
  }
}
