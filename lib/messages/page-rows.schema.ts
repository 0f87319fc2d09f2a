import type { PageRead } from '../domain/page-read';
import { snapshotSchema } from '../domain/snapshot.schema';
import { inTabs, row } from './row';

export const pageRows = {
  /** Reads the open mails in what a page shows; a frame is answered about itself. */
  'page.read': row<PageRead>()(inTabs, snapshotSchema),
};
