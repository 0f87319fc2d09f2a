import { place, treeMarks } from '../domain/snapshot';
import type { Memo } from './memo';
import type { Field } from './words';

/** An element with the stretch of bits that it holds: containment is a comparison of numbers. */
export interface Box {
  tag: string;
  /** What was told of its attributes; null = nothing. */
  attributes: ReadonlyMap<string, string> | null;
  /** Its number, and the first one behind what it holds. */
  at: number;
  end: number;
  parent: Box | null;
  kids: Box[];
  depth: number;
  first: number;
  last: number;
  zone: number;
  /** What an adapter says this element is. */
  role: string;
  pre: boolean;
  heading: boolean;
  /** It or one of the two around it is one. */
  headed: boolean;
  /** A button, or a link that leads nowhere. */
  control: boolean;
}

/** A run of text, or an attribute that says something. In document order, attributes before text. */
export interface Bit {
  text: string;
  box: Box;
  line: number;
  /** '' for text; an attribute's name; `control`, `editor`, `frame`, `img` for what has no text. */
  attr: string;
  /** How far an attribute's address can be trusted; 0 for text. */
  rank: number;
  /** The address that an attribute holds. */
  address: string;
  /** The label this is, and whether a colon says so. */
  field: Field | null;
  colon: boolean;
}

/** Places whose text never supplies the sender. */
export const zone = { chrome: 1, compose: 2, quote: 4, row: 8, body: 16 } as const;

/** A document as it was gathered, ready to be judged. */
export interface Page {
  bits: Bit[];
  boxes: Box[];
  /** Those that an adapter says something of. */
  roled: Box[];
  /** More nodes than are looked at. */
  cut: boolean;
  memo: Memo;
  /** `place` flags by an element's number, where they are known. */
  places: ReadonlyMap<number, number>;
}

export const attribute = ({ attributes }: Box, name: string): string | null => attributes?.get(name) ?? null;

/** False where it is known that the box is hidden, or that what holds it is nowhere on the page. */
export const isVisible = ({ places }: Page, box: Box, root: Box): boolean =>
  ((places.get(box.at) ?? 0) & place.hidden) === 0 && ((places.get(root.at) ?? 0) & place.nowhere) === 0;

export const isInWindow = ({ places }: Page, box: Box): boolean =>
  ((places.get(box.at) ?? 0) & place.inWindow) !== 0;

/** Whether an element's number lies in a box. */
export const holds = (box: Box, at: number): boolean => box.at <= at && at < box.end;

const first = treeMarks.open.charCodeAt(0);
const last = treeMarks.close.charCodeAt(0);

/** Whether one of the tree's marks stands there. */
export function isMark(tree: string, at: number): boolean {
  const code = tree.charCodeAt(at);
  return code >= first && code <= last;
}

/** Where the next mark of a tree stands, from a place on; its length where there is none. */
export function nextMark(tree: string, from: number): number {
  let at = from;
  while (at < tree.length && !isMark(tree, at)) at++;
  return at;
}
