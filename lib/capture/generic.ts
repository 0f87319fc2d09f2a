import type { Person } from '../domain/capture';
import { type Cues, hints, within } from './cues';
import { type Bit, type Box, zone } from './page';
import { addressesIn, cleanName, peopleIn, plain } from './person';

/** The one bar: below it no sender is named. */
export const bar = 0.6;

export interface Candidate extends Person {
  box: Box;
  warnings: string[];
  /** How the page says that this is the sender. */
  by: 'adapter' | 'label' | 'weak' | 'none';
  start: number;
  end: number;
  header: Header;
  root: Box;
  score: number;
  /** What makes the page a mail, beside the sender. */
  mail: number;
}

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
  for (let n = 0; holder && n < 5 && within(cues.texts, at + 1, holder.last) === 0; n++) {
    if (bits.slice(at + 1, holder.last).some((bit) => bit.address)) break;
    holder = holder.parent;
  }
  const limit = Math.min(holder?.last ?? at + 1, at + 60);
  for (let i = at + 1; i < limit; i++) {
    const bit = bits[i];
    if (bit?.field && !(bit.attr && i === at + 1)) return i;
    if (bit?.attr === 'control' || bit?.attr === 'editor' || bit?.attr === 'frame') return i;
  }
  return limit;
}

const isMark = /^(?:MARK|EM|B|STRONG|I|U|WBR|FONT)$/;
function owner(box: Box): Box {
  let up = box;
  while (up.parent && isMark.test(up.el.tagName.toUpperCase())) up = up.parent;
  return up;
}

/** The text of bits, lines and cells kept apart by a space. */
export function join(bits: readonly Bit[]): string {
  let text = '';
  let line = -1;
  let box: Box | null = null;
  for (const bit of bits) {
    if (bit.attr) continue;
    text +=
      (line !== -1 &&
      (bit.line !== line || (box !== bit.box && /^(?:TD|TH)$/.test(bit.box.el.tagName.toUpperCase())))
        ? ' '
        : '') + bit.text;
    line = bit.line;
    box = bit.box;
  }
  return plain(text);
}

/** Avatar letters: one or two signs that the next text holds as well. */
const isInitials = (text: string, next: string): boolean => {
  const letters = Array.from(text.trim());
  const rest = next.toLowerCase();
  return (
    letters.length > 0 &&
    letters.length <= 2 &&
    next.trim().length > letters.length &&
    letters.every((c) => rest.includes(c.toLowerCase()))
  );
};

export interface Found extends Person {
  box: Box;
  warnings: string[];
  /** Where the person was shown as `Name <address>`, in a mail link or an address field. */
  sure: boolean;
}

/** The first person that a stretch of bits shows. */
export function personIn(cues: Cues, start: number, end: number): Found | null {
  let bits = cues.bits.slice(start, end);
  const stop = bits.findIndex(
    (bit, i) => (cues.date[start + i] && !bit.attr) || (cues.action[start + i] && !bit.address),
  );
  const warnings: string[] = [];
  if (stop > 0) bits = bits.slice(0, stop);
  else if (stop === 0) return null;
  bits = bits.filter((bit, i) => {
    const next = bits.slice(i + 1).find((b) => !b.attr);
    return bit.attr || !next || !isInitials(bit.text, next.text);
  });
  const at = bits.findIndex(
    (bit) => bit.address || (!bit.attr && bit.text.includes('@') && addressesIn(bit.text).length > 0),
  );
  const firstText = bits.find((bit) => !bit.attr && /[\p{L}\p{N}]/u.test(bit.text));
  const line = join(bits);
  const people = peopleIn(line);
  if (at < 0 && !people[0]) {
    const run = firstText
      ? bits.filter(
          (bit) => !bit.attr && bit.line === firstText.line && owner(bit.box) === owner(firstText.box),
        )
      : [];
    const name = cleanName(join(run));
    return firstText && name && name.length <= 100
      ? { name, address: '', box: firstText.box, warnings: ['no_address'], sure: false }
      : null;
  }
  const family = bits[at]?.box.parent ?? bits[at]?.box;
  let lead: Bit | undefined;
  for (const bit of bits) {
    const box = bit.box;
    if (
      bit.address &&
      family &&
      box.first >= family.first &&
      box.last <= family.last &&
      bit.rank > (lead?.rank ?? 0)
    )
      lead = bit;
  }
  if (!lead) {
    const [one, two] = people;
    if (!one) return null;
    // Two bare addresses side by side: which is the name cannot be told.
    if (two && !one.angle && !two.angle && !one.name && !two.name) return null;
    const box = (bits[at] ?? firstText)?.box;
    if (!box) return null;
    if (one.name.includes('@') && addressesIn(one.name).length) warnings.push('name_looks_like_address');
    return { name: one.name, address: one.address, box, warnings, sure: one.angle };
  }
  let address = lead.address;
  const low = address.toLowerCase();
  const same = people.find((p) => p.address.toLowerCase() === low);
  const longer = people.find((p) => p.address.toLowerCase().endsWith(low) && p.address.length > low.length);
  const inside = bits.filter(
    (bit) => !bit.attr && bit.box.first >= (lead?.box.first ?? 0) && bit.box.last <= (lead?.box.last ?? 0),
  );
  let name = '';
  if (longer && lead.attr === 'href') {
    // A link that was cut at a sign it did not know: the text around it has the whole.
    ({ address, name } = longer);
  } else if (same) name = same.name;
  if (!name && !longer) {
    const leadText = inside.find((bit) => /[\p{L}\p{N}]/u.test(bit.text));
    const own = leadText
      ? inside.filter((bit) => bit.line === leadText.line && owner(bit.box) === owner(leadText.box))
      : [];
    name = cleanName(join(own), address);
    if (name.toLowerCase().includes(low)) name = peopleIn(name)[0]?.name ?? '';
    const described = lead.attr !== 'href' ? peopleIn(lead.text)[0]?.name : '';
    const asked = lead.box.el.getAttribute('name') ?? lead.box.el.getAttribute('data-name');
    if (!name && asked && !/^[\w-]+$/.test(asked)) name = cleanName(asked, address);
    if (!name && described && lead.rank > 1) name = described;
    if (!name) {
      const other = bits.filter(
        (bit) => !bit.attr && !addressesIn(bit.text).some((s) => s.address.toLowerCase() === low),
      );
      const first = other.find((bit) => /[\p{L}\p{N}]/u.test(bit.text));
      name = first
        ? cleanName(
            join(other.filter((bit) => bit.line === first.line && owner(bit.box) === owner(first.box))),
            address,
          )
        : '';
    }
  }
  if (addressesIn(name).some((spot) => spot.address.toLowerCase() !== address.toLowerCase()))
    warnings.push('name_looks_like_address');
  if (lead.rank === 1 && people.some((p) => p.address.toLowerCase() !== low)) return null;
  return { name, address, box: lead.box, warnings, sure: lead.rank >= 3 };
}

const blocked = zone.quote | zone.body | zone.compose | zone.row;

/** Walks out from the sender over what belongs to a header; prose, a quote or a field seen before ends it. */
function headerAround(cues: Cues, start: number, end: number, label: string): Header {
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
    return !bit.attr && (text.length > 120 || (text.length > 45 && /[.!?。！？…]$/u.test(text)));
  };
  const meets = (i: number): 'stop' | 'part' | 'gap' | 'free' => {
    const bit = bits[i];
    if (!bit || (cues.zones[i] ?? 0) & blocked || bit.attr === 'frame' || bit.attr === 'editor')
      return 'stop';
    if (bit.field && bit.field !== 'other') {
      if (header.fields.has(bit.field)) return bit.attr ? 'free' : 'stop';
      header.fields.set(bit.field, i);
      if (bit.field === 'to') header.toAt = i;
      return 'part';
    }
    if (cues.date[i]) {
      if (header.dateAt < 0 || !bits[header.dateAt]?.text) header.dateAt = i;
      return 'part';
    }
    if (cues.toLine[i] && header.toAt < 0) {
      header.toAt = i;
      return 'part';
    }
    if (bit.attr || cues.action[i] || bit.field) return 'free';
    return prose(bit) && !cues.heading[i] ? 'stop' : 'gap';
  };
  for (let i = end, gaps = 0; i < bits.length && gaps <= 8; i++) {
    const met = meets(i);
    if (met === 'stop') break;
    if (met === 'gap') gaps++;
    if (met !== 'part') continue;
    const field = bits[i]?.field;
    if (field) i = Math.max(i, Math.min(scopeEnd(cues, i) - 1, i + 40));
    header.last = Math.min(i, bits.length - 1);
    gaps = 0;
  }
  for (let i = start - 1, gaps = 0; i >= 0 && gaps <= 8; i--) {
    if (cues.heading[i] && !bits[i]?.attr && header.headingAt < 0) header.headingAt = i;
    if (header.headingAt >= 0 && i < header.headingAt - 12) break;
    const met = meets(i);
    if (met === 'stop') break;
    if (met === 'gap') gaps++;
    if (met === 'part') {
      header.first = i;
      gaps = 0;
    }
  }
  return header;
}

/** The smallest element that holds a header and something after it. */
function rootOf(cues: Cues, from: Box, header: Header): Box {
  let box: Box = from;
  while (box.parent && (box.first > header.first || box.last <= header.last)) box = box.parent;
  while (
    box.parent &&
    box.role !== 'root' &&
    within(cues.prose, Math.min(header.last + 1, box.last), box.last) < 2
  )
    box = box.parent;
  return box;
}

/** Signs that the page is a mail at all, beside a sender. */
function mailness(
  cues: Cues,
  c: { header: Header; root: Box; by: Candidate['by']; angle: boolean; url: number },
): number {
  const { header, root } = c;
  // Reply and forward often stand in a bar just outside the message.
  let wide: Box = root;
  for (let n = 0; wide.parent && n < 6; n++) wide = wide.parent;
  const heading = header.headingAt >= 0 ? (cues.bits[header.headingAt]?.text ?? '') : '';
  return (
    Number(within(cues.replies, wide.first, wide.last) > 0) +
    Number(within(cues.forwards, wide.first, wide.last) > 0) +
    Number(cues.folders >= 2) +
    Number(header.fields.has('subject')) +
    Number(header.fields.has('cc') || header.fields.has('replyTo')) +
    Number(header.toAt >= 0 && !header.fields.has('to')) +
    Number(header.fields.has('to') && header.fields.has('from') && header.fields.has('date')) * 0.5 +
    Number(c.angle) * 0.5 +
    Number(/^\s*(?:re|fwd?|aw|wg|tr|rv|sv|vs|odp|回复|回覆|答复|转发|轉寄)\s*[:：]/iu.test(heading)) +
    (echoes(cues, header) ? 1 : 0) +
    c.url
  );
}

/** The open mail's subject also stands in the list beside it. */
function echoes(cues: Cues, header: Header): boolean {
  const heading = header.headingAt >= 0 ? plain(cues.bits[header.headingAt]?.text ?? '') : '';
  if (heading.length < 3) return false;
  return cues.bits.some(
    (bit, i) => !bit.attr && (cues.zones[i] ?? 0) & zone.row && plain(bit.text).includes(heading),
  );
}

export function urlSays(location: Location | URL, title: string): number {
  const host = location.hostname.split('.');
  const path = location.pathname.split(/[/.]/);
  const word =
    /^(?:web)?mail\d*$|^owa$|^inbox$|^roundcube$|^zimbra$|^messages?$|^imap$|^squirrelmail$|^horde$|^e?mails?$/i;
  return (
    Number(host.some((part) => word.test(part)) || path.some((part) => word.test(part))) * 0.5 +
    Number(
      /\b(?:inbox|web ?mail|mailbox|mail)\b|邮箱|邮件|郵件|信箱|メール|메일|почта|posteingang/iu.test(title),
    ) *
      0.5
  );
}

/** Everything that may be the sender of an open mail, scored. */
export function candidates(cues: Cues, url: number, own: ReadonlySet<string>): Candidate[] {
  const { bits, zones } = cues;
  const found: Candidate[] = [];
  let taken = -1;
  const consider = (start: number, end: number, by: Candidate['by'], label: string, person: Found): void => {
    const header = headerAround(cues, start, end, label);
    const root = rootOf(cues, person.box, header);
    const angle = person.sure && person.name !== '';
    const mail = mailness(cues, { header, root, by, angle, url });
    const after = within(cues.prose, Math.min(header.last + 1, root.last), root.last);
    const hinted = [person.box, person.box.parent, person.box.parent?.parent].some(
      (box) => box && hints(box, /(?:^|[^a-z])(?:from|sender)(?:[^a-z]|$)|Sender|From(?![a-z])/),
    );
    const score =
      { adapter: 5, label: 4, weak: 3, none: 0 }[by] +
      Number(person.address !== '') +
      Number(person.name !== '' && person.address !== '') * 0.5 +
      Number(person.sure) * 0.5 +
      Number(hinted) * 1.5 +
      Number(header.toAt >= 0) * (header.toAt > start ? 2 : 1) +
      Number(header.dateAt >= 0 || header.fields.has('date')) * 1.5 +
      Number(header.headingAt >= 0 || header.fields.has('subject')) +
      Math.min(mail, 3) * 0.5 +
      (after > 0 ? 1.5 : -1) -
      (by === 'none' && own.has(person.address.toLowerCase()) ? 4 : 0) -
      ((zones[start] ?? 0) & zone.chrome ? 5 : 0);
    found.push({ ...person, by, start, end, header, root, score, mail });
  };
  for (let i = 0; i < bits.length && found.length < 400; i++) {
    const bit = bits[i];
    if (!bit || i <= taken || (zones[i] ?? 0) & blocked) continue;
    if (bit.box.role === 'sender' && bit.box.first === i) {
      const person = personIn(cues, bit.box.first, bit.box.last);
      if (person) consider(bit.box.first, bit.box.last, 'adapter', 'from', person);
      taken = bit.box.last - 1;
    } else if (bit.field) {
      const end = scopeEnd(cues, i);
      if (bit.field === 'from' || bit.field === 'sender') {
        const person = personIn(cues, i + 1, end);
        if (person) consider(i, end, bit.colon || bit.attr ? 'label' : 'weak', bit.field, person);
        if (person) taken = end - 1;
      } else if (bit.field !== 'date' && bit.field !== 'subject' && end > i + 1) {
        const person = personIn(cues, i + 1, end);
        if (person?.address) taken = end - 1;
      }
    } else if (cues.toLine[i]) {
      const holder = bit.box;
      taken = Math.max(i, holder.last - 1);
    } else if (bit.address || (!bit.attr && bit.text.includes('@') && addressesIn(bit.text).length)) {
      const unit = unitAround(cues, i);
      const person = personIn(cues, unit.first, unit.last);
      if (person?.address) consider(unit.first, unit.last, 'none', '', person);
      taken = unit.last - 1;
    }
  }
  return found;
}

/** The largest element around an address that shows one person and nothing else of a header. */
function unitAround(cues: Cues, at: number): { first: number; last: number } {
  const { bits } = cues;
  let best: { first: number; last: number } = { first: at, last: at + 1 };
  const known = new Set<string>();
  for (let box: Box | null = bits[at]?.box ?? null, n = 0; box && n < 5; box = box.parent, n++) {
    if (box.last - box.first > 24) break;
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
        cues.heading[i] ||
        bit.attr === 'control'
      )
        ok = false;
      if (!bit.attr) texts += bit.text.trim().length;
      for (const spot of bit.address ? [{ address: bit.address }] : bit.attr ? [] : addressesIn(bit.text)) {
        if (n > 0 && known.size && !known.has(spot.address.toLowerCase())) ok = false;
        if (n === 0) known.add(spot.address.toLowerCase());
      }
    }
    if (n === 0) {
      best = { first: box.first, last: box.last };
      continue;
    }
    if (!ok || texts > 160) break;
    best = { first: box.first, last: box.last };
  }
  return best;
}
