import { describe, expect, it } from 'vitest';
import type { Intent } from '../../lib/domain/intent';
import { byTurn, heads, inOrder, placeOf } from '../../lib/outbox/queue';
import { start } from './support/bench';
import { intent } from './support/intent';

const ageing = 600_000;
const ids = (rows: readonly Intent[]) => rows.map(({ id }) => id);
const sorted = (rows: readonly Intent[], now = start) => ids([...rows].sort(byTurn(now, ageing)));

describe('the turn', () => {
  const click = intent({ id: 'click', createdAt: start + 5000 });
  const bulk = intent({ id: 'bulk', class: 'bulk', createdAt: start + 1 });
  const refresh = intent({ id: 'refresh', class: 'refresh' });

  it('is first a click’s, then bulk’s, then refresh’s, whatever came first', () => {
    expect(sorted([refresh, bulk, click])).toEqual(['click', 'bulk', 'refresh']);
    expect(sorted([refresh, bulk, click], start + 5000)).toEqual(['click', 'bulk', 'refresh']);
  });

  it('is by age among equals', () => {
    const older = intent({ id: 'older', createdAt: start + 4999 });
    expect(sorted([click, older])).toEqual(['older', 'click']);
    expect(sorted([older, click])).toEqual(['older', 'click']);
  });

  it('comes nearer by a class with each long wait, and never before an older click', () => {
    expect(sorted([click, bulk], start + ageing)).toEqual(['click', 'bulk']);
    expect(sorted([click, bulk], start + ageing + 1)).toEqual(['bulk', 'click']);
    expect(sorted([bulk, refresh], start + ageing - 1)).toEqual(['bulk', 'refresh']);
    expect(sorted([bulk, refresh], start + ageing)).toEqual(['refresh', 'bulk']);
    expect(sorted([click, refresh], start + 2 * ageing - 1)).toEqual(['click', 'refresh']);
    expect(sorted([click, refresh], start + 2 * ageing)).toEqual(['refresh', 'click']);
    const oldest = intent({ id: 'oldest', createdAt: start - 1 });
    expect(sorted([refresh, oldest], start + 9 * ageing)).toEqual(['oldest', 'refresh']);
  });

  it('does not go down while a clock that was set back catches up', () => {
    expect(sorted([bulk, click], start - 9 * ageing)).toEqual(['click', 'bulk']);
    const late = intent({ id: 'late', class: 'bulk', createdAt: start + 9 * ageing });
    expect(sorted([late, refresh])).toEqual(['late', 'refresh']);
  });
});

describe('the order of wishes', () => {
  it('is that of when each was last wished', () => {
    expect(placeOf(intent())).toBe(start);
    expect(placeOf(intent({ wishedAt: start + 9 }))).toBe(start + 9);
    expect(inOrder(intent({ wishedAt: start + 9 }), intent({ createdAt: start + 4 }))).toBe(5);
  });

  it('is told by the id where moments are shared', () => {
    const [a, b] = [intent({ id: 'a' }), intent({ id: 'b' })];
    expect([inOrder(a, b), inOrder(b, a), inOrder(a, a)]).toEqual([-1, 1, 0]);
  });
});

describe('the head of a resource', () => {
  it('is its first wish, for each account', () => {
    const first = intent({ id: 'first' });
    const second = intent({ id: 'second', createdAt: start + 1 });
    const elsewhere = intent({ id: 'elsewhere', resource: 'contact:bob@home.example', createdAt: start + 2 });
    const other = intent({ id: 'other', account: 'you', createdAt: start + 3 });
    expect(ids(heads([second, first, elsewhere, other]))).toEqual(['first', 'elsewhere', 'other']);
    expect(ids(heads([first, second]))).toEqual(['first']);
  });
});
