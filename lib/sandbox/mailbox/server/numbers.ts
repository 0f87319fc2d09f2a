/** Short numbers for long keys, in order of first sight: what the page's addresses are made of. */
export interface Numbers {
  of(key: string): number;
  key(number: number): string | undefined;
}

export function numbers(): Numbers {
  const keys: string[] = [];
  const known = new Map<string, number>();
  return {
    of(key) {
      const number = known.get(key) ?? keys.push(key);
      known.set(key, number);
      return number;
    },
    key: (number) => keys[number - 1],
  };
}
