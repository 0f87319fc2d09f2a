/** What is being answered right now. */
export interface Rush {
  /** The event that woke this worker has come, and is none that is answered. */
  woken(): void;
  /** Counts an answer until it is given; one that only reads is in nobody's way. */
  track<Result>(answer: Promise<Result>, reads?: boolean): Promise<Result>;
  /**
   * Resolves when the event that woke this worker has come and those that wait by then are answered; soon at any rate: some
   * answers wait for a person or a service.
   */
  over(): Promise<void>;
}

const reading = /^(state|known|intent|policy|hosts|draft)\.get$|\.list$|^account\.redirect$/;

/** A message whose answer is only looked up: work that changes something need not stand back for it. */
export const onlyReads = (message: unknown): boolean =>
  typeof message === 'object' &&
  message !== null &&
  'message' in message &&
  typeof message.message === 'string' &&
  reading.test(message.message);

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
    track(answer, reads = false) {
      wake();
      if (reads) return answer;
      answering.add(answer);
      const done = () => void answering.delete(answer);
      answer.then(done, done);
      return answer;
    },
    async over() {
      const late = new Promise<void>((resolve) => setTimeout(resolve, mostMs));
      await Promise.race([woke, late]);
      await Promise.race([Promise.allSettled(answering), late]);
    },
  };
}
