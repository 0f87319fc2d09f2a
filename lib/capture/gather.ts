import { mostTree, treeMarks } from '../domain/snapshot';
import { isElement, isShown, keepsBreaks, tagOf } from './shown';
import { attributesOf, unmarked } from './told';

/** The shown elements of a document and what they say, with the way back from numbers to elements. */
export interface Gathered {
  tree: string;
  elements: Element[];
  /** The number of the element around each; -1: none. */
  parents: number[];
  /** Numbers of elements that may show somebody: an address, or what an adapter points at. */
  told: number[];
  frames: number[];
  cut: boolean;
  /** Of those that were measured on the way. */
  rects: Map<Element, DOMRect>;
}

/** A part of the document as an earlier walk found it, counted from its own beginning. */
export interface Part {
  tree: string;
  elements: readonly Element[];
  parents: readonly number[];
  told: readonly number[];
  /** What stands in it and is not shown. */
  hidden: readonly Element[];
}

/** Parts that need not be walked again. `pre` = line breaks around them count. */
export interface KeptParts {
  /** Only where it is shown; `rects` = where what it measures is put. */
  find(el: Element, pre: boolean, rects: Gathered['rects']): Part | undefined;
  keep(el: Element, pre: boolean, part: Part): void;
  /** Smaller ones cost less to walk than to keep; larger ones seldom stay as they are. */
  fits(elements: number): boolean;
}

export interface GatherOptions {
  roles?: ReadonlyMap<Element, string>;
  /** false = by the markup alone. */
  layout: boolean;
  parts?: KeptParts | undefined;
  /** The top element counts, shown or not. */
  folded?: boolean;
}

const maxNodes = 60_000;
const maxText = 2000;
const maxLines = 20_000;

const tags = (names: string): ReadonlySet<string> => new Set(names.split('|'));
const skipped = tags('SCRIPT|STYLE|NOSCRIPT|TEMPLATE|HEAD|SVG|DATALIST|OBJECT|EMBED|CANVAS|AUDIO|VIDEO|MATH');
/** What stands in them is not shown as text, or is somebody else's. */
const closed = tags('BR|INPUT|TEXTAREA|IMG|SELECT|IFRAME|FRAME|BLOCKQUOTE');
/** Most texts are written as they are: one look tells. */
const unclean = new RegExp(`[${treeMarks.open}-${treeMarks.close}]|[^\\S ]| {2}`);

const isSlot = (el: Element): el is HTMLSlotElement => 'assignedNodes' in el;

/** An element whose content is being walked. */
interface Opened {
  el: Element;
  pre: boolean;
  outer: number;
  /** What a slot shows in place of its own content, and how far that was walked. */
  shown: readonly Node[] | null;
  at: number;
  /** What had been gathered when it was opened. */
  begun: { pieces: number; elements: number; told: number; hidden: number; kept: number; odd: number };
}

/** One bounded walk over what is shown, frames left out. */
export function gather(
  top: Element,
  { roles = new Map(), layout, parts, folded = false }: GatherOptions,
): Gathered {
  const pieces: string[] = [];
  const elements: Element[] = [];
  const parents: number[] = [];
  const told: number[] = [];
  const frames: number[] = [];
  const hidden: Element[] = [];
  const rects = new Map<Element, DOMRect>();
  let chars = 0;
  let steps = 0;
  /** Things met whose changes nobody tells: shadow trees, slots, frames. */
  let odd = 0;
  let current = -1;
  let pre = false;
  let cut = false;
  const stack: Opened[] = [];

  /** Parts to keep, of those that hold each other the outermost. */
  const kept: { el: Element; pre: boolean; part: Part }[] = [];

  const write = (piece: string) => {
    pieces.push(piece);
    chars += piece.length;
  };
  const note = (at: number) => {
    if (told[told.length - 1] !== at) told.push(at);
  };

  function setIn(part: Part): void {
    const first = elements.length;
    elements.push(...part.elements);
    for (const parent of part.parents) parents.push(parent < 0 ? current : parent + first);
    for (const at of part.told) told.push(at + first);
    hidden.push(...part.hidden);
    write(part.tree);
    steps += part.elements.length;
  }

  /** The first node of what it holds; null where that is not walked. */
  function open(el: Element): Node | null {
    const tag = tagOf(el);
    if (skipped.has(tag)) return null;
    const part = parts?.find(el, pre, rects);
    if (part) {
      setIn(part);
      return null;
    }
    if (!((folded && el === top) || isShown(el, layout))) {
      hidden.push(el);
      return null;
    }
    const at = elements.length;
    const begun = {
      pieces: pieces.length,
      elements: at,
      told: told.length,
      hidden: hidden.length,
      kept: kept.length,
      odd,
    };
    elements.push(el);
    parents.push(current);
    const role = roles.get(el);
    const said = attributesOf(el, tag);
    write(`${treeMarks.open}${unmarked(tag)}${role ? `${treeMarks.attribute}*=${role}` : ''}${said}`);
    if (role || said.includes('@')) note(at);
    if (tag === 'IFRAME' || tag === 'FRAME') {
      frames.push(at);
      odd++;
    }
    if (closed.has(tag) && current >= 0) {
      write(treeMarks.close);
      return null;
    }
    const shadow = el.shadowRoot;
    if (shadow || tag === 'SLOT' || tag.includes('-')) odd++;
    const assigned = tag === 'SLOT' && isSlot(el) ? el.assignedNodes().slice(0, 5000) : [];
    const shown = assigned.length > 0 ? assigned : null;
    stack.push({ el, pre, outer: current, shown, at: 0, begun });
    current = at;
    pre ||= tag === 'PRE';
    return shown?.[0] ?? (shadow ?? el).firstChild;
  }

  function close({ el, pre: before, outer, begun }: Opened): void {
    write(treeMarks.close);
    current = outer;
    pre = before;
    const first = begun.elements;
    if (begun.odd !== odd || !parts?.fits(elements.length - first)) return;
    kept.length = begun.kept;
    const part = {
      tree: pieces.slice(begun.pieces).join(''),
      elements: elements.slice(first),
      parents: parents.slice(first).map((parent) => (parent < first ? -1 : parent - first)),
      told: told.slice(begun.told).map((at) => at - first),
      hidden: hidden.slice(begun.hidden),
    };
    kept.push({ el, pre, part });
  }

  function say(value: string): void {
    const el = elements[current];
    if (!el || value === '') return;
    const words = value.trim();
    if (words === '') {
      write(`${treeMarks.text} `);
      return;
    }
    if (words.includes('@') || words.includes('＠')) note(current);
    pre ||= words.includes('\n') && keepsBreaks(el, layout);
    if (pre && value.includes('\n')) write(treeMarks.lines + unmarked(value.slice(0, maxLines)));
    else {
      const part = value.slice(0, maxText);
      write(treeMarks.text + (unclean.test(part) ? unmarked(part).replace(/\s+/gu, ' ') : part));
    }
  }

  /** What comes behind a node in the element that is walked. */
  function behind(node: Node): Node | null {
    const around = stack[stack.length - 1];
    if (!around || cut) return null;
    return around.shown ? (around.shown[++around.at] ?? null) : node.nextSibling;
  }

  let next: Node | null = top;
  while (next || stack.length > 0) {
    steps++;
    if (!next) {
      const done = stack.pop();
      if (!done) break;
      close(done);
      next = behind(done.el);
    } else if (steps > maxNodes || chars > mostTree - 300_000) {
      cut = true;
      parts = undefined;
      next = null;
    } else {
      const opened = stack.length;
      let inner: Node | null = null;
      if (isElement(next)) inner = open(next);
      else if (next.nodeType === 3) say(next.nodeValue ?? '');
      next = inner ?? (stack.length > opened ? null : behind(next));
    }
  }
  for (const { el, pre, part } of kept) parts?.keep(el, pre, part);
  return { tree: pieces.join('').slice(0, mostTree), elements, parents, told, frames, cut, rects };
}
