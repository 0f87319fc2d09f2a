import { type Cues, squeeze } from './cues';
import { markCompose, markEchoes, markQuotes, markRows } from './mark-zones';
import { longestWord, meaningOf } from './memo';
import { type Bit, type Box, type Page, zone } from './page';
import { isDate, isFolder } from './words';

/** What each bit of a page is; `title` = the page's own. */
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
