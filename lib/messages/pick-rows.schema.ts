import { z } from 'zod';
import type { Picked } from '../domain/pick';
import { newPicks, pickHost, picksSchema } from '../domain/pick.schema';
import { both, page, row, tab } from './row';

/** Messages about what a person pointed at on a page. A tab writes for its own host alone, and reads nothing. */
export const pickRows = {
  /** The worker injects the picker: into the tab that asks, or into the one in front of a page of ours. */
  'pick.start': row<null>()(both, z.object({})),
  /** Replaces what was picked on the tab's host, and opens the form with what is read now. */
  'pick.save': row<null>()(tab, z.object({ picks: newPicks })),
  'pick.list': row<Picked[]>()(page, z.object({})),
  'pick.drop': row<Picked[]>()(page, z.object({ host: pickHost })),
  /** Host by host: what the file holds replaces what is kept. */
  'pick.import': row<Picked[]>()(page, z.object({ picks: picksSchema })),
};
