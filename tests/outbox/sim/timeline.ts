import type { Dice } from './random';

interface Step {
  at: number;
  life: Life | null;
  go(): void;
  /** A write that was handed to the database may land after its worker's death. */
  mayOutlive: boolean;
}

/** A worker's life: what it waits for is never told to it after its end. */
export interface Life {
  alive: boolean;
}

/**
 * One thread of virtual time for a whole world. Each wait of each worker is a step; among the steps that are due the dice choose,
 * so every order and every death between two steps can happen.
 */
export interface Timeline {
  now(): number;
  /** Resolves after `ms`; never, once the life has ended. */
  wait(life: Life | null, ms: number, mayOutlive?: boolean): Promise<void>;
  at(ms: number, life: Life | null, go: () => void): () => void;
  /** `atOnce`: what was handed to the database is lost too, as when the power fails. */
  end(life: Life, atOnce?: boolean): void;
  /** One step; false when nothing is left to happen before `until`. */
  step(until: number): Promise<boolean>;
}

/** All that follows from a step without waiting has happened when this resolves: ticks come after all microtasks. */
const settle = () => new Promise<void>((resolve) => process.nextTick(resolve));

export function createTimeline(dice: Dice, start: number): Timeline {
  let now = start;
  const steps: Step[] = [];
  const add = (step: Step) => {
    steps.push(step);
    return () => {
      const index = steps.indexOf(step);
      if (index >= 0) steps.splice(index, 1);
    };
  };
  const dueAt = (time: number) => {
    let due = 0;
    for (const { at } of steps) if (at <= time) due += 1;
    return due;
  };
  return {
    now: () => now,
    wait: (life, ms, mayOutlive = false) =>
      new Promise((resolve) => {
        if (life && !life.alive) return;
        add({ at: now + ms, life, go: resolve, mayOutlive });
      }),
    at: (ms, life, go) => add({ at: ms, life, go, mayOutlive: false }),
    end(life, atOnce = false) {
      life.alive = false;
      for (let index = steps.length - 1; index >= 0; index -= 1) {
        const step = steps[index];
        if (step?.life === life && !(step.mayOutlive && !atOnce && dice.chance(0.5))) steps.splice(index, 1);
      }
    },
    async step(until) {
      let due = dueAt(now);
      if (due === 0) {
        let next = Number.POSITIVE_INFINITY;
        for (const { at } of steps) if (at < next) next = at;
        if (!(next <= until)) return false;
        now = next;
        due = dueAt(now);
      }
      let skip = dice.below(due);
      const index = steps.findIndex(({ at }) => at <= now && skip-- === 0);
      const [step] = steps.splice(index, 1);
      if (!step) return false;
      step.go();
      await settle();
      return true;
    },
  };
}
