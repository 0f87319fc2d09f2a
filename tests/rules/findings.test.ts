import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../lib/domain/rule';
import type { Finding } from '../../lib/domain/rule-view';
import { compile } from '../../lib/rules/evaluate';
import { exampleMail } from '../../lib/rules/example';
import { type Facts, factsOf } from '../../lib/rules/facts';
import { findings } from '../../lib/rules/findings';
import { compare, folded, foldings } from '../../lib/rules/fold';
import { covers } from '../../lib/rules/implies';
import { meaningOf } from '../../lib/rules/meaning';
import { compileList } from '../../lib/rules/run';
import { mail, me, relatedList, rule as ruleOf } from './generate';

const seed = 20260412;
/** The same mails for every list: 10,000 lists over mails of their own would be spent on making mails. */
const mails = fc.sample(mail, { numRuns: 400, seed });
const facts = mails.map((one) => factsOf(one, me));

const moves = (one: Rule) =>
  one.actions.filter(({ act }) => !['archive', 'delete', 'spam', 'move'].includes(act));

/** A sampled mail for which the finding does not hold. */
function refutation(finding: Finding, rules: Rule[]): Facts | undefined {
  const rule = rules.find(({ id }) => id === finding.rule);
  const by = 'by' in finding ? rules.find(({ id }) => id === finding.by) : undefined;
  if (!rule) throw new Error('a finding about nobody');
  const [takes, other] = [compile(rule, me), by ? compile(by, me) : () => 'no' as const];
  const run = compileList(rules, me);
  const without = compileList(
    rules.map((one) => (one.id === rule.id ? { ...one, actions: moves(one) } : one)),
    me,
  );
  const wrong = {
    never: (one: Facts) => takes(one) !== 'no',
    duplicate: (one: Facts) => takes(one) !== other(one),
    shadowed: (one: Facts) => run(one)?.by.includes(rule.id) ?? true,
    overruled: (one: Facts) => run(one)?.place !== without(one)?.place,
  }[finding.kind];
  return facts.find(wrong);
}

describe('findings in a list of rules', () => {
  it('are true: 10,000 lists against sampled mails', () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(relatedList(5), (rules) => {
        for (const finding of findings(rules)) {
          kinds.set(finding.kind, (kinds.get(finding.kind) ?? 0) + 1);
          expect(refutation(finding, rules)).toBeUndefined();
        }
      }),
      { numRuns: 10_000, seed },
    );
    for (const kind of ['never', 'duplicate', 'shadowed', 'overruled']) {
      expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(10);
    }
  }, 60_000);

  const list = (...bodies: Partial<Rule>[]): Rule[] =>
    bodies.map((body, at) => ({
      id: String(at),
      name: '',
      enabled: true,
      match: 'all',
      conditions: [{ part: 'sender', test: 'is', text: 'a@x.example' }],
      actions: [{ act: 'archive' }],
      stop: false,
      ...body,
    }));

  it('see the plain cases', () => {
    const domain = { part: 'sender', test: 'endsWith', text: '@X.example' } as const;
    expect(findings(list({ conditions: [domain], stop: true }, {}))).toEqual([
      { kind: 'shadowed', rule: '1', by: '0' },
    ]);
    expect(findings(list({}, { name: 'other', stop: false }))).toEqual([
      { kind: 'duplicate', rule: '1', by: '0' },
    ]);
    expect(findings(list({}, { actions: [{ act: 'delete' }], conditions: [domain] }))).toEqual([
      { kind: 'overruled', rule: '0', by: '1' },
    ]);
    const both = [
      { part: 'sender', test: 'is', text: 'a@x.example' },
      { part: 'sender', test: 'is', text: 'b@x.example' },
    ] as const;
    expect(findings(list({ conditions: [...both] }))).toEqual([
      { kind: 'never', rule: '0', conditions: both },
    ]);
    expect(findings(list({ conditions: [...both], match: 'any' }))).toEqual([]);
    expect(findings(list({ conditions: [{ part: 'spam' }, { part: 'notSpam' }] }))).toHaveLength(1);
    expect(findings(list({ enabled: false }, {}))).toEqual([]);
  });

  it('say nothing of what they do not know', () => {
    const unknown = { part: 'unknown', raw: { type: 99 } } as const;
    expect(findings(list({ conditions: [unknown], stop: true }, {}))).toEqual([]);
    expect(findings(list({ conditions: [unknown] }, { conditions: [unknown] }))).toHaveLength(1);
  });
});

it('covering is proved by mails', () => {
  fc.assert(
    fc.property(ruleOf, ruleOf, (wide, narrow) => {
      if (!covers(wide, narrow)) return;
      const [a, b] = [compile(wide, me), compile(narrow, me)];
      expect(facts.filter((one) => b(one) === 'yes' && a(one) !== 'yes')).toEqual([]);
    }),
    { numRuns: 20_000, seed },
  );
}, 30_000);

it('the same meaning takes the same mails', () => {
  const shuffled = (one: Omit<Rule, 'id'>) => ({
    ...one,
    name: 'another',
    conditions: [...one.conditions].reverse(),
  });
  fc.assert(
    fc.property(ruleOf, ruleOf, (one, other) => {
      expect(meaningOf(shuffled(one))).toBe(meaningOf(one));
      if (meaningOf(one) !== meaningOf(other)) return;
      const [a, b] = [compile(one, me), compile(other, me)];
      expect(facts.every((each) => a(each) === b(each))).toBe(true);
    }),
    { seed },
  );
});

it('a folded list does to every mail what the unfolded did', () => {
  let seen = 0;
  const senders = fc.record({
    part: fc.constant('sender' as const),
    test: fc.constantFrom('is', 'endsWith', 'contains'),
    text: fc.constantFrom('anna', 'weekly.example', 'anna@alder.example', 'news@weekly.example'),
  });
  const lists = fc.array(
    fc.record({
      ...{
        id: fc.uuid(),
        name: fc.constant(''),
        enabled: fc.boolean(),
        match: fc.constantFrom('all', 'any'),
      },
      conditions: fc.array(senders, { minLength: 1, maxLength: 2 }),
      actions: fc.constantFrom<Rule['actions'][]>(
        [{ act: 'archive' }],
        [{ act: 'move', folder: '7' }, { act: 'markRead' }],
      ),
      stop: fc.boolean(),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(lists, (rules: Rule[]) => {
      for (const folding of foldings(rules)) {
        seen += 1;
        expect(compare(rules, folded(rules, folding), mails, me)).toEqual({
          same: mails.length,
          different: [],
          unsure: 0,
        });
      }
    }),
    { numRuns: 1500, seed },
  );
  expect(seen).toBeGreaterThan(50);
}, 30_000);

it('an example is a mail that the rule takes', () => {
  let found = 0;
  fc.assert(
    fc.property(ruleOf, (rule) => {
      const example = exampleMail(rule, me);
      if (!example) return;
      found += 1;
      expect(compile(rule, me)(factsOf(example, me))).toBe('yes');
    }),
    { numRuns: 1000, seed },
  );
  expect(found).toBeGreaterThan(500);
});
