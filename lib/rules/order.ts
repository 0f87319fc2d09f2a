/**
 * The present order with one rule where `wanted` has it: after the nearest of its predecessors there that is still in
 * the list. Others keep their places, whoever moved or made them since.
 */
export function placed(present: readonly string[], rule: string, wanted: readonly string[]): string[] {
  const others = present.filter((id) => id !== rule);
  const before = wanted.slice(0, Math.max(0, wanted.indexOf(rule)));
  const anchor = before.findLast((id) => others.includes(id));
  const at = anchor === undefined ? 0 : others.indexOf(anchor) + 1;
  return [...others.slice(0, at), rule, ...others.slice(at)];
}

/** One step up (−1) or down (+1). */
export function moved(order: readonly string[], rule: string, by: -1 | 1): string[] {
  const at = order.indexOf(rule);
  const to = at + by;
  if (at < 0 || to < 0 || to >= order.length) return [...order];
  return order.toSpliced(at, 1).toSpliced(to, 0, rule);
}
