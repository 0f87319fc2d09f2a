import { describe, expect, it } from 'vitest';
import { treeMove } from '../../../components/labels/tree-keys';
import { labelTree, visibleRows } from '../../../lib/labels/tree';

const labels = ['a', 'a/x', 'a/y', 'b', 'c', 'c/z'].map((name, index) => ({
  id: String(index),
  name,
  colour: '',
  unread: 0,
}));
/** a, a/x, a/y, b, c */
const rows = visibleRows(labelTree(labels), new Set(['a']));

describe('a key in the tree', () => {
  it.each([
    ['ArrowDown', 0, { to: 1 }],
    ['ArrowDown', 4, { to: 4 }],
    ['ArrowUp', 0, { to: 0 }],
    ['Home', 3, { to: 0 }],
    ['End', 0, { to: 4 }],
    ['ArrowRight', 0, { to: 1 }],
    ['ArrowRight', 4, { open: ['c'] }],
    ['ArrowRight', 3, null],
    ['ArrowLeft', 2, { to: 0 }],
    ['ArrowLeft', 0, { shut: 'a' }],
    ['ArrowLeft', 3, null],
    ['*', 3, { open: ['a', 'c'] }],
    ['b', 0, { to: 3 }],
    ['a', 3, { to: 0 }],
    ['q', 0, null],
    ['Enter', 0, 'choose'],
    [' ', 0, 'choose'],
    ['F5', 0, null],
  ] as const)('%j on row %i', (key, at, move) => {
    expect(treeMove(rows, at, key)).toEqual(move);
  });
});
