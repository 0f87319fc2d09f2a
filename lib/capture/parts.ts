import type { KeptParts, Part } from './gather';
import { isShown } from './shown';

interface Kept extends Part {
  pre: boolean;
  /** As it was: whatever is changed in place shows beside it. */
  copy: Node;
  /** A style sheet hides something in it without a change of the document; then its height changes, if nothing holds that. */
  rect: DOMRect;
  /** The innermost of those that may show somebody or hold others: where they are shown, whatever holds them is. */
  shown: readonly Element[];
}

const fewest = 6;
const most = 80;

const isThere = (el: Element): boolean => isShown(el, true);

/**
 * Parts of a document that are as they were when they were walked. Each is held against its copy before it is used, which takes
 * the browser a fraction of the time of a walk; nobody has to hear of changes.
 */
export function createParts(): KeptParts {
  // Nothing is loaded or run in a document that is not shown.
  const inert = document.implementation.createHTMLDocument();
  const known = new WeakMap<Node, Kept>();

  return {
    find(el, pre, rects) {
      const part = known.get(el);
      if (part?.pre !== pre) return;
      const rect = el.getBoundingClientRect();
      rects.set(el, rect);
      // Where a page is scrolled by parts of pixels, heights differ by less than these.
      return Math.round(part.rect.height - rect.height) === 0 &&
        // What has a height is shown.
        (rect.height > 0 || isThere(el)) &&
        part.copy.isEqualNode(el) &&
        // The same words may stand in other elements by now.
        part.elements.every((one) => el.contains(one)) &&
        part.shown.every(isThere) &&
        !part.hidden.some(isThere)
        ? part
        : undefined;
    },
    keep(el, pre, part) {
      const telling = new Set([...part.told, ...part.parents]);
      for (const at of [...telling]) telling.delete(part.parents[at] ?? -1);
      const shown = part.elements.filter((_, at) => telling.has(at));
      known.set(el, {
        ...part,
        pre,
        copy: inert.importNode(el, true),
        rect: el.getBoundingClientRect(),
        shown,
      });
    },
    fits: (elements) => elements >= fewest && elements <= most,
  };
}
