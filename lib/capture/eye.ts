/** How a script learns of changes to documents: by one observer, whoever wants to know. */
export interface Eye extends MutationObserver {
  /** Everybody hears all of it. */
  tell(hear: (records: readonly MutationRecord[]) => void): void;
  /** What happened in this task, without waiting for its end. */
  now(): void;
}

export function createEye(): Eye {
  const all: ((records: readonly MutationRecord[]) => void)[] = [];
  const say = (records: readonly MutationRecord[]) => {
    for (const hear of all) hear(records);
  };
  const observer = new MutationObserver(say);
  return Object.assign(observer, {
    tell: (hear: (typeof all)[number]) => void all.push(hear),
    now: () => say(observer.takeRecords()),
  });
}
