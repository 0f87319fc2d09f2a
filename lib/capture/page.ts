import { createMemo, type Labelled, type Memo, recall, spotsIn } from './memo';
import { mailtoAddress } from './person';
import { type Field, fieldOf } from './words';

/** An element with the stretch of bits that it holds: containment is a comparison of numbers. */
export interface Box {
  el: Element;
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

export interface Page {
  document: Document;
  layout: boolean;
  bits: Bit[];
  boxes: Box[];
  /** Those that an adapter says something of. */
  roled: Box[];
  /** Same-origin frames found on the way, each a page of its own. */
  frames: { box: Box; document: Document }[];
  /** More nodes than are looked at. */
  cut: boolean;
  memo: Memo;
  /** Where boxes stand, as far as it was asked. */
  rects: Map<Box, DOMRect>;
}

/** In client coordinates, measured once a reading. */
export function rectOf({ rects }: Page, box: Box): DOMRect {
  const before = rects.get(box);
  const rect = before ?? box.el.getBoundingClientRect();
  if (!before) rects.set(box, rect);
  return rect;
}

/** A part of the page as an earlier reading found it, counted from its own beginning. */
export interface Part {
  boxes: readonly Box[];
  /** Which of `boxes` each box stands in (-1: none), and each bit. */
  parents: readonly number[];
  bits: readonly Bit[];
  owners: readonly number[];
  lines: number;
  steps: number;
}

/** How far a reading has come. */
export interface Mark {
  boxes: number;
  bits: number;
  line: number;
  steps: number;
  /** Things met whose changes nobody tells: shadow trees, slots, frames. */
  odd: number;
}

/** Parts that need not be read again. */
export interface KeptParts {
  find(el: Element, within: Box | null): Part | undefined;
  keep(page: Page, begun: Mark, now: Mark): void;
}

export interface ReadDomOptions {
  roles?: ReadonlyMap<Element, string>;
  /** false = by the markup alone. */
  layout?: boolean;
  memo?: Memo | undefined;
  parts?: KeptParts | undefined;
}

export const maxNodes = 60_000;
const maxText = 2000;

const tags = (names: string): ReadonlySet<string> => new Set(names.split('|'));
const skipped = tags('SCRIPT|STYLE|NOSCRIPT|TEMPLATE|HEAD|SVG|DATALIST|OBJECT|EMBED|CANVAS|AUDIO|VIDEO|MATH');
const inline = tags(
  'A|ABBR|B|BDI|BDO|BIG|CITE|CODE|DFN|EM|FONT|I|IMG|INS|KBD|LABEL|MARK|Q|S|SAMP|SMALL|SPAN|STRONG|SUB|SUP|TIME|TT|U|VAR|WBR|BUTTON|TD|TH|NOBR|INPUT|SELECT',
);
/** Containers that mail programs put around earlier mails. */
const quotes =
  /(?:^|[\s_-])(?:gmail_quote|history-quote-wrapper|divRplyFwdMsg|isReplyContent|isForwardContent|cm_quote_msg|ntes-mailmaster-quote|moz-cite-prefix|yahoo_quoted|protonmail_quote|OutlookMessageHeader)(?:[\s_]|$)/;
const closed = tags('BR|INPUT|TEXTAREA|IMG|SELECT|IFRAME|FRAME');
const headings = tags('H1|H2|H3|H4');

/** Attributes that may hold an address or words for the person; the rest is never read. */
const telling = /^(?:href|title|alt|datetime|e|email|(?:aria|data)-.*)$/;

export const tagOf = (el: Element): string => el.tagName.toUpperCase();
/** A button, or a link that leads nowhere. */
const isControl = (el: Element, tag: string, role: string | null): boolean =>
  tag === 'BUTTON' ||
  role === 'button' ||
  (tag === 'A' && /^(?:#|javascript:|$)/i.test(el.getAttribute('href') ?? ''));
export const isElement = (node: Node): node is Element => node.nodeType === 1;
const isDocument = (node: Document | Element): node is Document => node.nodeType === 9;
const isSlot = (el: Element): el is HTMLSlotElement => 'assignedNodes' in el;
const isFrame = (el: Element): el is HTMLIFrameElement => 'contentDocument' in el;

export function hasLayout(document: Document): boolean {
  const root = document.documentElement;
  return typeof root?.getBoundingClientRect === 'function' && root.getBoundingClientRect().width > 0;
}

/** False where styles say that nothing is shown; without layout, where the markup says so. */
export function isShown(el: Element, layout: boolean): boolean {
  if (layout) {
    if (typeof el.checkVisibility !== 'function' || el.checkVisibility()) return true;
    return el.ownerDocument.defaultView?.getComputedStyle(el).display === 'contents';
  }
  if (el.hasAttribute('hidden') || el.getAttribute('aria-hidden') === 'true') return false;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(el.getAttribute('style') ?? '')) return false;
  return tagOf(el) !== 'DIALOG' || el.hasAttribute('open');
}

/** Plain-text mails are often shown with their line breaks kept by style alone. */
function keepsBreaks(el: Element, layout: boolean): boolean {
  const style = layout ? el.ownerDocument.defaultView?.getComputedStyle(el) : undefined;
  return (
    /^(?:pre|break-spaces)/.test(style?.whiteSpaceCollapse ?? style?.whiteSpace ?? '') ||
    /white-space\s*:\s*pre/i.test(el.getAttribute('style') ?? '')
  );
}

export function frameDocument(el: Element): Document | null {
  try {
    return isFrame(el) ? el.contentDocument : null;
  } catch {
    return null;
  }
}

/** 4 an address field, 3 a title, 2 other data, 1 words that mention one. 0: not an attribute for addresses. */
function rankOf(key: string, value: string, address: string): number {
  const whole = value.trim() === address;
  if (/^(?:title|data-(?:original-)?title|data-tooltip)$/.test(key))
    return whole || />\s*$/.test(value) ? 3 : 1;
  if (/^(?:aria-label|aria-description|alt)$/.test(key)) return whole ? 2 : 1;
  if (key === 'e' || key === 'email') return whole ? 4 : 0;
  if (!key.startsWith('data-') || /(?:message|thread|msg|reply|own|account|self|name)/.test(key)) return 0;
  if (/mail|addr/.test(key)) return 4;
  return whole || /^[{["]|>\s*$/.test(value.trim()) ? 2 : 0;
}

function zoneOf(el: Element, tag: string, role: string, plain: boolean, aria: string | null): number {
  if (role === 'body') return zone.body;
  if (role === 'list') return zone.row;
  if (tag === 'BLOCKQUOTE') return zone.quote;
  if (plain) return tag === 'NAV' || tag === 'FOOTER' ? zone.chrome : 0;
  if (quotes.test(`${el.getAttribute('class') ?? ''} ${el.id}`)) return zone.quote;
  if (tag === 'NAV' || tag === 'FOOTER') return zone.chrome;
  const editable = el.getAttribute('contenteditable');
  if (editable === '' || editable === 'true') return zone.compose;
  if (aria === 'document') return zone.body;
  return aria && /^(?:navigation|banner|search|tree|menu|menubar|textbox)$/.test(aria) ? zone.chrome : 0;
}

/** Splits `From: Ann`, `发件人　张三` and `From Ann <a@b.com>` into label and value. */
function splitLabel(text: string): Labelled | null {
  // A label is short: no colon further on makes one.
  const at = text.slice(0, 80).search(/[:：]/);
  const name = text.slice(0, Math.max(0, at)).trim();
  if (at > 0 && name.length <= 40 && !text.startsWith('//', at + 1)) {
    const field = fieldOf(name);
    return field ? { field, colon: true, rest: text.slice(at + 1).trimStart() } : null;
  }
  if (text.length > 300) return null;
  const whole = fieldOf(text);
  if (whole) return { field: whole, colon: false, rest: '' };
  // A label and its value in one run: only where an address follows, or the script sets words apart from labels.
  if (!text.includes('@') && !/^\s*[\u3040-\u9fff\uac00-\ud7a3]{2,8}\s/u.test(text)) return null;
  const word = /^\s*(\S{1,20})\s+(\S[\s\S]*)$/u.exec(text);
  const field = word ? fieldOf(word[1] ?? '') : undefined;
  return word && (field === 'from' || field === 'sender')
    ? { field, colon: false, rest: word[2] ?? '' }
    : null;
}

/** Reads what a document shows into a flat list, in one bounded walk. */
export function readDom(
  source: Document | Element,
  { roles = new Map(), layout, memo = createMemo(), parts }: ReadDomOptions = {},
): Page | null {
  const document = isDocument(source) ? source : source.ownerDocument;
  const top = isDocument(source) ? (source.body ?? source.documentElement) : source;
  if (!top) return null;
  const page: Page = {
    document,
    layout: layout ?? hasLayout(document),
    bits: [],
    boxes: [],
    roled: [],
    frames: [],
    cut: false,
    memo,
    rects: new Map(),
  };
  const { bits, boxes } = page;
  let line = 0;
  let steps = 0;
  let odd = 0;
  let current: Box | null = null;
  const mark = (): Mark => ({ boxes: boxes.length, bits: bits.length, line, steps, odd });

  const push = (
    text: string,
    box: Box,
    attr: string,
    rank = 0,
    address = '',
    field: Field | null = null,
    colon = false,
  ) => bits.push({ text, box, line, attr, rank, address, field, colon });

  const add = (text: string, box: Box, attr = '', rank = 0, address = ''): void => {
    const before = bits[bits.length - 1];
    let value = text;
    if (!attr && before?.field && !before.colon && /^\s*[:：]/.test(value)) {
      before.colon = true;
      value = value.replace(/^\s*[:：]\s*/, '');
      if (!value.trim()) return;
    }
    const label = attr === 'datetime' || attr === 'href' ? null : recall(memo.labels, value, splitLabel);
    if (!label) push(value, box, attr, rank, address);
    else {
      push(value.slice(0, value.length - label.rest.length), box, attr, 0, '', label.field, label.colon);
      if (label.rest.trim()) push(label.rest, box, attr, rank, address);
    }
  };

  const attributes = (el: Element, box: Box): void => {
    for (const name of el.getAttributeNames()) {
      const value = telling.test(name) ? el.getAttribute(name) : '';
      if (!value || value.length > maxText) continue;
      if (value.includes('@')) {
        const mail = name === 'href' ? mailtoAddress(value) : '';
        const spots = mail ? [] : spotsIn(memo, value);
        // In "name <address>" the name may be an address too: the last one counts.
        const spot = spots.length < 3 ? spots[spots.length - 1] : undefined;
        const rank = spot ? rankOf(name, value, spot.address) : 0;
        if (mail) add(value, box, 'href', 4, mail);
        else if (spot && rank) add(value, box, name, rank, spot.address);
      } else if (/^(?:aria-label|title|datetime)$/.test(name) || (name === 'alt' && value.length < 100))
        add(value, box, name);
    }
  };

  const setIn = (part: Part): void => {
    const first = bits.length;
    const depth = current ? current.depth + 1 : 0;
    const made: Box[] = [];
    for (const [at, one] of part.boxes.entries()) {
      const parent = made[part.parents[at] ?? -1] ?? current;
      const ends = { first: one.first + first, last: one.last + first };
      const box: Box = { ...one, ...ends, parent, kids: [], depth: one.depth + depth };
      made.push(box);
      boxes.push(box);
      parent?.kids.push(box);
      if (box.role !== '') page.roled.push(box);
    }
    for (const [at, one] of part.bits.entries()) {
      const box = made[part.owners[at] ?? 0];
      if (box) bits.push({ ...one, box, line: one.line + line });
    }
    line += part.lines;
    steps += part.steps;
  };

  const stack: (Node | { close: Box; block: boolean; begun: Mark | null })[] = [top];
  const open = (el: Element): void => {
    const tag = tagOf(el);
    if (skipped.has(tag) || !isShown(el, page.layout)) return;
    const block = !inline.has(tag);
    const before = bits[bits.length - 1];
    // After a label the next colon belongs to it, whatever element it stands in.
    const apart = parts !== undefined && block && !(before?.field && !before.colon);
    const part = apart ? parts.find(el, current) : undefined;
    if (part) {
      setIn(part);
      return;
    }
    const begun = apart ? mark() : null;
    if (block) line++;
    const role = (roles.size > 0 && roles.get(el)) || '';
    const bare = !el.hasAttributes();
    const aria = bare ? null : el.getAttribute('role');
    const box: Box = {
      el,
      parent: current,
      kids: [],
      depth: current ? current.depth + 1 : 0,
      first: bits.length,
      last: bits.length,
      zone: (current?.zone ?? 0) | zoneOf(el, tag, role, bare, aria),
      role,
      pre: current?.pre === true || tag === 'PRE',
      heading: headings.has(tag) || aria === 'heading',
      control: isControl(el, tag, aria),
    };
    boxes.push(box);
    if (role !== '') page.roled.push(box);
    current?.kids.push(box);
    if (tag === 'INPUT' || tag === 'SELECT') {
      if (!/^(?:hidden|checkbox|radio|button|submit|image)$/i.test(el.getAttribute('type') ?? ''))
        push('', box, 'control');
      else if (/^checkbox$/i.test(el.getAttribute('type') ?? '')) push('', box, 'checkbox');
    } else if (tag === 'TEXTAREA' || box.zone & ~(current?.zone ?? 0) & zone.compose) push('', box, 'editor');
    else if (!bare) attributes(el, box);
    if (tag === 'IMG') push('', box, 'img');
    if (tag === 'IFRAME' || tag === 'FRAME') {
      const inner = frameDocument(el);
      if (inner) page.frames.push({ box, document: inner });
      push('', box, 'frame');
      odd++;
    }
    // What a quotation holds is somebody else's: that there is one is all that counts.
    const quoted = (box.zone & zone.quote) !== 0 && current !== null;
    if (quoted) push('', box, 'quote');
    box.last = bits.length;
    if (quoted || closed.has(tag)) return;
    current = box;
    stack.push({ close: box, block, begun });
    if (el.shadowRoot || tag === 'SLOT' || tag.includes('-')) odd++;
    const assigned = tag === 'SLOT' && isSlot(el) ? el.assignedNodes() : [];
    if (assigned.length) stack.push(...assigned.slice(0, 5000).reverse());
    else
      for (let child = (el.shadowRoot ?? el).lastChild; child; child = child.previousSibling)
        stack.push(child);
  };

  const text = (value: string, box: Box): void => {
    if (!value.trim()) {
      const before = bits[bits.length - 1];
      if (value && before && !before.attr && !before.text.endsWith(' ')) before.text += ' ';
    } else if (
      value.includes('\n') &&
      (box.pre || (value.trim().includes('\n') && keepsBreaks(box.el, page.layout)))
    ) {
      box.pre = true;
      value
        .slice(0, 20_000)
        .split('\n')
        .forEach((part, i) => {
          if (i > 0) line++;
          if (part.trim()) add(part.slice(0, maxText), box);
        });
    } else {
      const part = value.slice(0, maxText);
      add(/[^\S ]| {2}/u.test(part) ? part.replace(/\s+/gu, ' ') : part, box);
    }
  };

  for (; stack.length; steps++) {
    const next = stack.pop();
    if (!next) break;
    if ('close' in next) {
      next.close.last = bits.length;
      if (next.block) line++;
      current = next.close.parent;
      if (next.begun && !page.cut) parts?.keep(page, next.begun, mark());
    } else if (steps > maxNodes) page.cut = true;
    else if (next.nodeType === 3) {
      if (current) text(next.nodeValue ?? '', current);
    } else if (isElement(next)) open(next);
  }
  return boxes.length ? page : null;
}
