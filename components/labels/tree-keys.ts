import type { TreeRow } from '../../lib/labels/tree';

/** What a key does in a tree: WAI-ARIA's tree view pattern. */
export type TreeMove = { to: number } | { open: readonly string[] } | { shut: string } | 'choose' | null;

const last = (rows: readonly TreeRow[]) => rows.length - 1;

/** The next row whose name begins with the letter, round the end. */
function byLetter(rows: readonly TreeRow[], at: number, letter: string): TreeMove {
  const begins = ({ node }: TreeRow) => node.name.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
  const after = rows.findIndex((row, index) => index > at && begins(row));
  const to = after >= 0 ? after : rows.findIndex(begins);
  return to < 0 ? null : { to };
}

export function treeMove(rows: readonly TreeRow[], at: number, key: string): TreeMove {
  const row = rows[at];
  if (!row) return null;
  const { node, open } = row;
  switch (key) {
    case 'Enter':
    case ' ':
      return 'choose';
    case 'ArrowDown':
      return { to: Math.min(at + 1, last(rows)) };
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: last(rows) };
    case 'ArrowRight':
      if (node.children.length === 0) return null;
      return open ? { to: Math.min(at + 1, last(rows)) } : { open: [node.path] };
    case 'ArrowLeft': {
      if (open) return { shut: node.path };
      const parent = rows.slice(0, at).findLastIndex((one) => one.node.depth < node.depth);
      return parent < 0 ? null : { to: parent };
    }
    case '*':
      return {
        open: rows
          .filter((one) => one.node.depth === node.depth && one.node.children.length > 0)
          .map((one) => one.node.path),
      };
    default:
      return key.length === 1 ? byLetter(rows, at, key) : null;
  }
}
