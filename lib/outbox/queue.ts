import type { Intent, IntentClass } from '../domain/intent';

const rank: Readonly<Record<IntentClass, number>> = { click: 0, bulk: 1, refresh: 2 };

/** A person's click first, then bulk, then refresh; each `ageing` of waiting lifts a class by one. Older first among equals. */
export function byTurn(now: number, ageing: number): (a: Intent, b: Intent) => number {
  const turn = (intent: Intent) =>
    Math.max(0, rank[intent.class] - Math.floor(Math.max(0, now - intent.createdAt) / ageing));
  return (a, b) => turn(a) - turn(b) || inOrder(a, b);
}

/** Its place in the order of the person's wishes. */
export const placeOf = ({ wishedAt, createdAt }: Intent): number => wishedAt ?? createdAt;

/** In the order of the person's wishes. */
export const inOrder = (a: Intent, b: Intent): number =>
  placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The oldest open intent of each resource: the only one that may move. */
export function heads(open: readonly Intent[]): Intent[] {
  const first = new Map<string, Intent>();
  for (const intent of open) {
    const key = JSON.stringify([intent.account, intent.resource]);
    const known = first.get(key);
    if (!known || inOrder(intent, known) < 0) first.set(key, intent);
  }
  return [...first.values()];
}
