import type { Condition, RuleBody, TextPart } from '../domain/rule';
import { foldText } from './facts';
import { conditionKey } from './meaning';

type How = 'contains' | 'starts' | 'ends' | 'is' | 'me' | 'filled';

/** "Some text of the part is so." */
interface TextAtom {
  part: TextPart;
  how: How;
  text: string;
}
type Atom = TextAtom | { fact: string };

/** An atom or its contrary. */
interface Literal {
  atom: Atom;
  holds: boolean;
}

const always = { fact: 'everyMail' };

const hows = {
  contains: ['contains', true],
  notContains: ['contains', false],
  startsWith: ['starts', true],
  endsWith: ['ends', true],
  is: ['is', true],
  isNot: ['is', false],
  includesMe: ['me', true],
  empty: ['filled', false],
} as const;

function literalOf(condition: Condition): Literal {
  if ('test' in condition) {
    const [how, holds] = hows[condition.test];
    const text = 'text' in condition ? foldText(condition.text) : '';
    return { atom: { part: condition.part, how, text }, holds };
  }
  if (condition.part === 'notSpam') return { atom: { fact: 'spam' }, holds: false };
  const fact = condition.part === 'unknown' ? conditionKey(condition) : condition.part;
  return { atom: { fact }, holds: true };
}

/** Parts whose texts are all among those of the part. */
const within: Partial<Record<TextPart, readonly TextPart[]>> = {
  toOrCc: ['to', 'cc'],
  anyAddress: ['sender', 'to', 'cc', 'toOrCc'],
};
const isWithin = (inner: TextPart, outer: TextPart) =>
  inner === outer || (within[outer]?.includes(inner) ?? false);
/** Parts that hold exactly one text. */
const single: readonly TextPart[] = ['sender', 'subject', 'body'];

/** Whatever passes the first test passes the second. */
function textImplies(a: TextAtom, b: TextAtom): boolean {
  if (b.how === 'filled') return a.how === 'filled' || a.how === 'me' || a.text.trim() !== '';
  if (a.how === 'me' || a.how === 'filled' || b.how === 'me') return a.how === b.how;
  if (b.how === 'contains') return a.text.includes(b.text);
  if (a.how !== 'is' && a.how !== b.how) return false;
  if (b.how === 'starts') return a.text.startsWith(b.text);
  if (b.how === 'ends') return a.text.endsWith(b.text);
  return a.text === b.text;
}

/** Nothing passes both tests. */
function textExcludes(a: TextAtom, b: TextAtom): boolean {
  if (b.how === 'is' && a.how !== 'is') return textExcludes(b, a);
  if (a.how === 'is') {
    if (b.how === 'filled') return a.text.trim() === '';
    return b.how !== 'me' && !textImplies(a, b);
  }
  if (a.how !== b.how) return false;
  if (a.how === 'starts') return !a.text.startsWith(b.text) && !b.text.startsWith(a.text);
  if (a.how === 'ends') return !a.text.endsWith(b.text) && !b.text.endsWith(a.text);
  return false;
}

function atomImplies(a: Atom, b: Atom): boolean {
  if ('fact' in b) {
    if (b.fact === always.fact) return true;
    if ('fact' in a) return a.fact === b.fact;
    return b.fact === 'hasAttachment' && (a.part === 'attachmentName' || a.part === 'attachmentType');
  }
  return !('fact' in a) && isWithin(a.part, b.part) && textImplies(a, b);
}

const atomExcludes = (a: Atom, b: Atom): boolean =>
  !('fact' in a) && !('fact' in b) && a.part === b.part && single.includes(a.part) && textExcludes(a, b);

function implies(a: Literal, b: Literal): boolean {
  if (b.holds && 'fact' in b.atom && b.atom.fact === always.fact) return true;
  if (a.holds) return b.holds ? atomImplies(a.atom, b.atom) : atomExcludes(a.atom, b.atom);
  return !b.holds && atomImplies(b.atom, a.atom);
}

const contradicts = (a: Literal, b: Literal) => implies(a, { ...b, holds: !b.holds });

/** Conditions that must hold together, of which one set is enough. */
const alternatives = ({ match, conditions }: RuleBody): Literal[][] =>
  match === 'all' ? [conditions.map(literalOf)] : conditions.map((one) => [literalOf(one)]);

const isPlain = ({ match, conditions }: RuleBody) => match !== 'unknown' && conditions.length > 0;

/** Two conditions of it that no mail can meet together; null where there are none, or the rule needs only one. */
export function contradiction(rule: RuleBody): readonly [Condition, Condition] | null {
  if (rule.match !== 'all') return null;
  const literals = rule.conditions.map(literalOf);
  for (const [at, a] of literals.entries()) {
    for (const [after, b] of literals.entries()) {
      const [one, other] = [rule.conditions[at], rule.conditions[after]];
      if (after > at && one && other && (contradicts(a, b) || contradicts(b, a))) return [one, other];
    }
  }
  return null;
}

/** Surely takes every mail that the other takes. False where that cannot be told from the conditions alone. */
export function covers(wide: RuleBody, narrow: RuleBody): boolean {
  if (!isPlain(wide) || !isPlain(narrow)) return false;
  const whole = alternatives(wide);
  return alternatives(narrow).every((given) =>
    whole.some((needed) => needed.every((b) => given.some((a) => implies(a, b)))),
  );
}
