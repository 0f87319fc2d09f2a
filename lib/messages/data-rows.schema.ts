import { z } from 'zod';
import type { OutboxExport, Usage } from '../domain/data';
import type { AppState } from '../domain/state';
import { page, row } from './row';

/** What the person has here, to take away or to give up. */
export const dataRows = {
  /** History and drafts; of a database that cannot be used, what can still be read. */
  'data.export': row<OutboxExport>()(page, z.object({})),
  'data.usage': row<Usage>()(page, z.object({})),
  /** Only where the database cannot be used: what is left of it is deleted. */
  'data.startAnew': row<AppState>()(page, z.object({})),
};
