import type { Line } from './mail';
import { headsQuote } from './memo';
import { attribute, type Box, type Page, zone } from './page';
import { plain } from './person';

const maxLines = 400;
const maxLine = 400;
/** Columns of a plain-text signature. */
const columns = /\t| {3,}|\u3000{2,}/u;

/** The mail's own text in a stretch: quoted mails are cut, table cells kept apart. `frame` = what stands in a frame. */
export function linesOf(
  page: Page,
  start: number,
  end: number,
  frame: (at: number) => Page | null = () => null,
): Line[] {
  const out: Line[] = [];
  let last = -1;
  let before: Box | null = null;
  let cut = false;
  const signed = signatures();
  for (let i = start; i < end && out.length < maxLines && !cut; i++) {
    const bit = page.bits[i];
    if (!bit) continue;
    if (bit.attr === 'frame') {
      const read = frame(bit.box.at);
      if (read) out.push(...linesOf(read, 0, read.bits.length));
      continue;
    }
    if (bit.attr || bit.box.zone & (zone.quote | zone.compose | zone.chrome)) continue;
    const text = bit.text;
    if (bit.line !== last) {
      const head = plain(wholeLine(page, i, end));
      if (head.startsWith('>')) {
        i = endOfLine(page, i);
        continue;
      }
      if (headsQuote(page.memo, head)) {
        // A quotation in a container of its own ends with it; a loose one goes on to the end.
        const after = page.bits
          .slice(i, i + 12)
          .find((b) => b.line !== bit.line && (!b.attr || b.attr === 'quote'));
        if (after?.attr === 'quote') {
          i = endOfLine(page, i);
          continue;
        }
        cut = true;
        break;
      }
      if (bit.field === 'from' && bit.colon && headFollows(page, i, end)) break;
      out.push({ text: '', cells: [''], signature: signed(bit.box) });
    }
    const line = out[out.length - 1];
    if (!line) continue;
    if (bit.line === last && before && before !== bit.box && cellOf(before) !== cellOf(bit.box))
      line.cells.push('');
    line.cells[line.cells.length - 1] += text;
    last = bit.line;
    before = bit.box;
  }
  for (const line of out) {
    const [first = '', another] = line.cells;
    // Most lines are one run of words.
    if (another === undefined && !columns.test(first)) {
      line.text = plain(first).slice(0, maxLine);
      line.cells = line.text ? [line.text] : [];
      continue;
    }
    line.cells = line.cells
      .flatMap((c) => c.split(columns))
      .map((c) => plain(c).slice(0, maxLine))
      .filter(Boolean);
    line.text = line.cells.join('\t').slice(0, maxLine);
  }
  return out.filter((line, i) => line.text || out[i - 1]?.text);
}

const endOfLine = (page: Page, at: number): number => {
  let i = at;
  while (page.bits[i + 1]?.line === page.bits[at]?.line) i++;
  return i;
};

const wholeLine = (page: Page, at: number, end: number): string => {
  let text = '';
  const line = page.bits[at]?.line;
  for (let i = at; i < end && page.bits[i]?.line === line && text.length < 400; i++)
    if (!page.bits[i]?.attr) text += page.bits[i]?.text ?? '';
  return text;
};

/** `From:` followed by a date, a recipient or a subject is the head of a quoted mail. */
function headFollows(page: Page, at: number, end: number): boolean {
  const seen = new Set<string>();
  for (let i = at + 1; i < Math.min(end, at + 24); i++) {
    const name = page.bits[i]?.field;
    if (name === 'date' || name === 'to' || name === 'subject') seen.add(name);
  }
  return seen.size >= 2;
}

const cellOf = (box: Box): Box | null => {
  let up: Box | null = box;
  while (up && !/^T[DH]$/.test(up.tag)) up = up.parent;
  return up;
};

/** What mail programs put around a signature. */
const isSignature = (box: Box): boolean =>
  /(?:^|\s)(?:gmail_signature|lark-mail-signature|moz-signature|Signature)(?:\s|$)/.test(
    attribute(box, 'hint') ?? '',
  );

/** Whether an element stands in what the mail program marked as the signature; each is asked once. */
function signatures(): (box: Box) => boolean {
  const known = new Map<Box, boolean>();
  const signed = (box: Box): boolean => {
    const way: Box[] = [];
    let up: Box | null = box;
    let found = false;
    for (; up && !found; up = up.parent) {
      found = known.get(up) ?? isSignature(up);
      if (known.has(up)) break;
      way.push(up);
    }
    for (const one of way) known.set(one, found);
    return found;
  };
  return signed;
}
