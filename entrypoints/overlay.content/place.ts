import { isElement } from '../../lib/capture/shown';

/** Where a chip goes, in the top document's client coordinates. `compact` = no room for its word. */
export interface Place {
  x: number;
  y: number;
  compact: boolean;
}

interface Size {
  width: number;
  compactWidth: number;
  height: number;
}

const gap = 6;
const levels = 4;
const elementsAndTexts = 5;
/** Elements that stand somewhere themselves, not only by their words. */
const solid = /^(img|svg|button|input|select|video|canvas)$/i;
const mostRects = 80;
/** Windows up or down from which on nothing is measured around a sender. */
const far = 3;

/** A same-origin frame's offset in the top document. */
function offsetOf(view: Window | null): { x: number; y: number } {
  const frame = view?.frameElement;
  if (!frame) return { x: 0, y: 0 };
  const { left, top } = frame.getBoundingClientRect();
  const outer = offsetOf(frame.ownerDocument.defaultView);
  return { x: left + outer.x, y: top + outer.y };
}

function textRects(node: Node): DOMRect[] {
  const range = new Range();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter(({ width, height }) => width && height);
}

/** What else stands on the line of `y`, right of `from`, within `row`. */
function taken(row: Element, from: number, top: number, bottom: number): DOMRect[] {
  const rects: DOMRect[] = [];
  const walker = document.createTreeWalker(row, elementsAndTexts);
  for (let node = walker.nextNode(); node && rects.length < mostRects; node = walker.nextNode()) {
    const alone = isElement(node) && solid.test(node.tagName) ? [node.getBoundingClientRect()] : [];
    const found = node.nodeValue?.trim() ? textRects(node) : alone;
    rects.push(...found.filter((rect) => rect.right > from && rect.top < bottom && rect.bottom > top));
  }
  return rects.sort((a, b) => a.left - b.left);
}

/** The first free stretch of the line that is wide enough. */
function free(rects: DOMRect[], from: number, width: number, end: number): number | null {
  let x = from + gap;
  for (const rect of rects) if (rect.left < x + width + gap && rect.right > x) x = rect.right + gap;
  return x + width <= end ? x : null;
}

/** The nearest ancestor that reaches well beyond the anchor is the line it stands on. */
function lineOf(anchor: Element, root: Element, right: number, width: number): Element {
  let row = anchor;
  for (let level = 0; level < levels && row !== root && row.parentElement; level++) {
    if (row.getBoundingClientRect().right > right + width * 2) break;
    row = row.parentElement;
  }
  return row;
}

/** Beside the sender's words where there is room, else beneath them; null where they are not shown. */
export function placeOf(anchor: Element, root: Element, size: Size): Place | null {
  const rects = textRects(anchor);
  const rect = rects.at(-1) ?? anchor.getBoundingClientRect();
  if (!rect.width || !rect.height) return null;
  const offset = offsetOf(anchor.ownerDocument.defaultView);
  const y = rect.top + (rect.height - size.height) / 2;
  // Whoever scrolls near calls for a place again: until then it is enough that the chip is out of the window as its sender is.
  if (Math.abs(y + offset.y) > innerHeight * far) return { x: rect.right, y: y + offset.y, compact: false };
  const end = Math.min(root.getBoundingClientRect().right, anchor.ownerDocument.documentElement.clientWidth);
  const others = taken(lineOf(anchor, root, rect.right, size.width), rect.right, y, y + size.height);
  const wide = free(others, rect.right, size.width, end);
  const narrow = wide === null ? free(others, rect.right, size.compactWidth, end) : null;
  const beside = wide ?? narrow;
  const x = beside ?? Math.max(0, Math.min(rect.left, end - size.compactWidth));
  const below = beside === null ? rect.height : 0;
  return { x: x + offset.x, y: y + offset.y + below, compact: wide === null };
}
