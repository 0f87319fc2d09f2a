import type { Intent } from '../../../lib/domain/intent';
import { decide, siblingsOf } from '../../../lib/outbox/decide';
import type { ScanHead } from '../../../lib/outbox/scan';
import type { ScanOf } from '../../../lib/outbox/scanner';
import { start } from './bench';
import { createDesk } from './desk';

/** A list that was read: whole, now, unless told otherwise. */
export const listed =
  (to: Partial<ScanHead> = {}, rows: unknown[] = []): ScanOf =>
  async (key) => {
    const head: ScanHead = {
      ...{
        key,
        row: 'head',
        startedAt: start,
        pages: 1,
        completedAt: start,
        failures: 0,
        readyAt: start,
        ...to,
      },
    };
    return {
      head,
      quiet: 0,
      scan: { rows, startedAt: head.startedAt, complete: head.completedAt !== undefined },
    };
  };
export const unlisted: ScanOf = async () => ({ head: undefined, quiet: 0, scan: null });
export const reading = listed({ completedAt: undefined });
export const why = { key: 'there', params: ['x'] };

/** Decides on a wish that is kept beside others. */
export async function decided(
  plan: Parameters<typeof createDesk>[0],
  {
    to = {},
    others = [],
    scanOf = unlisted,
  }: { to?: Partial<Intent>; others?: Partial<Intent>[]; scanOf?: ScanOf } = {},
  deps: Parameters<typeof createDesk>[1] = {},
) {
  const desk = createDesk(plan, deps);
  const row = desk.note(to);
  await desk.keep(row, ...others.map((each, index) => desk.note({ id: `other-${index}`, ...each })));
  const siblings = siblingsOf(desk.kit, [row]).then(([mine]) => mine ?? []);
  const next = await decide(desk.kit, row, scanOf, siblings);
  return { ...desk, next, after: await desk.row(), was: row };
}
