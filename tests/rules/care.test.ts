import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule, RuleBody } from '../../lib/domain/rule';
import { checkRule } from '../../lib/rules/check';
import { dangers, domainsIn } from '../../lib/rules/danger';
import { isProvider, registrableDomain } from '../../lib/rules/domain';
import { fitting, withConditions } from '../../lib/rules/fit';
import { conditionKey, meaningOf } from '../../lib/rules/meaning';
import { type Merged, merge } from '../../lib/rules/merge';
import { moved, placed } from '../../lib/rules/order';
import { proposals } from '../../lib/rules/propose';
import { proposedName, ruleWords } from '../../lib/rules/sentence';
import { fromTemplate, templates } from '../../lib/rules/templates';
import { rule as ruleOf } from './generate';

const sender = (text: string) => ({ part: 'sender', test: 'is', text }) as const;
const body = (more: Partial<RuleBody> = {}): RuleBody => ({
  name: 'Suppliers',
  enabled: true,
  match: 'any',
  conditions: [sender('a@x.example')],
  actions: [{ act: 'move', folder: '7' }],
  stop: false,
  ...more,
});
const source = {
  sender: { name: 'Anna', address: 'anna@mail.alder.co.uk' },
  subject: 'Re: [ops] Offer 7',
  to: [{ name: '', address: 'lin@brightwater.example' }],
  cc: [{ name: '', address: 'packaging-dev@lists.openpack.example' }],
};

describe('registrable domains', () => {
  it('know public suffixes of several levels, and none in an address of numbers', () => {
    expect(registrableDomain('a@mail.alder.co.uk')).toBe('alder.co.uk');
    expect(registrableDomain('a@shop.github.io')).toBe('shop.github.io');
    expect(registrableDomain('a@例子.公司.cn')).toBe('例子.公司.cn');
    expect(registrableDomain('a@[192.0.2.1]')).toBeNull();
    expect(registrableDomain('a@co.uk')).toBeNull();
    expect(isProvider('GMAIL.com') && isProvider('qq.com') && !isProvider('alder.co.uk')).toBe(true);
  });
});

describe('proposals', () => {
  it('put the sender first and reach the whole registrable domain', () => {
    const found = proposals(source, ['lin@brightwater.example']);
    expect(found.map(({ kind, about }) => `${kind} ${about}`.trim())).toEqual([
      'sender anna@mail.alder.co.uk',
      'domain alder.co.uk',
      'list packaging-dev@lists.openpack.example',
      'tag [ops]',
      'words Offer 7',
      'toMe',
      'attachment',
      'external',
    ]);
    expect(found[1]).toMatchObject({
      match: 'any',
      conditions: [
        { part: 'sender', test: 'endsWith', text: '@alder.co.uk' },
        { part: 'sender', test: 'endsWith', text: '.alder.co.uk' },
      ],
      provider: false,
    });
  });

  it('say where a domain is everybody’s', () => {
    const [, domain] = proposals({ ...source, sender: { name: '', address: 'anna@qq.com' } }, []);
    expect(domain).toMatchObject({ kind: 'domain', provider: true });
  });

  it('need no sender', () => {
    expect(proposals({ sender: null, subject: '', to: [], cc: [] }, [])).toMatchObject([
      { kind: 'attachment' },
    ]);
  });

  it('fill templates', () => {
    const offered = proposals(source, ['lin@brightwater.example']);
    for (const template of templates) {
      const rule = fromTemplate(template, offered);
      expect(rule.conditions.length, template.id).toBeGreaterThan(0);
      expect(rule.actions).toEqual(template.actions);
    }
  });
});

describe('a rule for senders that one more can join', () => {
  const rules: Rule[] = [
    { ...body(), id: '1' },
    { ...body({ conditions: Array.from({ length: 32 }, (_, at) => sender(`${at}@x.example`)) }), id: '2' },
    { ...body({ match: 'all', conditions: [sender('b@x.example'), { part: 'external' }] }), id: '3' },
    { ...body({ actions: [{ act: 'flag' }] }), id: '4' },
    { ...body({ actions: [{ act: 'label', raw: { type: 8 } }] }), id: '5' },
  ];

  it('is found by what it does, and says when it is full', () => {
    const wanted = body({ conditions: [sender('new@y.example')] });
    expect(fitting(rules, wanted).map(({ rule, full, has }) => [rule.id, full, has])).toEqual([
      ['1', false, false],
      ['2', true, false],
      ['4', false, false],
    ]);
    expect(fitting(rules, body({ conditions: [sender('A@x.example')] }))[0]).toMatchObject({ has: true });
    const [first] = rules;
    if (first) expect(withConditions(first, wanted.conditions).conditions).toHaveLength(2);
  });
});

describe('merging with what somebody else made of a rule', () => {
  const base = body({ raw: { id: '1', created_by: 'x' } });
  const with2 = (text: string, more: Partial<RuleBody> = {}) =>
    body({ conditions: [...base.conditions, sender(text)], ...more });

  const bodyOf = (merged: Merged): RuleBody => {
    if (!('body' in merged)) throw new Error(`clash: ${merged.clash}`);
    return merged.body;
  };

  it('keeps both senders that two people added', () => {
    const merged = merge(base, { ...with2('b@x.example'), raw: { id: '1', newer: 1 } }, with2('c@x.example'));
    expect(merged).toMatchObject({
      body: {
        conditions: [{ text: 'a@x.example' }, { text: 'b@x.example' }, { text: 'c@x.example' }],
        raw: { newer: 1 },
      },
    });
  });

  it('keeps both where a rule for one sender became a rule for any of several twice', () => {
    const merged = merge({ ...base, match: 'all' }, with2('b@x.example'), with2('c@x.example'));
    expect(merged).toMatchObject({ body: { match: 'any', conditions: [{}, {}, {}] } });
  });

  it('keeps a new name and a new folder of two people', () => {
    const merged = merge(base, body({ name: 'New' }), body({ actions: [{ act: 'move', folder: '8' }] }));
    expect(merged).toMatchObject({ body: { name: 'New', actions: [{ folder: '8' }] } });
  });

  it('asks where both changed the same', () => {
    expect(merge(base, body({ name: 'One' }), body({ name: 'Two' }))).toEqual({ clash: ['name'] });
    const to = (folder: string) => body({ actions: [{ act: 'move', folder }] });
    expect(merge(base, to('8'), to('9'))).toEqual({ clash: ['actions'] });
    const two = with2('b@x.example');
    const three = { ...two, conditions: [...two.conditions, sender('c@x.example')] };
    expect(merge(two, { ...two, match: 'all' }, three)).toEqual({ clash: ['conditions'] });
  });

  it('loses nothing that either side added or that neither touched', () => {
    fc.assert(
      fc.property(ruleOf, ruleOf, ruleOf, (one, other, third) => {
        const start: RuleBody = { ...one, name: 'n' };
        const theirs = { ...start, conditions: [...start.conditions, ...other.conditions] };
        const ours = { ...start, conditions: [...start.conditions, ...third.conditions] };
        const keys = new Set(bodyOf(merge(start, theirs, ours)).conditions.map(conditionKey));
        expect([...theirs.conditions, ...ours.conditions].every((each) => keys.has(conditionKey(each)))).toBe(
          true,
        );
        expect(merge(start, start, ours)).toEqual({ body: ours });
        expect(meaningOf(bodyOf(merge(start, theirs, start)))).toBe(meaningOf(theirs));
      }),
    );
  });
});

describe('places', () => {
  it('are restored among rules that came and went', () => {
    expect(placed(['a', 'c'], 'b', ['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(placed(['x', 'c', 'b'], 'b', ['a', 'b', 'c'])).toEqual(['b', 'x', 'c']);
    expect(placed(['c', 'a', 'x'], 'b', ['a', 'b', 'c'])).toEqual(['c', 'a', 'b', 'x']);
    expect(moved(['a', 'b'], 'a', 1)).toEqual(['b', 'a']);
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  });
});

describe('danger', () => {
  const harsh = body({ actions: [{ act: 'delete' }] });
  it('is a harsh rule that takes much, was not tried, or takes a whole provider', () => {
    expect(dangers(body(), { caught: 90, unsure: 0, total: 100 }, [])).toEqual([]);
    expect(dangers(harsh, { caught: 20, unsure: 0, total: 100 }, [])).toEqual([]);
    expect(dangers(harsh, { caught: 15, unsure: 6, total: 100 }, [])).toMatchObject([
      { key: 'rule.danger.share', params: ['21', '100', '20'] },
    ]);
    expect(dangers(harsh, null, [])).toMatchObject([{ key: 'rule.danger.untried' }]);
    expect(dangers({ ...harsh, conditions: [{ part: 'everyMail' }] }, null, ['qq.com'])).toHaveLength(3);
    const ending = { part: 'sender', test: 'endsWith', text: '@QQ.com' } as const;
    const anyone = { part: 'anyAddress', test: 'contains', text: '@gmail.com' } as const;
    const to = { part: 'to', test: 'endsWith', text: '@163.com' } as const;
    expect(domainsIn(body({ conditions: [ending, anyone, to] }))).toEqual(['qq.com', 'gmail.com']);
  });
});

describe('words', () => {
  it('say what a rule does, and propose a name', () => {
    const rule = body({
      conditions: [{ part: 'sender', test: 'endsWith', text: '@x.example' }, { part: 'external' }],
    });
    const folderName = () => 'Suppliers';
    expect(ruleWords(rule, folderName)).toEqual({
      match: 'any',
      when: [
        { key: 'ruleTest.endsWith', params: ['rulePart.sender', '@x.example'] },
        { key: 'ruleFact.external', params: [] },
      ],
      does: [{ key: 'ruleAct.move', params: ['Suppliers'] }],
      stop: false,
    });
    expect(proposedName(rule, folderName)).toEqual({ what: 'x.example', more: 1, does: 'Suppliers' });
  });

  it('name what is missing', () => {
    expect(checkRule(body())).toEqual([]);
    const wrong = body({
      name: ' ',
      conditions: [{ part: 'subject', test: 'is', text: ' ' }],
      actions: [{ act: 'move', folder: '' }],
    });
    expect(checkRule(wrong).map(({ at }) => at)).toEqual(['name', 'conditions.0', 'actions.0']);
    expect(checkRule(body({ conditions: [], actions: [] })).map(({ at }) => at)).toEqual([
      'conditions',
      'actions',
    ]);
  });
});
