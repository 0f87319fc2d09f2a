import { type Cues, within } from './cues';
import type { Header } from './header';
import { namedIn, spotsIn } from './memo';
import { type Box, zone } from './page';
import { join } from './who';

const sentence = /[.!?](?:\s|$)|[。！？；]/u;

/** Pieces of text of one line that are looked at before an address. */
const longLine = 200;

/** Part of a running text: a sentence around it, or many words beside it on its line. */
export function inProse(cues: Cues, first: number, last: number): boolean {
  const { bits } = cues;
  const line = bits[first]?.line;
  let words = '';
  let from = first;
  while (from > 0 && first - from < longLine && bits[from - 1]?.line === line) from--;
  for (let i = from; i < first + longLine && bits[i]?.line === line && words.length < 400; i++) {
    const bit = bits[i];
    if (!bit || bit.attr || bit.field || cues.date[i] || cues.action[i] || cues.toLine[i]) continue;
    words += i >= first && i < last ? bit.text.replace(/\S*@\S*/gu, '') : ` ${bit.text}`;
  }
  const text = words.trim();
  const told = text.replace(/(?<!\p{L})\p{L}[\p{L}.]{0,3}\./gu, '');
  return (
    text.length > 400 ||
    (told.split(/\s+/).length > 4 && sentence.test(told)) ||
    (text.length > 12 && /[。！？；，]/u.test(text))
  );
}

/** Below sentences that stand below a header which nobody here was found in: the body of that mail. */
export function belowProse(cues: Cues, start: number, found: readonly { header: Header }[]): boolean {
  let prose = false;
  for (let i = start - 1; i >= Math.max(0, start - 80); i--) {
    const bit = cues.bits[i];
    if (!bit || bit.attr) continue;
    if ((cues.zones[i] ?? 0) & (zone.row | zone.chrome)) return false;
    if (cues.date[i] || cues.toLine[i]) {
      if (prose) return !found.some((c) => c.header.first <= i && i <= c.header.last);
    } else if (bit.text.length > 10 && !cues.heading[i] && (sentence.test(bit.text) || bit.text.length > 80))
      prose = true;
  }
  return false;
}

/** A sender without a label stands before the date or the recipients, or right behind the date: below both is the body. */
export function opens(cues: Cues, header: Header, start: number, end: number): boolean {
  const date = header.fields.get('date') ?? header.dateAt;
  if (header.toAt >= end || date >= end) return true;
  return header.toAt < 0 && date >= 0 && within(cues.texts, date + 1, start) <= 2;
}

/** How many pieces of text one person takes at most. */
const widest = 24;

/** The largest element around an address that shows one person and nothing else of a header. */
export function unitAround(cues: Cues, at: number): { first: number; last: number } {
  const { bits } = cues;
  // A name and its address may be one heading: then it ends no name.
  const headed = cues.heading[at] === 2;
  const ends = (i: number): boolean => {
    const bit = bits[i];
    return (
      !bit ||
      bit.line !== bits[at]?.line ||
      bit.field !== null ||
      bit.attr === 'control' ||
      Boolean(cues.date[i] || cues.action[i] || cues.toLine[i] || (cues.heading[i] === 2 && !headed))
    );
  };
  let best = { first: at, last: at + 1 };
  while (at - best.first < widest && !ends(best.first - 1)) best.first--;
  while (best.last - at < widest && !ends(best.last)) best.last++;
  const run = bits.slice(best.first, best.last);
  const shown = new Set(
    [
      ...namedIn(cues.page.memo, join(run)).map((one) => one.address),
      ...run.map((bit) => bit.address),
    ].filter(Boolean),
  );
  if (shown.size > 1) best = { first: at, last: at + 1 };
  const known = new Set<string>();
  for (let box: Box | null = bits[at]?.box ?? null, n = 0; box && n < 5; box = box.parent, n++) {
    if (box.last - box.first > widest) break;
    let ok = true;
    let texts = 0;
    for (let i = box.first; i < box.last && ok; i++) {
      const bit = bits[i];
      if (!bit) continue;
      if (
        bit.field ||
        cues.date[i] ||
        cues.action[i] ||
        cues.toLine[i] ||
        (cues.heading[i] && !headed) ||
        bit.attr === 'control'
      )
        ok = false;
      if (!bit.attr) texts += bit.text.trim().length;
      for (const spot of bit.address
        ? [{ address: bit.address }]
        : bit.attr
          ? []
          : spotsIn(cues.page.memo, bit.text)) {
        if (n > 0 && known.size && !known.has(spot.address.toLowerCase())) ok = false;
        if (n === 0) known.add(spot.address.toLowerCase());
      }
    }
    if (!ok || (n > 0 && texts > 160)) break;
    if (box.first <= best.first && box.last >= best.last) best = { first: box.first, last: box.last };
  }
  return best;
}
