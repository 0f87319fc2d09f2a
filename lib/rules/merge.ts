import type { Action, Condition, RuleBody } from '../domain/rule';
import { ruleLimits } from '../domain/rule';
import { actionKey, conditionKey, sameRule } from './meaning';

/** What two people changed in ways that do not go together. */
export type Clash = 'name' | 'enabled' | 'match' | 'conditions' | 'actions' | 'stop';

export type Merged = { body: RuleBody } | { clash: Clash[] };

const scalars = ['name', 'enabled', 'match', 'stop'] as const;
const isPlace = ({ act }: Action) =>
  act === 'move' || act === 'archive' || act === 'delete' || act === 'spam';

interface Sides<Item> {
  base: readonly Item[];
  theirs: readonly Item[];
  ours: readonly Item[];
}

/** Additions and removals of both sides; null where both replaced the same item. */
function mergeItems<Item>({ base, theirs, ours }: Sides<Item>, keyOf: (item: Item) => string): Item[] | null {
  const keys = (items: readonly Item[]) => new Set(items.map(keyOf));
  const [was, now, mine] = [keys(base), keys(theirs), keys(ours)];
  if (!changed(base, theirs, keyOf)) return [...ours];
  if (!changed(base, ours, keyOf)) return [...theirs];
  const added = ours.filter((one) => !was.has(keyOf(one)) && !now.has(keyOf(one)));
  const bothRemoved = [...was].some((key) => !now.has(key) && !mine.has(key));
  const theirsAdded = theirs.some((one) => !was.has(keyOf(one)) && !mine.has(keyOf(one)));
  if (bothRemoved && added.length > 0 && theirsAdded) return null;
  const kept = theirs.filter((one) => !was.has(keyOf(one)) || mine.has(keyOf(one)));
  return [...kept, ...added];
}

const changed = <Item>(a: readonly Item[], b: readonly Item[], keyOf: (item: Item) => string) =>
  JSON.stringify(a.map(keyOf)) !== JSON.stringify(b.map(keyOf));

/**
 * `base` is what the person saw, `theirs` what is there now, `ours` what the person wants. What is not known of the rule
 * is taken as it is now.
 */
export function merge(base: RuleBody, theirs: RuleBody, ours: RuleBody): Merged {
  if (sameRule(base, theirs)) return { body: withRaw(ours, theirs) };
  const clash: Clash[] = [];
  const body: RuleBody = { ...theirs };
  for (const field of scalars) {
    if (ours[field] === base[field] || ours[field] === theirs[field]) continue;
    if (theirs[field] === base[field]) Object.assign(body, { [field]: ours[field] });
    else clash.push(field);
  }
  const sides = <Key extends 'conditions' | 'actions'>(key: Key) => ({
    base: base[key],
    theirs: theirs[key],
    ours: ours[key],
  });
  const conditions: Condition[] | null = mergeItems<Condition>(sides('conditions'), conditionKey);
  const actions: Action[] | null = mergeItems<Action>(sides('actions'), actionKey);
  const crossed =
    ours.match !== theirs.match &&
    ((ours.match !== base.match && changed(base.conditions, theirs.conditions, conditionKey)) ||
      (theirs.match !== base.match && changed(base.conditions, ours.conditions, conditionKey)));
  const fits = ({ length }: readonly unknown[]) => length > 0 && length <= ruleLimits.items;
  if (conditions && fits(conditions) && !crossed) body.conditions = conditions;
  else clash.push('conditions');
  const places = actions?.filter(isPlace).length ?? 0;
  const before = Math.max(ours.actions.filter(isPlace).length, theirs.actions.filter(isPlace).length);
  if (actions && fits(actions) && places <= Math.max(1, before)) body.actions = actions;
  else clash.push('actions');
  return clash.length > 0 ? { clash } : { body };
}

/** A rule that is written over another keeps what nobody here knows of that one. */
export function withRaw({ raw: _raw, ...body }: RuleBody, onto: RuleBody): RuleBody {
  return onto.raw === undefined ? body : { ...body, raw: onto.raw };
}
