import type { KeptParts, Part } from './gather';
import { heightOf, isElement, widthOf } from './shown';

interface Kept extends Part {
  pre: boolean;
  /** A style sheet hides something in it without a change of the document; then its size changes. */
  size: number;
}

const fewest = 6;
const most = 80;

const sizeOf = (el: Element): number => widthOf(el) * 1e7 + heightOf(el);

const same = (a: ReadonlyMap<Element, string>, b: ReadonlyMap<Element, string>): boolean =>
  a.size === b.size && [...a].every(([el, role]) => b.get(el) === role);

export interface DocumentParts extends KeptParts {
  forget(changed: readonly MutationRecord[]): void;
  /** Before each walk. `roles` = what an adapter says now. */
  refresh(roles: ReadonlyMap<Element, string>): void;
}

/** Parts of a document that have not changed since they were walked, as far as it is told of changes. */
export function createParts(): DocumentParts {
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

  return {
    forget,
    refresh(roles) {
      if (!same(roles, told)) known = new WeakMap();
      told = roles;
    },
    find(el, pre) {
      const part = known.get(el);
      return part?.pre === pre && part.size === sizeOf(el) ? part : undefined;
    },
    keep(el, pre, part) {
      known.set(el, { ...part, pre, size: sizeOf(el) });
    },
    fits: (elements) => elements >= fewest && elements <= most,
  };
}
