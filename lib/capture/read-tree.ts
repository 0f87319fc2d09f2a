import { type SeenDocument, treeMarks } from '../domain/snapshot';
import { rankOf, splitLabel } from './labels';
import { createMemo, recall, spotsIn } from './memo';
import { type Bit, type Box, nextMark, type Page, zone } from './page';
import { mailtoAddress } from './person';
import type { Field } from './words';
import { zoneOf } from './zones';

const tags = (names: string): ReadonlySet<string> => new Set(names.split('|'));
const inline = tags(
  'A|ABBR|B|BDI|BDO|BIG|CITE|CODE|DFN|EM|FONT|I|IMG|INS|KBD|LABEL|MARK|Q|S|SAMP|SMALL|SPAN|STRONG|SUB|SUP|TIME|TT|U|VAR|WBR|BUTTON|TD|TH|NOBR|INPUT|SELECT',
);
const headings = tags('H1|H2|H3|H4');
const closed = tags('BR|INPUT|TEXTAREA|IMG|SELECT|IFRAME|FRAME');

/** How many elements of a tree are looked at. */
const most = 60_000;
const maxText = 2000;
const none = new Map<string, string>();

function placesOf(flat: readonly number[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let i = 0; i + 1 < flat.length; i += 2) places.set(flat[i] ?? 0, flat[i + 1] ?? 0);
  return places;
}

/** Reads what was gathered of a document into a flat list, in one bounded walk; null where nothing is shown. */
export function readTree(
  { tree, places, cut = false }: Pick<SeenDocument, 'tree'> & Partial<Pick<SeenDocument, 'places' | 'cut'>>,
  memo = createMemo(),
): Page | null {
  const bits: Bit[] = [];
  const boxes: Box[] = [];
  const roled: Box[] = [];
  let line = 0;
  let current: Box | null = null;
  let number = 0;
  /** Elements open inside one whose content is not read. */
  let inside = 0;

  const push = (
    text: string,
    box: Box,
    attr: string,
    rank = 0,
    address = '',
    field: Field | null = null,
    colon = false,
  ) => bits.push({ text, box, line, attr, rank, address, field, colon });

  const add = (text: string, box: Box, attr = '', rank = 0, address = ''): void => {
    const before = bits[bits.length - 1];
    let value = text;
    if (!attr && before?.field && !before.colon && /^\s*[:：]/.test(value)) {
      before.colon = true;
      value = value.replace(/^\s*[:：]\s*/, '');
      if (!value.trim()) return;
    }
    const label = attr === 'datetime' || attr === 'href' ? null : recall(memo.labels, value, splitLabel);
    if (!label) push(value, box, attr, rank, address);
    else {
      push(value.slice(0, value.length - label.rest.length), box, attr, 0, '', label.field, label.colon);
      if (label.rest.trim()) push(label.rest, box, attr, rank, address);
    }
  };

  const attributes = (box: Box): void => {
    for (const [name, value] of box.attributes ?? none) {
      if (typeof name !== 'string' || typeof value !== 'string' || value === '' || value.length > maxText)
        continue;
      if (/^(?:hint|role|type|\*|name|control|contenteditable)$/.test(name)) continue;
      if (value.includes('@')) {
        const mail = name === 'href' ? mailtoAddress(value) : '';
        const spots = mail ? [] : spotsIn(memo, value);
        // In "name <address>" the name may be an address too: the last one counts.
        const spot = spots.length < 3 ? spots[spots.length - 1] : undefined;
        const rank = spot ? rankOf(name, value, spot.address) : 0;
        if (mail) add(value, box, 'href', 4, mail);
        else if (spot && rank) add(value, box, name, rank, spot.address);
      } else if (/^(?:aria-label|title|datetime)$/.test(name) || (name === 'alt' && value.length < 100))
        add(value, box, name);
    }
  };

  const open = (tag: string, told: Box['attributes']): void => {
    const at = number++;
    if (inside > 0) {
      inside++;
      return;
    }
    if (!inline.has(tag)) line++;
    const role = told?.get('*') ?? '';
    const aria = told?.get('role');
    const heading = headings.has(tag) || aria === 'heading';
    const box: Box = {
      tag,
      attributes: told,
      at,
      end: at + 1,
      parent: current,
      kids: [],
      depth: current ? current.depth + 1 : 0,
      first: bits.length,
      last: bits.length,
      zone: (current?.zone ?? 0) | zoneOf(tag, role, told),
      role,
      pre: current?.pre === true || tag === 'PRE',
      heading,
      headed: heading || current?.heading === true || current?.parent?.heading === true,
      control: tag === 'BUTTON' || aria === 'button' || told?.has('control') === true,
    };
    boxes.push(box);
    if (role !== '') roled.push(box);
    current?.kids.push(box);
    if (tag === 'INPUT' || tag === 'SELECT') {
      const type = told?.get('type') ?? '';
      if (!/^(?:hidden|checkbox|radio|button|submit|image)$/i.test(type)) push('', box, 'control');
      else if (/^checkbox$/i.test(type)) push('', box, 'checkbox');
    } else if (tag === 'TEXTAREA' || box.zone & ~(current?.zone ?? 0) & zone.compose) push('', box, 'editor');
    else attributes(box);
    if (tag === 'IMG') push('', box, 'img');
    if (tag === 'IFRAME' || tag === 'FRAME') push('', box, 'frame');
    // What a quotation holds is somebody else's: that there is one is all that counts.
    const quoted = (box.zone & zone.quote) !== 0 && current !== null;
    if (quoted) push('', box, 'quote');
    box.last = bits.length;
    if (quoted || closed.has(tag)) inside = 1;
    else current = box;
  };

  const close = (): void => {
    if (inside > 0) {
      inside--;
      return;
    }
    if (!current) return;
    current.last = bits.length;
    current.end = number;
    if (!inline.has(current.tag)) line++;
    current = current.parent;
  };

  const say = (value: string, box: Box, breaks: boolean): void => {
    if (!value.trim()) {
      const before = bits[bits.length - 1];
      if (value && before && !before.attr && !before.text.endsWith(' ')) before.text += ' ';
    } else if (breaks) {
      box.pre = true;
      value.split('\n').forEach((part, i) => {
        if (i > 0) line++;
        if (part.trim()) add(part.slice(0, maxText), box);
      });
    } else add(value.slice(0, maxText), box);
  };

  let waiting: { tag: string; told: Map<string, string> } | null = null;
  // Whatever stands in it, in one pass; nothing is refused.
  for (let mark = nextMark(tree, 0), end = 0; mark < tree.length; mark = end) {
    end = nextMark(tree, mark + 1);
    const kind = tree.charAt(mark);
    const value = tree.slice(mark + 1, end);
    if (kind === treeMarks.attribute) {
      const at = value.indexOf('=');
      if (at > 0) waiting?.told.set(value.slice(0, at), value.slice(at + 1));
      continue;
    }
    if (waiting) open(waiting.tag, waiting.told.size > 0 ? waiting.told : null);
    waiting = null;
    if (kind === treeMarks.open) {
      if (number > most) break;
      waiting = { tag: value, told: new Map() };
    } else if (kind === treeMarks.close) close();
    else if (current && inside === 0) say(value, current, kind === treeMarks.lines);
  }
  inside = 0;
  while (current) close();
  return boxes.length > 0
    ? { bits, boxes, roled, cut: cut || number > most, memo, places: placesOf(places ?? []) }
    : null;
}
