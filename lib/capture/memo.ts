import { addressesIn, type Named, peopleIn, type Spot } from './person';
import { type Action, actionOf, type Field, isDate, isFolder, isQuoteHead, toLine } from './words';

/** What a short text says by itself, wherever it stands. */
export interface Meaning {
  date: boolean;
  action: Action | undefined;
  toLine: boolean;
  folder: boolean;
}

/** A label and how the text goes on behind it. */
export interface Labelled {
  field: Field;
  colon: boolean;
  rest: string;
}

/**
 * What texts say, by the text: a page mostly says again what it said at the last look. Nothing here hangs on where a text
 * stands, so that it is never out of date. Kept by whoever looks.
 */
export interface Memo {
  meanings: Map<string, Meaning>;
  labels: Map<string, Labelled | null>;
  spots: Map<string, readonly Spot[]>;
  people: Map<string, readonly Named[]>;
  heads: Map<string, boolean>;
}

export const createMemo = (): Memo => ({
  meanings: new Map(),
  labels: new Map(),
  spots: new Map(),
  people: new Map(),
  heads: new Map(),
});

const mostKept = 20_000;

/** The value of a text, worked out the first time. */
export function recall<Value>(known: Map<string, Value>, text: string, make: (text: string) => Value): Value {
  const before = known.get(text);
  if (before !== undefined) return before;
  const value = make(text);
  if (known.size >= mostKept) known.clear();
  known.set(text, value);
  return value;
}

/** Nothing longer is a date, a button's word, a recipients' line or a folder. */
export const longestWord = 90;

const meaning = (text: string): Meaning => ({
  date: isDate(text),
  action: actionOf(text),
  toLine: toLine.test(text),
  folder: isFolder(text),
});

/** The meaning of a text of at most `longestWord` characters. */
export const meaningOf = ({ meanings }: Memo, text: string): Meaning => recall(meanings, text, meaning);

const nowhere: readonly Spot[] = [];

export const spotsIn = ({ spots }: Memo, text: string): readonly Spot[] =>
  text.includes('@') ? recall(spots, text, addressesIn) : nowhere;

const nobody: readonly Named[] = [];

/** Nobody is named without an address. */
export const namedIn = ({ people }: Memo, line: string): readonly Named[] =>
  /[@＠]/.test(line) ? recall(people, line, peopleIn) : nobody;

export const headsQuote = ({ heads }: Memo, line: string): boolean => recall(heads, line, isQuoteHead);
