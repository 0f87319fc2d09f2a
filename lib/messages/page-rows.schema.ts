import { z } from 'zod';
import { captureSchema } from '../domain/capture.schema';
import type { ContactFields } from '../domain/contact';
import type { PageRead } from '../domain/page-read';
import { snapshotSchema } from '../domain/snapshot.schema';
import { inTabs, row, tab } from './row';

export const pageRows = {
  /**
   * Reads the open mails in what a page shows; a frame is answered about itself. `patient` = with everything, however long that
   * takes; else what takes its time is left out and said to be late.
   */
  'page.read': row<PageRead>()(inTabs, z.object({ snapshot: snapshotSchema, patient: z.boolean() })),
  /** What one press saves of a mail: its sender with what the company and the person want on every new contact. */
  'contact.fresh': row<ContactFields>()(tab, captureSchema),
};
