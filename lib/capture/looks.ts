import { createEye } from './eye';
import type { KeptParts } from './gather';
import { createParts, type DocumentParts } from './parts';

/** What earlier looks at a tab learnt, so that the next one walks only what has changed. */
export interface Looks {
  /** Before a walk: what need not be walked again, of a large document. `roles` = what an adapter says now. */
  before(document: Document, roles: ReadonlyMap<Element, string>): KeptParts | undefined;
}

/** Elements above which each change counts, not only what comes and goes; walking a smaller page anew costs less. */
const large = 400;

/** Until the eye is closed. */
export function createLooks(eye = createEye()): Looks {
  const documents = new Map<Document, DocumentParts>();
  eye.tell((records) => {
    for (const parts of documents.values()) parts.forget(records);
  });
  return {
    before(document, roles) {
      eye.now();
      let parts = documents.get(document);
      if (!parts && document.getElementsByTagName('*').length >= large) {
        // Frames that are gone.
        for (const other of documents.keys()) if (!other.defaultView) documents.delete(other);
        parts = createParts();
        documents.set(document, parts);
        eye.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }
      parts?.refresh(roles);
      return parts;
    },
  };
}
