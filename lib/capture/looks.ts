import { createMemo, type Memo } from './memo';
import type { KeptParts, Page } from './page';
import { createParts, type DocumentParts } from './parts';

/** What earlier looks at a tab learnt, so that the next one reads only what has changed. */
export interface Looks {
  memo: Memo;
  /** Before a reading: what need not be read again. `roles` = what an adapter says now. */
  before(document: Document, roles: ReadonlyMap<Element, string>): KeptParts | undefined;
  /** After a reading: a large page's parts are kept from the next one on. */
  after(page: Page): void;
  close(): void;
}

/** Elements above which a page is watched for what changes; reading a smaller one anew costs less. */
const large = 400;

export function createLooks(): Looks {
  const documents = new Map<Document, DocumentParts>();
  const leave = (document: Document, parts: DocumentParts) => {
    parts.close();
    documents.delete(document);
  };
  return {
    memo: createMemo(),
    before(document, roles) {
      const parts = documents.get(document);
      parts?.refresh(roles);
      return parts;
    },
    after({ document, boxes }) {
      if (boxes.length < large || documents.has(document)) return;
      for (const [other, parts] of documents) if (!other.defaultView) leave(other, parts);
      documents.set(document, createParts(document));
    },
    close() {
      for (const [document, parts] of documents) leave(document, parts);
    },
  };
}
