import { isSystemLabel, type Label } from '../domain/label';

export interface LabelNode {
  /** The full path. */
  path: string;
  /** The last level. */
  name: string;
  /** 0 at the top. */
  depth: number;
  /** Absent where only deeper labels exist: the service keeps no entry for the level itself. */
  label: Label | null;
  children: LabelNode[];
  /** Unread mails of the label and all below. */
  unread: number;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The person's own labels as a tree by `/`; system labels stand apart. Linear in the labels, but for sorting. */
export function labelTree(labels: readonly Label[]): LabelNode[] {
  const nodes = new Map<string, LabelNode>();
  const roots: LabelNode[] = [];
  const nodeAt = (path: string): LabelNode => {
    const known = nodes.get(path);
    if (known) return known;
    const cut = path.lastIndexOf('/');
    const parent = cut > 0 ? nodeAt(path.slice(0, cut)) : null;
    const node: LabelNode = {
      path,
      name: cut > 0 ? path.slice(cut + 1) : path,
      depth: parent ? parent.depth + 1 : 0,
      label: null,
      children: [],
      unread: 0,
    };
    nodes.set(path, node);
    (parent?.children ?? roots).push(node);
    return node;
  };
  for (const label of labels) if (!isSystemLabel(label)) nodeAt(label.name).label = label;
  const settle = (level: LabelNode[]): number => {
    level.sort((a, b) => collator.compare(a.name, b.name));
    let sum = 0;
    for (const node of level) {
      node.unread = (node.label?.unread ?? 0) + settle(node.children);
      sum += node.unread;
    }
    return sum;
  };
  settle(roots);
  return roots;
}

/** The rows a screen shows, top to bottom: children of open nodes only; a search opens the way to every hit. */
export function visibleRows(roots: readonly LabelNode[], open: ReadonlySet<string>, query = ''): LabelNode[] {
  const wanted = query.trim().toLocaleLowerCase();
  const rows: LabelNode[] = [];
  const walk = (level: readonly LabelNode[], under: boolean): boolean => {
    let any = false;
    for (const node of level) {
      const hit = under || wanted === '' || node.path.toLocaleLowerCase().includes(wanted);
      const at = rows.length;
      rows.push(node);
      const below = wanted !== '' || open.has(node.path) ? walk(node.children, hit && wanted !== '') : false;
      if (hit || below) any = true;
      else rows.splice(at);
    }
    return any;
  };
  walk(roots, false);
  return rows;
}

/** The label and everything below it, by path. */
export const subtree = (labels: readonly Label[], path: string): Label[] =>
  labels.filter((label) => label.name === path || label.name.startsWith(`${path}/`));
