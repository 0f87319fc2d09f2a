/** How a script learns of changes to documents: by one observer, whoever wants to know. */
export interface Eye extends MutationObserver {
  /** Everybody hears all of it. */
  tell(hear: (records: readonly MutationRecord[]) => void): void;
}

export function createEye(): Eye {
  const all: ((records: readonly MutationRecord[]) => void)[] = [];
  const observer = new MutationObserver((records) => {
    for (const hear of all) hear(records);
  });
  return Object.assign(observer, { tell: (hear: (typeof all)[number]) => void all.push(hear) });
}
