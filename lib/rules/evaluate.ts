import type { BareTest, Condition, RuleBody, TextTest } from '../domain/rule';
import type { Verdict } from '../domain/rule-view';
import { type Facts, foldText, type Me, type Texts } from './facts';

const not = (verdict: Verdict): Verdict => (verdict === 'yes' ? 'no' : verdict === 'no' ? 'yes' : 'unsure');
const known = (fact: boolean | undefined): Verdict => (fact === undefined ? 'unsure' : fact ? 'yes' : 'no');

/** One text is enough; that there is none is known only of a list that was read whole. */
const some = ({ list, whole }: Texts, holds: (text: string) => boolean): Verdict =>
  list.some(holds) ? 'yes' : whole ? 'no' : 'unsure';

type Test = (texts: Texts) => Verdict;

/** Assumed: of several addresses one is enough for a test; "does not contain" and "is not" speak of all of them. */
function textTest(test: TextTest, wanted: string): Test {
  switch (test) {
    case 'contains':
      return (texts) => some(texts, (text) => text.includes(wanted));
    case 'notContains':
      return (texts) => not(some(texts, (text) => text.includes(wanted)));
    case 'startsWith':
      return (texts) => some(texts, (text) => text.startsWith(wanted));
    case 'endsWith':
      return (texts) => some(texts, (text) => text.endsWith(wanted));
    case 'is':
      return (texts) => some(texts, (text) => text === wanted);
    case 'isNot':
      return (texts) => not(some(texts, (text) => text === wanted));
  }
}

/** Assumed: "includes me" is "contains" with my address; what holds blanks only is empty. */
function bareTest(test: BareTest, me: Me): Test {
  if (test === 'empty') return (texts) => not(some(texts, (text) => text.trim() !== ''));
  const own = me.addresses.map(foldText);
  if (own.length === 0) return () => 'unsure';
  return (texts) => some(texts, (text) => own.some((one) => text.includes(one)));
}

type Judge = (facts: Facts) => Verdict;

function judgeCondition(condition: Condition, me: Me): Judge {
  if ('test' in condition) {
    const { part } = condition;
    const test =
      'text' in condition ? textTest(condition.test, foldText(condition.text)) : bareTest(condition.test, me);
    return ({ texts }) => test(texts[part]);
  }
  switch (condition.part) {
    case 'everyMail':
      return () => 'yes';
    case 'external':
      return ({ external }) => known(external);
    case 'spam':
      return ({ spam }) => known(spam);
    case 'notSpam':
      return ({ spam }) => not(known(spam));
    case 'hasAttachment':
      return ({ hasAttachment }) => known(hasAttachment);
    case 'unknown':
      return () => 'unsure';
  }
}

/** Whether a rule takes a mail, switched on or not. Compiled once, asked for many mails. */
export function compile({ match, conditions }: Pick<RuleBody, 'match' | 'conditions'>, me: Me): Judge {
  const judges = conditions.map((one) => judgeCondition(one, me));
  if (match === 'unknown') return () => 'unsure';
  const decisive: Verdict = match === 'all' ? 'no' : 'yes';
  return (facts) => {
    let verdict = not(decisive);
    for (const judge of judges) {
      const one = judge(facts);
      if (one === decisive) return decisive;
      if (one === 'unsure') verdict = 'unsure';
    }
    return verdict;
  };
}
