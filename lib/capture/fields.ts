import type { Person } from '../domain/capture';
import { type Cues, hints, within } from './cues';
import type { Candidate } from './generic';
import { scopeEnd } from './header';
import { namedIn, spotsIn } from './memo';
import { attribute, type Bit, zone } from './page';
import { addressesIn, plain } from './person';
import { join, personIn } from './who';

const cap = (text: string, max: number): string => Array.from(text).slice(0, max).join('');

/** Everybody named in a stretch: by their fields where the page has them, else by the text. */
export function peopleOf(cues: Cues, start: number, end: number): Person[] {
  const bits = cues.bits.slice(start, end);
  const people: Person[] = [];
  const known = new Set<string>();
  const named = namedIn(cues.page.memo, join(bits));
  const add = (person: Person): void => {
    const key = person.address.toLowerCase();
    if (!key || known.has(key) || people.length >= 200) return;
    known.add(key);
    people.push({ name: person.name, address: person.address });
  };
  for (const bit of bits) {
    if (bit.rank < 2) continue;
    const person = personIn(cues, bit.box.first, Math.min(bit.box.last, end));
    const textual = named.find((p) => p.address.toLowerCase() === bit.address.toLowerCase());
    add(textual?.name ? textual : person?.address ? person : { name: '', address: bit.address });
  }
  if (!people.length) for (const person of named) add(person);
  return people;
}

const field = (cues: Cues, c: Candidate, name: string): Bit[] => {
  const at = c.header.fields.get(name);
  return at === undefined ? [] : cues.bits.slice(at + 1, scopeEnd(cues, at));
};

export function recipientsOf(cues: Cues, c: Candidate, name: 'to' | 'cc' | 'replyTo'): Person[] {
  const at = c.header.fields.get(name) ?? (name === 'to' && c.header.toAt >= 0 ? c.header.toAt - 1 : -1);
  if (at < 0) return [];
  const line = c.header.fields.has(name) ? scopeEnd(cues, at) : lineEnd(cues, at + 1);
  const own = c.address.toLowerCase();
  return peopleOf(cues, at + 1, line).filter(
    (p) => name !== 'to' || c.header.fields.has('to') || p.address.toLowerCase() !== own,
  );
}

function lineEnd(cues: Cues, at: number): number {
  const line = cues.bits[at]?.line;
  let end = at + 1;
  while (end < at + 1000 && cues.bits[end]?.line === line && !cues.date[end]) end++;
  return end;
}

export function subjectOf(cues: Cues, c: Candidate): string {
  const role = cues.page.roled.filter((box) => box.role === 'subject' && box.last > box.first);
  const marked = role.filter((box) => box.first <= c.start).pop() ?? role[0];
  if (marked) return cap(join(cues.bits.slice(marked.first, marked.last)), 2000);
  const value = field(cues, c, 'subject').filter((bit) => !bit.attr);
  if (value.length) {
    const line = value[0]?.line;
    return cap(join(value.filter((bit) => bit.line === line)), 2000);
  }
  const heading = headingOf(cues, c);
  return heading < 0 ? '' : cap(headingText(cues, heading), 2000);
}

/** The heading may be spread over marks and spans of one line. */
function headingText(cues: Cues, at: number): string {
  const line = cues.bits[at]?.line;
  let from = at;
  let to = at + 1;
  while (from > 0 && cues.bits[from - 1]?.line === line && cues.heading[from - 1]) from--;
  while (to < cues.bits.length && cues.bits[to]?.line === line && cues.heading[to]) to++;
  return join(cues.bits.slice(from, to));
}

function headingOf(cues: Cues, c: Candidate): number {
  const { bits } = cues;
  const off = zone.row | zone.chrome | zone.quote | zone.body | zone.compose;
  const free = (i: number): boolean => !((cues.zones[i] ?? 0) & off) && bits[i]?.attr === '';
  if (c.header.headingAt >= 0) return c.header.headingAt;
  const named = (i: number): boolean => {
    let box: typeof c.root | null = bits[i]?.box ?? null;
    for (let n = 0; box && n < 2; box = box.parent, n++)
      if (hints(box, /subj|betreff|(?:^|[^a-z])tit(?:le|el)?(?:[^a-z]|$)/i)) return true;
    return false;
  };
  // A subject below the sender, or further above a thread.
  for (let i = c.end; i <= Math.min(c.header.last + 6, bits.length - 1); i++)
    if (free(i) && (cues.heading[i] === 2 || named(i))) return i;
  for (let i = c.header.first - 1; i >= Math.max(0, c.start - 400); i--)
    if (free(i) && (cues.heading[i] || (i > c.start - 16 && named(i)))) return i;
  for (let i = c.header.first - 1; i >= Math.max(0, c.header.first - 5); i--) {
    const bit = bits[i];
    const alone = bit && bits[i - 1]?.line !== bit.line && bits[i + 1]?.line !== bit.line;
    if (
      bit &&
      alone &&
      free(i) &&
      !bit.field &&
      !cues.date[i] &&
      !cues.action[i] &&
      bit.text.trim().length > 2
    )
      return i;
  }
  return -1;
}

export function dateOf(cues: Cues, c: Candidate): string {
  const value = field(cues, c, 'date');
  const text = join(
    value.slice(0, 4).filter((bit) => !bit.attr && bit.line === value.find((b) => !b.attr)?.line),
  );
  if (text) return cap(text, 200);
  return c.header.dateAt < 0 ? '' : cap(plain(cues.bits[c.header.dateAt]?.text ?? ''), 200);
}

export function messageIdOf(cues: Cues, c: Candidate): string {
  const labelled = join(field(cues, c, 'messageId'));
  const inAttribute = () => {
    for (let box: typeof c.root | null = c.box; box && box.depth >= c.root.depth; box = box.parent)
      for (const name of ['data-message-id', 'data-messageid', 'data-msgid', 'data-mid']) {
        const value = attribute(box, name);
        if (value?.includes('@')) return value;
      }
    return '';
  };
  const id = /<?([^\s<>@]{1,300}@[^\s<>@]{1,300})>?/.exec(labelled || inAttribute())?.[1] ?? '';
  return id;
}

/** Addresses that the page shows as the reader's own: in the title, and in what stands around the mail. */
export function ownAddresses(cues: Cues, title: string): Set<string> {
  const own = new Set(addressesIn(title).map((spot) => spot.address.toLowerCase()));
  if (within(cues.texts, 0, cues.bits.length) === 0) return own;
  cues.bits.forEach((bit, i) => {
    if (!((cues.zones[i] ?? 0) & zone.chrome)) return;
    const address = bit.address || (bit.attr ? '' : spotsIn(cues.page.memo, bit.text)[0]?.address);
    if (address) own.add(address.toLowerCase());
  });
  return own;
}
