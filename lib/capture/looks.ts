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
  function begin(document: Document): DocumentParts {
    // Those of frames that are gone.
    for (const [other, parts] of documents)
      if (!other.defaultView) {
        parts.close();
        documents.delete(other);
      }
    const made = createParts(document);
    documents.set(document, made);
    return made;
  }
  return {
    before(document, roles) {
      const isLarge = document.getElementsByTagName('*').length >= large;
      const parts = documents.get(document) ?? (isLarge ? begin(document) : undefined);
      parts?.refresh(roles);
      return parts;
    },
    close() {
      for (const parts of documents.values()) parts.close();
      documents.clear();
    },
  };
}
