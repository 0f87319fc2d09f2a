import type { KeptParts } from './gather';
import { createParts, type DocumentParts } from './parts';

/** What earlier looks at a tab learnt, so that the next one walks only what has changed. */
export interface Looks {
  /** Before a walk: what need not be walked again. `roles` = what an adapter says now. */
  before(document: Document, roles: ReadonlyMap<Element, string>): KeptParts | undefined;
  /** After one over so many elements: a large page's parts are kept from the next one on. */
  after(document: Document, elements: number): void;
  close(): void;
}

/** Elements above which a page is watched for what changes; walking a smaller one anew costs less. */
const large = 400;

export function createLooks(): Looks {
  const documents = new Map<Document, DocumentParts>();
  const leave = (document: Document, parts: DocumentParts) => {
    parts.close();
    documents.delete(document);
  };
  return {
    before(document, roles) {
      const parts = documents.get(document);
      parts?.refresh(roles);
      return parts;
    },
    after(document, elements) {
      if (elements < large || documents.has(document)) return;
      for (const [other, parts] of documents) if (!other.defaultView) leave(other, parts);
      documents.set(document, createParts(document));
    },
    close() {
      for (const [document, parts] of documents) leave(document, parts);
    },
  };
}
