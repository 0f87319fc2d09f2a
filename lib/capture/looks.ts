import { createMemo, type Memo } from './memo';
import type { Page } from './page';
import { createParts, type DocumentParts } from './parts';

/** What earlier looks at a tab learnt, so that the next one reads only what has changed. */
export interface Looks {
  memo: Memo;
  documents: Map<Document, DocumentParts>;
  close(): void;
}

/** Elements above which a page is watched for what changes; reading a smaller one anew costs less. */
const large = 400;

export function createLooks(): Looks {
  const documents: Looks['documents'] = new Map();
  return {
    memo: createMemo(),
    documents,
    close() {
      for (const parts of documents.values()) parts.close();
      documents.clear();
    },
  };
}

/** After a reading: a large page's parts are kept from the next one on. */
export function attend({ documents }: Looks, { document, boxes }: Page): void {
  if (boxes.length < large || documents.has(document)) return;
  for (const [gone, parts] of documents)
    if (!gone.defaultView) {
      parts.close();
      documents.delete(gone);
    }
  documents.set(document, createParts(document));
}
