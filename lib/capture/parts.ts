import { type Box, isElement, type KeptParts, type Mark, type Part } from './page';

interface Kept extends Part {
  zone: number;
  pre: boolean;
  /** A style sheet hides something in it without a change of the document; then its size changes. */
  size: string;
}

/** Smaller ones cost less to read than to keep; larger ones seldom stay as they are. */
const fewest = 6;
const most = 80;

const hasSize = (el: Element): el is HTMLElement => 'offsetHeight' in el;
const sizeOf = (el: Element): string => (hasSize(el) ? `${el.offsetWidth} ${el.offsetHeight}` : '');
const around = (box: Box | null) => ({ zone: box?.zone ?? 0, pre: box?.pre === true });

const same = (a: ReadonlyMap<Element, string>, b: ReadonlyMap<Element, string>): boolean =>
  a.size === b.size && [...a].every(([el, role]) => b.get(el) === role);

export interface DocumentParts extends KeptParts {
  /** Before each reading: forgets what has changed. `roles` = what an adapter says now. */
  refresh(roles: ReadonlyMap<Element, string>): void;
  close(): void;
}

/** Parts of a document that have not changed since they were read. Watches the document until closed. */
export function createParts(document: Document): DocumentParts {
  let known = new WeakMap<Node, Kept>();
  let told: ReadonlyMap<Element, string> = new Map();

  /** Whatever holds what changed has changed, up to the top; what was put in may have changed while it was out. */
  function forget(records: readonly MutationRecord[]): void {
    const seen = new Set<Node>();
    for (const { target, addedNodes } of records) {
      for (const node of addedNodes) {
        if (!isElement(node)) continue;
        known.delete(node);
        if (node.firstElementChild) for (const inner of node.querySelectorAll('*')) known.delete(inner);
      }
      for (let node: Node | null = target; node && !seen.has(node); node = node.parentNode) {
        seen.add(node);
        known.delete(node);
      }
    }
  }

  const observer = new MutationObserver(forget);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  return {
    refresh(roles) {
      forget(observer.takeRecords());
      if (!same(roles, told)) known = new WeakMap();
      told = roles;
    },
    find(el, within) {
      const part = known.get(el);
      if (!part) return undefined;
      const { zone, pre } = around(within);
      return part.zone === zone && part.pre === pre && part.size === sizeOf(el) ? part : undefined;
    },
    keep({ boxes: all, bits: said }, begun, now) {
      const boxes = all.slice(begun.boxes, now.boxes);
      const [top] = boxes;
      if (!top || boxes.length < fewest || boxes.length > most || begun.odd !== now.odd) return;
      const bits = said.slice(begun.bits, now.bits);
      const places = new Map(boxes.map((box, at) => [box, at]));
      known.set(top.el, {
        ...around(top.parent),
        size: sizeOf(top.el),
        boxes: boxes.map((box) => relative(box, begun, top.depth)),
        parents: boxes.map(({ parent }) => (parent && places.get(parent)) ?? -1),
        bits: bits.map((bit) => ({ ...bit, line: bit.line - begun.line })),
        owners: bits.map(({ box }) => places.get(box) ?? 0),
        lines: now.line - begun.line,
        steps: now.steps - begun.steps,
      });
    },
    close: () => observer.disconnect(),
  };
}

const relative = (box: Box, begun: Mark, depth: number): Box => ({
  ...box,
  ...{ parent: null, kids: [], depth: box.depth - depth },
  ...{ first: box.first - begun.bits, last: box.last - begun.bits },
});
