import type { Picked } from '../domain/pick';
import type { FindPicks, GatherNeeds } from './snapshot';

const asked = Symbol.for('mail-quick-edit.picks');
const place = Symbol.for('mail-quick-edit.picked');
type Scope = object & { [asked]?: Picked[]; [place]?: FindPicks };

/** What the worker left for this host, before the code that reads it. `scope` = the isolated world's global object. */
export const laidPicks = (scope: Scope): Picked[] => scope[asked] ?? [];

export function leavePicked(scope: object, find: FindPicks): void {
  Object.defineProperty(scope, place, { value: find, configurable: true });
}

export const foundPicked = (scope: Scope): Pick<GatherNeeds, 'picked'> =>
  scope[place] ? { picked: scope[place] } : {};
