import { headsQuote, longestWord, meaningOf } from './memo';
import { attribute, type Bit, type Box, type Page, zone } from './page';
import { type Action, isDate, isFolder } from './words';

/** What each bit is, and running totals so that a question about any element costs one subtraction. */
export interface Cues {
  page: Page;
  bits: Bit[];
  zones: Uint8Array;
  date: Uint8Array;
  toLine: Uint8Array;
  action: (Action | undefined)[];
  heading: Uint8Array;
  folder: Uint8Array;
  /** Belongs to a label that is not the sender's. */
  owned: Uint8Array;
  /** Text that a row of the list shows as well, and the addresses of the list. */
  echo: Uint8Array;
  listed: Set<string>;
  /** Running totals: `sum[i]` counts bits before i. */
  dates: Uint32Array;
  texts: Uint32Array;
  recipients: Uint32Array;
  replies: Uint32Array;
  forwards: Uint32Array;
  /** Characters that can be a mail's text: no rows, chrome, actions or compose panes. */
  prose: Uint32Array;
  folders: number;
  /** The page's title, folded for comparison. */
  title: string;
}

export const within = (sum: Uint32Array, from: number, to: number): number =>
  (sum[to] ?? 0) - (sum[from] ?? 0);

/** Names of classes, ids and test ids: a hint, never a proof. */
export const hints = (box: Box, words: RegExp): boolean => words.test(attribute(box, 'hint') ?? '');

const squeeze = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

export function readCues(page: Page, title: string): Cues {
  const { bits, memo } = page;
  const n = bits.length;
  const make = () => new Uint32Array(n + 1);
  const cues: Cues = {
    page,
    bits,
    zones: new Uint8Array(n),
    date: new Uint8Array(n),
    toLine: new Uint8Array(n),
    action: new Array(n),
    heading: new Uint8Array(n),
    folder: new Uint8Array(n),
    owned: new Uint8Array(n),
    echo: new Uint8Array(n),
    listed: new Set(),
    dates: make(),
    texts: make(),
    recipients: make(),
    replies: make(),
    forwards: make(),
    prose: make(),
    folders: 0,
    title: squeeze(title),
  };
  const folders = new Set<string>();
  dropFalseLabels(bits);
  for (let i = 0; i < n; i++) {
    const bit = bits[i];
    if (!bit) continue;
    const shown = bit.text;
    cues.zones[i] = bit.box.zone;
    const inside = bit.box.zone & (zone.body | zone.quote);
    if (!inside && shown.length <= longestWord && shown.length > 0 && bit.attr !== 'href') {
      const said = meaningOf(memo, shown);
      cues.date[i] = Number(!bit.field && !bit.address && (bit.attr === 'datetime' || said.date));
      if (bit.attr !== 'datetime') cues.action[i] = said.action;
      cues.toLine[i] = Number(!bit.field && said.toLine);
      if (!bit.attr && !bit.field && said.folder) {
        cues.folder[i] = 1;
        folders.add(squeeze(shown).replace(/[\d\s]+$/, ''));
      }
    }
    if (!inside && !bit.attr && !bit.field && shown.length < 300 && shown.trim().length > 1)
      cues.heading[i] = headingOf(bit.box, cues, shown);
    cues.dates[i + 1] = (cues.dates[i] ?? 0) + (cues.date[i] ?? 0);
    cues.texts[i + 1] = (cues.texts[i] ?? 0) + Number(!bit.attr);
    cues.recipients[i + 1] = (cues.recipients[i] ?? 0) + Number(cues.toLine[i] || bit.field === 'to');
    cues.replies[i + 1] = (cues.replies[i] ?? 0) + Number(cues.action[i] === 'reply');
    cues.forwards[i + 1] = (cues.forwards[i] ?? 0) + Number(cues.action[i] === 'forward');
  }
  cues.folders = folders.size;
  keepRuns(cues);
  markRows(cues);
  markEchoes(cues);
  markCompose(cues);
  markQuotes(cues);
  for (let i = 0; i < n; i++) {
    const bit = bits[i];
    const off = (cues.zones[i] ?? 0) & (zone.row | zone.chrome | zone.compose);
    const chars =
      !bit || off || cues.action[i]
        ? 0
        : bit.attr === 'frame'
          ? 200
          : bit.attr === 'img'
            ? 1
            : bit.attr || bit.box.control
              ? 0
              : bit.text.trim().length;
    cues.prose[i + 1] = (cues.prose[i] ?? 0) + chars;
  }
  return cues;
}

/** 2 for a heading element, 1 for words of the page's title. */
function headingOf(box: Box, cues: Cues, text: string): 0 | 1 | 2 {
  if (box.headed) return 2;
  // Longer than the title is no part of it: most of a page, told without folding it.
  if (text.length > cues.title.length + 40) return 0;
  const line = squeeze(text);
  const enough = line.length >= 4 || /[\u3040-\u9fff\uac00-\ud7a3]{2}/.test(line);
  return enough && cues.title.includes(line) && !isFolder(line) ? 1 : 0;
}

/** One folder's name alone is where the mail lies; several together are the frame around it. */
function keepRuns(cues: Cues): void {
  let last = -9;
  let seen = 0;
  cues.bits.forEach((bit, i) => {
    if (bit.attr) return;
    seen++;
    if (!cues.folder[i]) return;
    cues.folder[i] = seen - last <= 4 ? 2 : 1;
    last = seen;
  });
}

/** Words without a colon that only look like labels: folders, avatar letters, and a table's head. */
function dropFalseLabels(bits: Bit[]): void {
  for (let i = 0; i < bits.length; i++) {
    const bit = bits[i];
    if (!bit?.field || bit.colon || bit.attr) continue;
    const next = bits.slice(i + 1, i + 6).find((one) => !one.attr);
    // `Verzonden` is a folder, and what stands before the date.
    const dated = bit.field === 'date' && next !== undefined && isDate(next.text);
    if ((isFolder(bit.text) && !dated) || (next && isMonogram(bit.text.trim(), next.text))) bit.field = null;
  }
  for (let i = 0; i < bits.length; i++) {
    let end = i;
    while (bits[end]?.field && !bits[end]?.colon && !bits[end]?.attr) end++;
    if (end - i >= 2) for (const one of bits.slice(i, end)) one.field = 'other';
    i = Math.max(i, end);
  }
}

/** `TO` before `Tom Okafor`. */
function isMonogram(letters: string, name: string): boolean {
  if (!/^\p{Lu}{1,3}$/u.test(letters)) return false;
  const words = name
    .trim()
    .toUpperCase()
    .split(/[\s.,-]+/);
  return Array.from(letters).every((letter, i) => words[letters.length === 1 ? 0 : i]?.startsWith(letter));
}

/** Siblings that each show a date and little more are a list; so is one that says it is an option or has a box to tick. */
function markRows(cues: Cues): void {
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
function markEchoes(cues: Cues): void {
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
function markCompose(cues: Cues): void {
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
function markQuotes(cues: Cues): void {
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
