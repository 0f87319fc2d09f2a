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
  end(life: Life): void;
  /** One step; false when nothing is left to happen before `until`. */
  step(until: number): Promise<boolean>;
}

/** All that follows from a step without waiting has happened when this resolves. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

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
  return {
    now: () => now,
    wait: (life, ms, mayOutlive = false) =>
      new Promise((resolve) => {
        if (life && !life.alive) return;
        add({ at: now + ms, life, go: resolve, mayOutlive });
      }),
    at: (ms, life, go) => add({ at: ms, life, go, mayOutlive: false }),
    end(life) {
      life.alive = false;
      for (let index = steps.length - 1; index >= 0; index -= 1) {
        const step = steps[index];
        if (step?.life === life && !(step.mayOutlive && dice.chance(0.5))) steps.splice(index, 1);
      }
    },
    async step(until) {
      let due: Step[] = steps.filter(({ at }) => at <= now);
      if (due.length === 0) {
        const next = Math.min(...steps.map(({ at }) => at));
        if (!(next <= until)) return false;
        now = next;
        due = steps.filter(({ at }) => at <= now);
      }
      const step = due[dice.below(due.length)];
      if (!step) return false;
      steps.splice(steps.indexOf(step), 1);
      step.go();
      await settle();
      return true;
    },
  };
}
