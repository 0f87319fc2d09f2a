import type { KeptParts } from './gather';
import { createParts, type DocumentParts } from './parts';

/** What earlier looks at a tab learnt, so that the next one walks only what has changed. */
export interface Looks {
  /** Before a walk: what need not be walked again, of a large document. `roles` = what an adapter says now. */
  before(document: Document, roles: ReadonlyMap<Element, string>): KeptParts | undefined;
  close(): void;
}

/** Elements above which a page is watched for what changes; walking a smaller one anew costs less. */
const large = 400;

export function createLooks(): Looks {
  const documents = new Map<Document, DocumentParts>();
  return {
    before(document, roles) {
      let parts = documents.get(document);
      if (!parts && document.getElementsByTagName('*').length >= large) {
        // Frames that are gone.
        for (const [other, old] of documents)
          if (!other.defaultView) {
            old.close();
            documents.delete(other);
          }
        parts = createParts(document);
        documents.set(document, parts);
      }
      parts?.refresh(roles);
      return parts;
    },
    close() {
      for (const parts of documents.values()) parts.close();
      documents.clear();
    },
  };
}
