export type Random = () => number;

export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** What is left to chance, in the order in which it is asked for. */
export interface Draw {
  random: Random;
  /** What was drawn, to name a failure. */
  traits: string[];
  pick<Value>(values: readonly Value[]): Value;
  chance(share: number): boolean;
  trait<Value extends string>(kind: string, values: readonly Value[]): Value;
  /** Markup in an element whose class says nothing. */
  box(inner: string, tag?: string): string;
}

export function createDraw(random: Random): Draw {
  const traits: string[] = [];
  let count = 0;
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  };
  const cls = () => `c${(count++ * 7919 + Math.floor(random() * 1e5)).toString(36)}`;
  return {
    random,
    traits,
    pick,
    chance: (share) => random() < share,
    trait(kind, values) {
      const value = pick(values);
      traits.push(`${kind}: ${value}`);
      return value;
    },
    box: (inner, tag = 'div') => `<${tag} class="${cls()}">${inner}</${tag}>`,
  };
}
