import type { RefObject } from 'preact';
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isSystemLabel, type Label } from '../../lib/domain/label';
import { type LabelNode, labelTree, type TreeRow, visibleRows } from '../../lib/labels/tree';
import { Icon } from '../parts/Icon';
import { systemName } from './system';
import { Tag } from './Tag';
import { treeMove } from './tree-keys';

/** Rows are of one height, so that thousands of labels cost what is in sight. */
const rowHeight = 32;
const shownRows = 8;
const spare = 4;

export interface LabelTreeProps {
  labels: readonly Label[];
  colourOf(label: Label): string;
  query: string;
  /** The chosen path, '' for none. */
  chosen: string;
  /** The tree itself, which takes the keys. */
  box: RefObject<HTMLDivElement | null>;
  onChoose(node: LabelNode): void;
}

/** The rows in sight, and the active one wherever it is: what is announced has to be there. */
function drawn(rows: readonly TreeRow[], top: number, active: number): number[] {
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const indexes = rows.slice(first, first + shownRows + 2 * spare).map((_row, offset) => first + offset);
  return active < 0 || indexes.includes(active) ? indexes : [...indexes, active];
}

/** Nested labels, searched as you type; only the rows in sight are drawn. */
export function LabelTree({ labels, colourOf, query, chosen, box, onChoose }: LabelTreeProps) {
  const id = useId();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const [top, setTop] = useState(0);
  const roots = useMemo(() => labelTree(labels, systemName), [labels]);
  const rows = useMemo(() => visibleRows(roots, open, query), [roots, open, query]);
  const active = Math.min(at, rows.length - 1);

  useEffect(() => {
    const view = box.current;
    if (!view) return;
    const low = active * rowHeight;
    if (low < view.scrollTop) view.scrollTop = low;
    else if (low + rowHeight > view.scrollTop + view.clientHeight)
      view.scrollTop = low + rowHeight - view.clientHeight;
  }, [active, rows, box]);

  const turn = (paths: readonly string[], on: boolean) => {
    const next = new Set(open);
    for (const path of paths)
      if (on) next.add(path);
      else next.delete(path);
    setOpen(next);
  };

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(rows, active, event.key);
    if (move === null) return;
    const row = rows[active];
    if (move === 'choose') {
      if (row) onChoose(row.node);
    } else if ('to' in move) setAt(move.to);
    else if ('open' in move) turn(move.open, true);
    else turn([move.shut], false);
    event.preventDefault();
  }

  if (rows.length === 0)
    return <p class="quiet empty">{i18n.t(labels.length > 0 ? 'labels.noMatch' : 'labels.none')}</p>;
  return (
    <div
      ref={box}
      class="tree"
      role="tree"
      aria-label={i18n.t('labels.title')}
      aria-activedescendant={`${id}-${active}`}
      tabIndex={0}
      onKeyDown={press}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ blockSize: `${rows.length * rowHeight}px` }}>
        {drawn(rows, top, active).map((index) => {
          const row = rows[index];
          return (
            row && (
              <Row
                key={row.node.path}
                id={`${id}-${index}`}
                row={row}
                index={index}
                active={index === active}
                chosen={row.node.path === chosen}
                colour={row.node.label ? colourOf(row.node.label) : null}
                onTurn={() => turn([row.node.path], !row.open)}
                onChoose={() => {
                  setAt(index);
                  onChoose(row.node);
                }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  id: string;
  row: TreeRow;
  index: number;
  active: boolean;
  chosen: boolean;
  /** Null where there is no label of this very path. */
  colour: string | null;
  onTurn(): void;
  onChoose(): void;
}

function Row({ id, row, index, active, chosen, colour, onTurn, onChoose }: RowProps) {
  const { node, position, siblings, open } = row;
  const expandable = node.children.length > 0;
  const fixed = node.label !== null && isSystemLabel(node.label);
  return (
    // The tree has the focus and takes the keys.
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-level={node.depth + 1}
      aria-selected={chosen}
      aria-posinset={position}
      aria-setsize={siblings}
      {...(expandable ? { 'aria-expanded': open } : {})}
      {...(fixed ? { title: i18n.t('labels.system') } : {})}
      class={active ? 'treeRow active' : 'treeRow'}
      style={{
        insetBlockStart: `${index * rowHeight}px`,
        paddingInlineStart: `${4 + Math.min(node.depth, 8) * 14}px`,
      }}
      onClick={onChoose}
      onKeyDown={() => undefined}
    >
      <span
        class="twist"
        aria-hidden="true"
        onClick={(event) => {
          if (!expandable) return;
          event.stopPropagation();
          onTurn();
        }}
      >
        {expandable && (open ? '▾' : '▸')}
      </span>
      {colour === null ? (
        <span class="cut" dir="auto">
          {node.name}
        </span>
      ) : (
        <Tag name={node.name} colour={colour} />
      )}
      {fixed && <Icon name="lock" />}
      {node.unread > 0 && <span class="unread small">{i18n.t('labels.unread', [node.unread])}</span>}
    </div>
  );
}
