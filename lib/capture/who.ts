import type { Person } from '../domain/capture';
import type { Cues } from './cues';
import { namedIn, spotsIn } from './memo';
import { attribute, type Bit, type Box } from './page';
import { addressesIn, cleanName, peopleIn, plain } from './person';
import { isBadge } from './words';

const isMark = /^(?:MARK|EM|B|STRONG|I|U|WBR|FONT)$/;
function owner(box: Box): Box {
  let up = box;
  while (up.parent && isMark.test(up.tag)) up = up.parent;
  return up;
}

/** The text of bits, lines and cells kept apart by a space. */
export function join(bits: readonly Bit[]): string {
  let text = '';
  let last: Bit | null = null;
  for (const bit of bits) {
    if (bit.attr) continue;
    const apart =
      last !== null &&
      (bit.line !== last.line ||
        (bit.box !== last.box &&
          (/^(?:TD|TH)$/.test(bit.box.tag) || (isAddress(bit.text) && !/[<([][^>)\]]*$/.test(text)))));
    text += apart ? ` ${bit.text}` : bit.text;
    last = bit;
  }
  return plain(text);
}

/** An address in an element of its own begins a word, unless a bracket before it is still open. */
const isAddress = (text: string): boolean =>
  text.includes('@') && addressesIn(text)[0]?.address === text.trim();

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

const behalf =
  /(?:^|\s)(?:on behalf of|im auftrag von|pour le compte de|de la part de|en nombre de|per conto di|em nome de|namens|от имени)\s|代表\s|の代理/iu;

const capitalised = /\p{Lu}\p{L}|[\p{scx=Han}\u3041-\u30ff\uac00-\ud7a3]{2}/u;

/** Pieces of text that are looked at for one person. */
const longest = 120;

/** The first person that a stretch of bits shows. */
export function personIn(cues: Cues, start: number, upTo: number): Found | null {
  const end = Math.min(upTo, start + longest);
  const { memo } = cues.page;
  let bits = cues.bits.slice(start, end);
  const stop = bits.findIndex(
    (bit, i) => (cues.date[start + i] && !bit.attr) || (cues.action[start + i] && !bit.address),
  );
  const warnings: string[] = [];
  const until = stop > 0 ? start + stop : end;
  const dated = cues.date[until] ? cues.bits[until] : undefined;
  if (stop > 0) bits = bits.slice(0, stop);
  else if (stop === 0) return null;
  bits = bits.filter((bit, i) => {
    const next = bits.slice(i + 1).find((b) => !b.attr);
    return bit.attr || (!isBadge(bit.text) && (!next || !isInitials(bit.text, next.text)));
  });
  const at = bits.findIndex((bit) => bit.address || (!bit.attr && spotsIn(memo, bit.text).length > 0));
  const firstText = bits.find((bit) => !bit.attr && /[\p{L}\p{N}]/u.test(bit.text));
  const line = join(bits);
  const people = namedIn(memo, line);
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
  const [said, meant] = people;
  const shownAt = (bits[at] ?? firstText)?.box;
  if (said && meant && shownAt && behalf.test(line))
    return {
      ...meant,
      name: cleanName(meant.name.replace(behalf, ' ')),
      box: shownAt,
      warnings: ['on_behalf'],
      sure: meant.angle,
    };
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
  // Spoken words are made from the name: what the text sets in brackets is surer.
  if (!lead || (lead.rank === 1 && people[0]?.angle)) {
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
    const asked = attribute(lead.box, 'name') ?? attribute(lead.box, 'data-name');
    if (!name && asked && !/^[\w-]+$/.test(asked)) name = cleanName(asked, address);
    if (!name && described && lead.rank > 1) name = described;
    if (!name) {
      const behind = bits.indexOf(lead);
      const other = bits.filter(
        (bit, i) =>
          !bit.attr &&
          !spotsIn(memo, bit.text).some((s) => s.address.toLowerCase() === low) &&
          // "on" between an address and its date is no name.
          !(i > behind && bit.line === dated?.line && !capitalised.test(bit.text)),
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

/** Words of the name that the address holds as well. */
function shares(name: string, address: string): boolean {
  const [local = ''] = address.toLowerCase().split('@');
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => word.length > 2 && local.includes(word));
}

/**
 * A name in an element of its own right before an address: the nearest words that are nothing else, or words further up
 * that the address repeats (a position may stand between).
 */
export function nameBefore(cues: Cues, start: number, address = ''): { name: string; at: number } | null {
  const unit = cues.bits[start]?.box;
  let nearest: { name: string; at: number } | null = null;
  for (let i = start - 1, seen = 0; unit && i >= 0 && seen < 3 && i > start - 12; i--) {
    const bit = cues.bits[i];
    if (!bit || bit.attr) continue;
    if (bit.field || cues.date[i] || cues.action[i] || cues.toLine[i]) break;
    if (cues.heading[i] === 2 || (cues.heading[i] && bit.line !== cues.bits[start]?.line)) break;
    if (cues.zones[i] || bit.text.trim().length > 60 || /[:：?？!！。]\s*$/u.test(bit.text)) break;
    seen++;
    if (!/\p{L}/u.test(bit.text) || /^\s*(?:\p{Lu}{1,3}|.)\s*$/u.test(bit.text) || isBadge(bit.text))
      continue;
    let holder: Box | null = bit.box;
    for (let n = 0; holder && n < 4 && holder.last <= start; n++) holder = holder.parent;
    const close = holder && holder.last > start && holder.last - holder.first <= 24;
    if (!close) break;
    const found = { name: cleanName(bit.text), at: i };
    if (shares(found.name, address)) return found;
    if (seen < 3) nearest ??= found;
  }
  return nearest;
}

/** Words with a colon right before: a label that no dictionary here knows. */
export function unknownLabel(cues: Cues, start: number, end: number): boolean {
  const first = cues.bits.slice(start, end).find((bit) => !bit.attr);
  if (first && /^\s*[\p{L}\p{M}][\p{L}\p{M}\s-]{0,30}[:：](?!\/\/)/u.test(first.text)) return true;
  for (let i = start - 1; i >= Math.max(0, start - 6); i--) {
    const bit = cues.bits[i];
    if (bit && !bit.attr) return /[\p{L}\p{M}]\s*[:：]\s*$/u.test(bit.text);
  }
  return false;
}
