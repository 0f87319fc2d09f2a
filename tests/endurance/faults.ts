const struck = { match: { row: 'feishu.contacts.create' } };

/**
 * About every fourth create goes wrong, before or after it was carried out, and some requests take long enough to be
 * cut off in the middle.
 */
export const faults = (seed: number, slowMs: number) => [
  { kind: 'delay', at: 'beforeCommit', ms: slowMs, probability: 0.8, seed },
  { kind: 'delay', at: 'afterCommit', ms: slowMs, probability: 0.3, seed: seed + 1 },
  { kind: 'drop', at: 'beforeCommit', probability: 0.06, seed: seed + 2, ...struck },
  { kind: 'drop', at: 'afterCommit', probability: 0.07, seed: seed + 3, ...struck },
  { kind: 'status', at: 'beforeCommit', status: 500, probability: 0.04, seed: seed + 4, ...struck },
  { kind: 'status', at: 'afterCommit', status: 500, probability: 0.06, seed: seed + 5, ...struck },
  { kind: 'status', at: 'beforeCommit', status: 429, probability: 0.05, seed: seed + 6, ...struck },
];
