import type { Picked } from '../domain/pick';
import type { ReadPicked } from './mail';

const asked = Symbol.for('mail-quick-edit.picks');
const place = Symbol.for('mail-quick-edit.picked');
type Scope = object & { [asked]?: Picked[]; [place]?: ReadPicked };

/** What the worker left for this host, before the code that reads it. `scope` = the isolated world's global object. */
export const laidPicks = (scope: Scope): Picked[] => scope[asked] ?? [];

export function leavePicked(scope: object, read: ReadPicked): void {
  Object.defineProperty(scope, place, { value: read, configurable: true });
}

export const foundPicked = (scope: Scope): { picked?: ReadPicked } =>
  scope[place] ? { picked: scope[place] } : {};
