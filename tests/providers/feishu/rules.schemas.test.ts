import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleRows } from '../../../lib/providers/feishu/rules';
import { takes } from './takes';

describe('a rule', () => {
  const rule = (conditions: unknown[], actions: unknown[]) => ({
    condition: { match_type: 1, items: conditions },
    action: { items: actions },
    ignore_the_rest_of_rules: false,
    name: 'r',
    is_enable: true,
  });
  const sender = { type: 1, operator: 5, input: 'a@brightwater.example' };
  const read = { type: 3 };
  const textTypes = [1, 2, 3, 4, 6, 7, 8, 9, 10];
  const bareTypes = [12, 13, 14, 15, 16];
  const create = ruleRows.create.body;
  const update = ruleRows.update.body;

  it('takes all 14 condition types with the operators that go with them', () => {
    for (const type of textTypes) {
      for (const operator of [1, 2, 3, 4, 5, 6]) {
        expect(takes(create, rule([{ type, operator, input: 'x' }], [read]))).toBe(true);
        expect(takes(create, rule([{ type, operator }], [read]))).toBe(false);
      }
      for (const operator of [7, 10]) expect(takes(create, rule([{ type, operator }], [read]))).toBe(true);
      expect(takes(create, rule([{ type, input: 'x' }], [read]))).toBe(false);
    }
    for (const type of bareTypes) expect(takes(create, rule([{ type }], [read]))).toBe(true);
  });

  it('when new holds nothing the service does not support', () => {
    for (const type of [5, 11, 17, 0]) expect(takes(create, rule([{ ...sender, type }], [read]))).toBe(false);
    for (const operator of [8, 9, 0])
      expect(takes(create, rule([{ ...sender, operator }], [read]))).toBe(false);
    for (const type of [6, 7, 8, 12, 13])
      expect(takes(create, rule([sender], [{ type, input: 'x' }]))).toBe(false);
    for (const type of [1, 2, 3, 4, 5, 9, 10]) expect(takes(create, rule([sender], [{ type }]))).toBe(true);
    expect(takes(create, rule([sender], [{ type: 11 }]))).toBe(false);
    expect(takes(create, rule([sender], [{ type: 11, input: '76000' }]))).toBe(true);
  });

  it.each([
    ['create', create],
    ['update', update],
  ])('has 1 to 32 conditions and actions (%s)', (_name, body) => {
    const times = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
    for (const [count, right] of [
      [0, false],
      [1, true],
      [32, true],
      [33, false],
    ] as const) {
      expect(takes(body, rule(times(count, sender), [read]))).toBe(right);
      expect(takes(body, rule([sender], times(count, read)))).toBe(right);
    }
    expect(takes(body, { ...rule([sender], [read]), name: 'x'.repeat(256) })).toBe(false);
    expect(takes(body, { ...rule([sender], [read]), is_enable: undefined })).toBe(false);
    expect(takes(body, { ...rule([sender], [read]), condition: { match_type: 3, items: [sender] } })).toBe(
      false,
    );
  });

  it('goes back as it came, whatever the service put into it', () => {
    const unknown = fc.record({
      type: fc.integer({ min: 17, max: 99 }),
      operator: fc.integer(),
      input: fc.string(),
      extra: fc.jsonValue().filter((value) => value !== undefined),
    });
    fc.assert(
      fc.property(unknown, unknown, (condition, action) => {
        const whole = { ...rule([sender, condition], [read, action]), made_in: 'web' };
        const listed = ruleRows.list.reply.parse({ items: [{ id: '1', ...whole }] }).items?.[0];
        const { id: _id, ...back } = listed ?? {};
        expect(JSON.parse(JSON.stringify(update?.parse(back)))).toEqual(JSON.parse(JSON.stringify(whole)));
      }),
    );
  });

  it.each([8, 12, 13])('keeps an action %i in an update', (type) => {
    const whole = rule([sender], [read, { type, input: 'kept', more: [1] }]);
    expect(update?.parse(whole)).toEqual(whole);
  });

  it('is checked where it is known, in an update too', () => {
    expect(takes(update, rule([{ type: 1, operator: 5 }], [read]))).toBe(false);
    expect(takes(update, rule([sender], [{ type: 11 }]))).toBe(false);
  });

  it('is reordered with at least one id', () => {
    expect(takes(ruleRows.reorder.body, { rule_ids: [] })).toBe(false);
    expect(takes(ruleRows.reorder.body, { rule_ids: ['7600000000000000001'] })).toBe(true);
  });
});
