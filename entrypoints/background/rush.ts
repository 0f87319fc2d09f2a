/** What is being answered right now. */
export interface Rush {
  /** The event that woke this worker has come, and is none that is answered. */
  woken(): void;
  /** Counts an answer until it is given. */
  track<Result>(answer: Promise<Result>): Promise<Result>;
  /**
   * Resolves when the event that woke this worker has come and nothing is being answered; soon at any rate: some answers wait
   * for a person or a service.
   */
  over(): Promise<void>;
}

/** Lets work that can wait a moment stand back until the messages that somebody waits for are answered. */
export function createRush(mostMs = 100): Rush {
  /** The waking event itself counts: it comes some ms after the worker has started. */
  let awaited = 1;
  let woke = false;
  let waiting: (() => void)[] = [];
  const done = () => {
    awaited -= 1;
    if (awaited > 0) return;
    for (const next of waiting) next();
    waiting = [];
  };
  const woken = () => {
    if (woke) return;
    woke = true;
    done();
  };
  return {
    woken,
    track(answer) {
      awaited += 1;
      woken();
      answer.then(done, done);
      return answer;
    },
    async over() {
      if (awaited === 0) return;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        setTimeout(resolve, mostMs);
      });
    },
  };
}
