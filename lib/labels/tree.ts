import { isSystemLabel, type Label } from '../domain/label';

export interface LabelNode {
  /** The full path; of the service's own label its id, which no person can give as a name. */
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

/** Tells a node's label. */
export const pathOf = (label: Label): string => (isSystemLabel(label) ? label.id : label.name);

/**
 * The person's own labels as a tree by `/`, then the service's, named by `nameOf`. Linear in the labels, but for
 * sorting.
 */
export function labelTree(
  labels: readonly Label[],
  nameOf: (system: Label) => string = ({ name }) => name,
): LabelNode[] {
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
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
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
  const system = labels.filter(isSystemLabel).map((label) => ({
    ...{ path: label.id, name: nameOf(label), depth: 0, label, children: [] },
    unread: label.unread,
  }));
  return [...roots, ...system.sort((a, b) => collator.compare(a.name, b.name))];
}

/** A row on the screen, with its place among those of its level that are shown. */
export interface TreeRow {
  node: LabelNode;
  position: number;
  siblings: number;
  open: boolean;
}

interface Shown {
  node: LabelNode;
  children: Shown[];
}

/** Everything below a hit, and the way to it. */
function hits(level: readonly LabelNode[], wanted: string): Shown[] {
  return level.flatMap((node) => {
    const hit = `${node.path}\n${node.name}`.toLocaleLowerCase().includes(wanted);
    const children = hits(node.children, hit ? '' : wanted);
    return hit || children.length > 0 ? [{ node, children }] : [];
  });
}

const opened = (level: readonly LabelNode[], open: ReadonlySet<string>): Shown[] =>
  level.map((node) => ({ node, children: open.has(node.path) ? opened(node.children, open) : [] }));

/** The rows a screen shows, top to bottom: children of open nodes only; a search opens the way to every hit. */
export function visibleRows(roots: readonly LabelNode[], open: ReadonlySet<string>, query = ''): TreeRow[] {
  const wanted = query.trim().toLocaleLowerCase();
  const rows: TreeRow[] = [];
  const walk = (level: readonly Shown[]) => {
    for (const [index, { node, children }] of level.entries()) {
      const isOpen = node.children.length > 0 && (wanted === '' ? open.has(node.path) : children.length > 0);
      rows.push({ node, position: index + 1, siblings: level.length, open: isOpen });
      walk(children);
    }
  };
  walk(wanted === '' ? opened(roots, open) : hits(roots, wanted));
  return rows;
}

/** The label and everything below it, by path. */
export const subtree = (labels: readonly Label[], path: string): Label[] =>
  labels.filter((label) => label.name === path || label.name.startsWith(`${path}/`));
