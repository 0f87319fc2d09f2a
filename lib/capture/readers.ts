import type { ReadOptions } from './mail';

/** What the reader leaves for the chip, which is loaded without it: the large part of reading a mail. */
export type Readers = Required<Pick<ReadOptions, 'signature' | 'trust'>>;

const place = Symbol.for('mail-quick-edit.readers');

/** `scope` is the isolated world's global object, which the page cannot reach. */
export function leaveReaders(scope: object, readers: Readers): void {
  Object.defineProperty(scope, place, { value: readers, configurable: true });
}

export function foundReaders(scope: object & { [place]?: Readers }): Readers | null {
  return scope[place] ?? null;
}
