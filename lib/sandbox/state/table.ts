interface Entry<Row> {
  order: number;
  row: Row;
}

/** Rows in the order they were added, by id, and in pages that deletions do not shift. */
export class Table<Row> {
  readonly #idOf: (row: Row) => string;
  #byId = new Map<string, Entry<Row>>();
  #list: Entry<Row>[] | null = null;
  #nextOrder = 1;

  constructor(idOf: (row: Row) => string) {
    this.#idOf = idOf;
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Row | undefined {
    return this.#byId.get(id)?.row;
  }

  add(row: Row): Row {
    const entry = { order: this.#nextOrder, row };
    this.#nextOrder += 1;
    this.#byId.set(this.#idOf(row), entry);
    this.#list?.push(entry);
    return row;
  }

  /** Keeps the row's place. */
  replace(row: Row): Row {
    const entry = this.#byId.get(this.#idOf(row));
    if (entry === undefined) return this.add(row);
    entry.row = row;
    return row;
  }

  delete(id: string): boolean {
    const was = this.#byId.delete(id);
    if (was) this.#list = null;
    return was;
  }

  clear(): void {
    this.#byId = new Map();
    this.#list = null;
    this.#nextOrder = 1;
  }

  all(): Row[] {
    return this.#entries().map((entry) => entry.row);
  }

  /** Puts these first, in this order; rows not named keep theirs behind them. */
  reorder(ids: readonly string[]): void {
    const named = new Set(ids);
    const rest = this.#entries().filter((entry) => !named.has(this.#idOf(entry.row)));
    const first = ids.flatMap((id) => this.#byId.get(id) ?? []);
    this.#nextOrder = 1;
    for (const entry of [...first, ...rest]) {
      entry.order = this.#nextOrder;
      this.#nextOrder += 1;
    }
    this.#list = null;
  }

  /** `after` = the `last` of the page before, 0 for the first page. */
  page(after: number, size: number): { rows: Row[]; last: number; more: boolean } {
    const list = this.#entries();
    const from = firstAfter(list, after);
    const page = list.slice(from, from + size);
    return {
      rows: page.map((entry) => entry.row),
      last: page.at(-1)?.order ?? after,
      more: from + size < list.length,
    };
  }

  #entries(): Entry<Row>[] {
    this.#list ??= [...this.#byId.values()].sort((a, b) => a.order - b.order);
    return this.#list;
  }
}

function firstAfter(list: readonly { order: number }[], after: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.order ?? 0) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
