import type { KeptParts } from './gather';
import { createParts } from './parts';

type Roles = ReadonlyMap<Element, string>;

/** What earlier looks at a tab learnt, so that the next one walks only what has changed. */
export interface Looks {
  /** Before a walk: what need not be walked again, of a large document. `roles` = what an adapter says now. */
  before(document: Document, roles: Roles): KeptParts | undefined;
}

/** Elements from which on walking costs more than keeping. */
const large = 400;

const same = (a: Roles, b: Roles): boolean =>
  a.size === b.size && [...a].every(([el, role]) => b.get(el) === role);

export function createLooks(): Looks {
  const documents = new WeakMap<Document, { roles: Roles; parts: KeptParts }>();
  return {
    before(document, roles) {
      let kept = documents.get(document);
      if (kept ? !same(kept.roles, roles) : document.getElementsByTagName('*').length >= large) {
        kept = { roles, parts: createParts() };
        documents.set(document, kept);
      }
      return kept?.parts;
    },
  };
}
