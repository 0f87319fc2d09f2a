/** What is being answered right now. */
export interface Rush {
  /** The event that woke this worker has come, and is none that is answered. */
  woken(): void;
  /** Counts an answer until it is given. */
  track<Result>(answer: Promise<Result>): Promise<Result>;
  /**
   * Resolves when the event that woke this worker has come and those that wait by then are answered; soon at any rate: some
   * answers wait for a person or a service.
   */
  over(): Promise<void>;
}

/** Lets work that can wait a moment stand back until the messages that somebody waits for are answered. */
export function createRush(mostMs = 100): Rush {
  const answering = new Set<Promise<unknown>>();
  let wake: () => void = () => undefined;
  /** The waking event comes some ms after the worker has started. */
  const woke = new Promise<void>((resolve) => {
    wake = resolve;
  });
  return {
    woken: () => wake(),
    track(answer) {
      answering.add(answer);
      const done = () => void answering.delete(answer);
      answer.then(done, done);
      wake();
      return answer;
    },
    async over() {
      const late = new Promise<void>((resolve) => setTimeout(resolve, mostMs));
      await Promise.race([woke, late]);
      await Promise.race([Promise.allSettled(answering), late]);
    },
  };
}
