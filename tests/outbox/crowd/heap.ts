/** What is due first comes out first; of what is due together, what went in first. */
export interface Heap<Item> {
  push(at: number, item: Item): void;
  pop(): { at: number; item: Item } | undefined;
}

export function createHeap<Item>(): Heap<Item> {
  type Node = { at: number; order: number; item: Item };
  const nodes: Node[] = [];
  let order = 0;
  const before = (a: Node | undefined, b: Node | undefined): boolean =>
    a !== undefined && (b === undefined || a.at < b.at || (a.at === b.at && a.order < b.order));
  const swap = (i: number, j: number) => {
    const [a, b] = [nodes[i], nodes[j]];
    if (a && b) [nodes[i], nodes[j]] = [b, a];
  };
  return {
    push(at, item) {
      order += 1;
      nodes.push({ at, order, item });
      for (let i = nodes.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!before(nodes[i], nodes[parent])) break;
        swap(i, parent);
        i = parent;
      }
    },
    pop() {
      const top = nodes[0];
      const last = nodes.pop();
      if (top && last && nodes.length > 0) {
        nodes[0] = last;
        for (let i = 0; ; ) {
          const [left, right] = [2 * i + 1, 2 * i + 2];
          const least = before(nodes[right], nodes[left]) ? right : left;
          if (!before(nodes[least], nodes[i])) break;
          swap(i, least);
          i = least;
        }
      }
      return top;
    },
  };
}
