import { describe, expect, it } from 'vitest';
import type { Label } from '../../lib/domain/label';
import { labelTree, subtree, visibleRows } from '../../lib/labels/tree';

const label = (id: string, name: string, unread = 0): Label => ({ id, name, colour: '', unread });
const labels = [
  label('3', 'work/clients/北京', 2),
  label('1', 'work', 1),
  label('4', 'home'),
  label('INBOX', 'INBOX', 9),
  label('5', 'work/item 10'),
  label('6', 'work/item 9'),
];

describe('labelTree', () => {
  it('nests by /, fills missing levels, puts system labels last and adds the unread up', () => {
    const [home, work, inbox] = labelTree(labels, ({ id }) => `the ${id}`);
    expect(inbox).toMatchObject({ path: 'INBOX', name: 'the INBOX', unread: 9, children: [] });
    expect(home).toMatchObject({ path: 'home', depth: 0, children: [] });
    expect(work).toMatchObject({ path: 'work', unread: 3 });
    expect(work?.children.map(({ name }) => name)).toEqual(['clients', 'item 9', 'item 10']);
    expect(work?.children[0]).toMatchObject({
      label: null,
      children: [{ path: 'work/clients/北京', depth: 2 }],
    });
  });
});

describe('visibleRows', () => {
  const roots = labelTree(labels.filter(({ id }) => id !== 'INBOX'));
  it('shows the children of open levels', () => {
    expect(visibleRows(roots, new Set()).map(({ node }) => node.path)).toEqual(['home', 'work']);
    const rows = visibleRows(roots, new Set(['work']));
    expect(rows.map(({ node, position, siblings, open }) => [node.name, position, siblings, open])).toEqual([
      ['home', 1, 2, false],
      ['work', 2, 2, true],
      ['clients', 1, 3, false],
      ['item 9', 2, 3, false],
      ['item 10', 3, 3, false],
    ]);
  });

  it('opens the way to what is searched for, and what is below a hit', () => {
    expect(visibleRows(roots, new Set(), '北').map(({ node }) => node.path)).toEqual([
      'work',
      'work/clients',
      'work/clients/北京',
    ]);
    expect(visibleRows(roots, new Set(), 'CLIENTS').map(({ node }) => node.name)).toEqual([
      'work',
      'clients',
      '北京',
    ]);
    expect(visibleRows(roots, new Set(), 'nothing')).toEqual([]);
  });
});

describe('subtree', () => {
  it('takes whole levels only', () => {
    expect(subtree([...labels, label('7', 'workshop')], 'work')).toHaveLength(4);
  });
});
