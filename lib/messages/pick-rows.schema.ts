import { z } from 'zod';
import type { Picked } from '../domain/pick';
import { newPicks, pickHost, picksSchema } from '../domain/pick.schema';
import { both, inTabs, page, row } from './row';

/** Messages about what a person pointed at on a page. A document writes for its own host alone, and reads nothing. */
export const pickRows = {
  /** The worker injects the picker: into the tab that asks, or into the one in front of a page of ours. */
  'pick.start': row<null>()(both, z.object({})),
  /**
   * Replaces what was picked on the document's host, and opens the form with what is read now. Not kept where the document is
   * the body of a mail that the one around it shows.
   */
  'pick.save': row<{ kept: boolean }>()(inTabs, z.object({ picks: newPicks })),
  /** The person left the picker in one document of the tab: it goes from all. */
  'pick.leave': row<null>()(inTabs, z.object({})),
  'pick.list': row<Picked[]>()(page, z.object({})),
  'pick.drop': row<Picked[]>()(page, z.object({ host: pickHost })),
  /** Host by host: what the file holds replaces what is kept. */
  'pick.import': row<Picked[]>()(page, z.object({ picks: picksSchema })),
};
