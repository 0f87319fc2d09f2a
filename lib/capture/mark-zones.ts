import { type Cues, squeeze, within } from './cues';
import { headsQuote } from './memo';
import { attribute, type Box, zone } from './page';

/** Siblings that each show a date and little more are a list; so is one that says it is an option or has a box to tick. */
export function markRows(cues: Cues): void {
  const { zones } = cues;
  for (const box of cues.page.boxes) {
    if (box.kids.length === 0 || box.zone & zone.row) continue;
    const rows: Box[] = [];
    const sure: Box[] = [];
    const long: Box[] = [];
    for (const kid of box.kids) {
      if (within(cues.dates, kid.first, kid.last) === 0) continue;
      const kind = rowKind(cues, kid);
      if (kind === 'sure') sure.push(kid);
      if (kind === 'row' || kind === 'sure') rows.push(kid);
      if (kind === 'long') long.push(kid);
    }
    const pair = rows.length === 2 && rows.every(isItem);
    const marked =
      rows.length >= 3 ? [...rows, ...(rows.length > long.length ? long : [])] : pair ? rows : sure;
    for (const row of marked)
      for (let i = row.first; i < row.last; i++) zones[i] = (zones[i] ?? 0) | zone.row;
  }
}

const isItem = (box: Box): boolean =>
  /^(?:TR|LI|ARTICLE)$/.test(box.tag) || /^(?:listitem|row|article)$/.test(attribute(box, 'role') ?? '');

/** A row shows a date, a few texts and no header of its own; `long` ones count only among others. */
function rowKind(cues: Cues, kid: Box): 'no' | 'row' | 'sure' | 'long' {
  const texts = within(cues.texts, kid.first, kid.last);
  if (texts < 2 || texts > 120) return 'no';
  let chars = 0;
  let ticked = false;
  for (let i = kid.first; i < kid.last; i++) {
    const bit = cues.bits[i];
    if (!bit) continue;
    const header = bit.field && bit.field !== 'other' && !(bit.attr && bit.field === 'date');
    if (header || cues.toLine[i] || bit.attr === 'frame') return 'no';
    if (!bit.attr) chars += bit.text.length;
    if (bit.attr === 'checkbox') ticked = true;
  }
  const expanded = attribute(kid, 'aria-expanded');
  if (expanded === 'true') return 'no';
  const role = attribute(kid, 'role');
  if (expanded === 'false' || role === 'option' || (role === 'row' && texts < 12) || (ticked && chars < 400))
    return 'sure';
  return texts <= 40 && chars <= 600 ? 'row' : within(cues.replies, kid.first, kid.last) ? 'no' : 'long';
}

/** What also stands in a row of the list is the open mail's subject, whatever element shows it. */
export function markEchoes(cues: Cues): void {
  if (!cues.zones.some((one) => one & zone.row)) return;
  const inRows = new Set<string>();
  const texts = cues.bits.map((bit) => (bit.attr || bit.field ? '' : squeeze(bit.text)));
  texts.forEach((text, i) => {
    if (text.length >= 3 && (cues.zones[i] ?? 0) & zone.row && !cues.date[i] && !cues.action[i])
      inRows.add(text);
    const address = cues.bits[i]?.address;
    if (address && (cues.zones[i] ?? 0) & zone.row) cues.listed.add(address.toLowerCase());
  });
  if (!inRows.size) return;
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  texts.forEach((text, i) => {
    if ((cues.zones[i] ?? 0) || !inRows.has(text) || (counts.get(text) ?? 0) > 4) return;
    cues.echo[i] = 1;
  });
}

/** A pane with fields to fill in: two labelled fields, or one and an editor, in the smallest element that holds them. */
export function markCompose(cues: Cues): void {
  const { bits, zones } = cues;
  const asks = (i: number): boolean =>
    bits[i]?.attr === 'control' &&
    [1, 2, 3, 4, 5].some((back) => /^(?:to|cc|subject|from|replyTo)$/.test(bits[i - back]?.field ?? ''));
  const fields = new Uint32Array(bits.length + 1);
  const editors = new Uint32Array(bits.length + 1);
  bits.forEach((bit, i) => {
    fields[i + 1] = (fields[i] ?? 0) + Number(asks(i));
    editors[i + 1] = (editors[i] ?? 0) + Number(bit.attr === 'editor');
  });
  if (!fields[bits.length] && !editors[bits.length]) return;
  for (let i = 0; i < bits.length; i++) {
    const bit = bits[i];
    if (!bit || !(within(fields, i, i + 1) || bit.attr === 'editor')) continue;
    let pane: Box = bit.attr === 'editor' ? bit.box : (bit.box.parent ?? bit.box);
    for (let up: Box | null = pane, steps = 0; up && steps < 6; up = up.parent, steps++) {
      const asked = within(fields, up.first, up.last);
      if (asked === 0 || asked + Math.min(within(editors, up.first, up.last), 1) < 2) continue;
      pane = up;
      break;
    }
    for (let k = pane.first; k < pane.last; k++) zones[k] = (zones[k] ?? 0) | zone.compose;
    // Whatever asks further on in the pane is marked with it.
    i = Math.max(i, pane.last - 1);
  }
}

/** From a quote head to the end of what holds it. */
export function markQuotes(cues: Cues): void {
  const { bits, zones } = cues;
  for (let i = 0; i < bits.length; i++) {
    const bit = bits[i];
    if (!bit || bit.attr || bit.text.length < 8 || !headsQuote(cues.page.memo, bit.text)) continue;
    let holder: Box | null = bit.box;
    while (holder?.parent && within(cues.texts, i + 1, holder.last) === 0) holder = holder.parent;
    const end = holder?.last ?? i;
    for (let k = i; k < end; k++) zones[k] = (zones[k] ?? 0) | zone.quote;
    i = Math.max(i, end - 1);
  }
}
