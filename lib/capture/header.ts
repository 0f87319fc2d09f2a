import { type Cues, within } from './cues';
import { type Memo, spotsIn } from './memo';
import { type Bit, type Box, zone } from './page';

/** A stretch of bits that holds one mail's header. */
export interface Header {
  first: number;
  last: number;
  fields: Map<string, number>;
  dateAt: number;
  toAt: number;
  headingAt: number;
}

/** Where a label's value ends: the row that holds both, or the next label. */
export function scopeEnd(cues: Cues, at: number): number {
  const { bits } = cues;
  let holder = bits[at]?.box ?? null;
  const field = bits[at]?.field;
  for (let n = 0; holder && n < 5 && within(cues.texts, at + 1, holder.last) === 0; n++) {
    if (bits.slice(at + 1, Math.min(holder.last, at + 60)).some((bit) => bit.address)) break;
    holder = holder.parent;
  }
  const limit = Math.min(holder?.last ?? at + 1, at + 60);
  for (let i = at + 1; i < limit; i++) {
    const bit = bits[i];
    if (bit?.field && !(bit.attr && i === at + 1)) return i;
    // In a preformatted text a field ends with its line, folded lines being indented.
    if (bit?.box.pre && bit.line !== bits[at]?.line && !/^\s/.test(bit.text)) return i;
    if (cues.date[i] && !bit?.attr && field !== 'date' && field !== 'subject') return i;
    if (bit?.attr === 'control' || bit?.attr === 'editor' || bit?.attr === 'frame') return i;
  }
  return limit;
}

export const blocked = zone.quote | zone.body | zone.compose | zone.row;

export const showsAddress = (memo: Memo, bit: Bit): boolean =>
  bit.address !== '' ? bit.rank >= 2 : !bit.attr && spotsIn(memo, bit.text).length > 0;

/** Marks the values of labels that are not the sender's, and what follows "to" on its line. */
export function markOwned(cues: Cues): void {
  cues.bits.forEach((bit, i) => {
    if (bit.field && bit.field !== 'from' && bit.field !== 'sender') {
      if (bit.field !== 'other') cues.owned.fill(1, i + 1, scopeEnd(cues, i));
    } else if (cues.toLine[i])
      for (let k = i; k < i + 400 && cues.bits[k]?.line === bit.line && !(k > i && cues.date[k]); k++)
        cues.owned[k] = 1;
  });
}

/** Another unlabelled address right beside this one: which is the sender cannot be told. */
export function isCrowded(cues: Cues, start: number, own: ReadonlySet<string>): boolean {
  for (let i = start - 1, texts = 0; i >= 0 && texts <= 3; i--) {
    const bit = cues.bits[i];
    if (
      !bit ||
      (cues.zones[i] ?? 0) & (blocked | zone.chrome) ||
      cues.folder[i] ||
      cues.heading[i] === 2 ||
      cues.date[i]
    )
      return false;
    if (cues.owned[i] || bit.field) return false;
    if (!bit.attr && bit.text.length > 60) return false;
    if (showsAddress(cues.page.memo, bit)) {
      const address = bit.address || (spotsIn(cues.page.memo, bit.text)[0]?.address ?? '');
      return !own.has(address.toLowerCase());
    }
    if (!bit.attr && /\p{L}/u.test(bit.text)) texts++;
  }
  return false;
}

/** Walks out from the sender over what belongs to a header; prose, a quote or a field seen before ends it. */
export function headerAround(cues: Cues, start: number, end: number, label: string): Header {
  const { bits } = cues;
  const header: Header = {
    first: start,
    last: end - 1,
    fields: new Map(label ? [[label, start]] : []),
    dateAt: -1,
    toAt: -1,
    headingAt: -1,
  };
  const prose = (bit: Bit): boolean => {
    const text = bit.text.trim();
    return (
      !bit.attr &&
      (text.length > 120 ||
        (text.length > 45 && /[.!?…]$/u.test(text)) ||
        (text.length > 10 && /[。！？]$/u.test(text)))
    );
  };
  const meets = (i: number): 'stop' | 'part' | 'gap' | 'free' => {
    const bit = bits[i];
    if (!bit || (cues.zones[i] ?? 0) & blocked || bit.attr === 'frame' || bit.attr === 'editor')
      return 'stop';
    // A folder's name is the frame around the mail; another unlabelled address is somebody else.
    if (cues.folder[i] === 2) return 'stop';
    if (!label && !cues.owned[i] && showsAddress(cues.page.memo, bit)) return 'stop';
    if (bit.field && bit.field !== 'other') {
      // A From label after a date or a recipient opens somebody else's header.
      if (bit.field === 'from' && !label && (header.dateAt >= 0 || header.toAt >= 0)) return 'stop';
      if (bit.field === 'to' && !namesSomebody(cues, i)) return 'gap';
      const before = header.fields.get(bit.field);
      // An aria-label names a row, the label in it names it again.
      if (before !== undefined && (bit.attr || !bits[before]?.attr)) return bit.attr ? 'free' : 'stop';
      header.fields.set(bit.field, i);
      if (bit.field === 'to') header.toAt = i;
      return 'part';
    }
    if (cues.date[i]) {
      if (header.fields.has('date') || (header.dateAt >= 0 && !bit.attr && !bits[header.dateAt]?.attr))
        return bit.attr ? 'free' : 'gap';
      header.dateAt = i;
      if (cues.toLine[i] && header.toAt < 0) header.toAt = i;
      return 'part';
    }
    if (cues.toLine[i]) {
      if (header.toAt >= 0) return 'gap';
      header.toAt = i;
      return 'part';
    }
    if (bit.attr || cues.action[i] || bit.field || cues.owned[i]) return 'free';
    return prose(bit) && !cues.heading[i] ? 'stop' : 'gap';
  };
  for (let i = end, gaps = 0; i < bits.length && gaps <= 8; i++) {
    // An empty line ends the headers of a preformatted text.
    if (bits[i]?.box.pre && (bits[i]?.line ?? 0) - (bits[i - 1]?.line ?? 0) > 1) break;
    const met = meets(i);
    if (met === 'stop') break;
    if (met === 'gap') gaps++;
    if (met !== 'part') continue;
    const field = bits[i]?.field;
    if (field) i = Math.max(i, Math.min(scopeEnd(cues, i) - 1, i + 40));
    else while (cues.owned[i + 1] && cues.toLine[i]) i++;
    header.last = Math.min(i, bits.length - 1);
    gaps = 0;
  }
  let echoAt = -1;
  for (let i = start - 1, gaps = 0; i >= 0 && gaps <= 8; i--) {
    if (cues.heading[i] && !bits[i]?.attr && header.headingAt < 0) header.headingAt = i;
    if (cues.echo[i] && header.headingAt < 0 && echoAt < 0) echoAt = i;
    if (header.headingAt >= 0 && i < header.headingAt - 12) break;
    const met = meets(i);
    if (met === 'stop') break;
    if (met === 'gap') gaps++;
    if (met === 'part') {
      header.first = i;
      gaps = 0;
    }
  }
  if (header.headingAt < 0) header.headingAt = echoAt;
  return header;
}

/** Recipients are people; a place or a time after a To label is a journey or a meeting. */
function namesSomebody(cues: Cues, at: number): boolean {
  const end = scopeEnd(cues, at);
  const first = cues.bits.slice(at + 1, end).findIndex((bit) => bit.text.trim() !== '');
  return first >= 0 && !cues.date[at + 1 + first];
}

/** The smallest element that holds a header and something after it. */
export function rootOf(cues: Cues, from: Box, header: Header): Box {
  let box: Box = from;
  while (box.parent && (box.first > header.first || box.last <= header.last)) box = box.parent;
  while (
    box.parent &&
    box.role !== 'root' &&
    box.role !== 'opener' &&
    within(cues.prose, Math.min(header.last + 1, box.last), box.last) < 2
  )
    box = box.parent;
  const body = bodyBelow(cues, header);
  while (body && box.parent && box.role !== 'root' && box.last < body.last) box = box.parent;
  return box;
}

/** The body that an adapter knows, unless another sender stands before it. */
function bodyBelow(cues: Cues, header: Header): Box | undefined {
  const next = cues.page.roled.find((box) => box.first > header.last);
  return next?.role === 'body' ? next : undefined;
}
