import type { Group, Intent } from '../domain/intent';
import type { ReadTx } from './store';
import { changed, isOpen } from './transitions';

const openIn = ({ total, done, dead, cancelled }: Group): number => total - done - dead - cancelled;

/** Where a group stands, given its parts. */
export function stateOf(group: Group): Intent['state'] {
  const open = openIn(group);
  if (group.dead > 0 && (open === 0 || group.ordered)) return 'dead';
  if (open > 0) return 'pending';
  return group.done > 0 ? 'done' : 'cancelled';
}

const tally = (state: Intent['state'] | undefined) =>
  state === 'done' || state === 'dead' || state === 'cancelled' ? state : null;

/** A part for which the person must decide, other than the one that changes. */
async function stopper(tx: ReadTx, part: Intent, parent: Intent): Promise<Intent> {
  const others = (await tx.intents({ by: 'parent', parent: parent.id })).filter(({ id }) => id !== part.id);
  const stopped = others.filter(({ state }) => state === 'dead');
  return stopped.find(({ why }) => why) ?? stopped[0] ?? parent;
}

/** The group's row once this part is stored; undefined for what is no part of one. Call it before the part is put. */
export async function counted(tx: ReadTx, part: Intent, now: number): Promise<Intent | undefined> {
  if (part.parent === undefined) return undefined;
  const parent = await tx.get('intents', part.parent);
  if (!parent?.group) return undefined;
  const group = { ...parent.group };
  const before = tally((await tx.get('intents', part.id))?.state);
  const after = tally(part.state);
  if (before) group[before] -= 1;
  if (after) group[after] += 1;
  const state = stateOf(group);
  const held = state === 'dead' || part.needsYou === true;
  const reason = part.needsYou ? part : state === 'dead' ? await stopper(tx, part, parent) : parent;
  return changed(parent, now, {
    group,
    state,
    settledAt: state === 'pending' ? undefined : now,
    needsYou: held || undefined,
    failure: held ? reason.failure : undefined,
    why: held ? reason.why : undefined,
  });
}

export const canUndoGroup = ({ undoneBy }: Intent, group: Group): boolean =>
  undoneBy === undefined && openIn(group) + group.done > 0;

/** A part that was sent on again has no other place in its group for that. */
const asMade = (a: Intent, b: Intent): number => a.createdAt - b.createdAt;

/**
 * Which parts may have their turn: of an ordered group the first open one, and none while one needs the person; of any
 * other the first few, none of a halted one, so that a look over the journal costs the same however many there are.
 */
export function inGroupTurn(
  open: readonly Intent[],
  groups: readonly Intent[],
  several: number,
  now: number,
): (intent: Intent) => boolean {
  const going = new Map(
    groups
      .filter(({ group }) => !group?.paused)
      .map((row) => [row.id, { ordered: row.group?.ordered === true, count: 0 }]),
  );
  const waiting = new Set<string>();
  const parts = open.filter(({ parent }) => parent !== undefined).sort(asMade);
  for (const { id, parent = '', state, readyAt } of parts) {
    const group = going.get(parent);
    const full = !group || group.count >= (group.ordered ? 1 : several);
    if (full) waiting.add(id);
    else if (group.ordered || state !== 'pending' || readyAt <= now) group.count += 1;
  }
  return ({ id }) => !waiting.has(id);
}

export const unfinished = (part: Intent): boolean => isOpen(part) || part.state === 'dead';
