import type { Person } from '../domain/capture';
import { type Cues, hints, within } from './cues';
import { type Evidence, evidenceOf } from './evidence';
import {
  blocked,
  type Header,
  headerAround,
  isCrowded,
  markOwned,
  rootOf,
  scopeEnd,
  showsAddress,
} from './header';
import type { Linked } from './linked';
import { spotsIn } from './memo';
import { type Box, zone } from './page';
import { belowProse, inProse, opens, unitAround } from './units';
import { type Found, nameBefore, personIn, unknownLabel } from './who';

/** The one bar: below it no sender is named. */
export const bar = 0.6;

export interface Candidate extends Person {
  box: Box;
  /** Name and address are written as one. */
  sure: boolean;
  warnings: string[];
  /** How the page says that this is the sender. */
  by: 'adapter' | 'label' | 'weak' | 'none';
  start: number;
  end: number;
  header: Header;
  root: Box;
  score: number;
  evidence: Evidence;
  /** Characters of text below the header. */
  after: number;
}

/** Everything that may be the sender of an open mail, scored. */
export function candidates(cues: Cues, url: number, own: ReadonlySet<string>, linked: Linked): Candidate[] {
  const { bits, zones } = cues;
  const { memo } = cues.page;
  const found: Candidate[] = [];
  let taken = -1;
  markOwned(cues);
  const hinted = new Map<number, Box>();
  for (const box of cues.page.roled)
    if ((box.role === 'sender' || box.role === 'opener') && box.last > box.first) hinted.set(box.first, box);
  const consider = (start: number, end: number, by: Candidate['by'], label: string, person: Found): void => {
    const header = headerAround(cues, start, end, label);
    // A From label further on says that this is somebody else: the reader, a list.
    if (by === 'none' && (header.fields.has('from') || !opens(cues, header, start, end))) return;
    const root = rootOf(cues, person.box, header);
    const address = person.address.toLowerCase();
    const evidence = evidenceOf(cues, header, root, {
      address: person.address,
      sure: person.sure && person.name !== '',
      url,
      labelled: by !== 'none',
      linked: linked.senders.has(address),
    });
    const after = within(cues.prose, Math.min(header.last + 1, root.last), root.last);
    const named = [person.box, person.box.parent, person.box.parent?.parent].some(
      (box) => box && hints(box, /(?:^|[^a-z])(?:from|sender)(?:[^a-z]|$)|Sender|From(?![a-z])/),
    );
    const score =
      { adapter: 5, label: 4, weak: 3, none: 0 }[by] +
      Number(person.address !== '') +
      Number(person.name !== '' && person.address !== '') * 0.5 +
      Number(person.sure) * 0.5 +
      Number(named || linked.senders.has(address)) * 1.5 -
      Number(linked.recipients.has(address)) * 2 +
      Number(header.toAt >= 0) * (header.toAt > start ? 2 : 1) +
      Number(header.dateAt >= 0 || header.fields.has('date')) * 1.5 +
      Number(header.headingAt >= 0 || header.fields.has('subject')) +
      Math.min(evidence.mail, 3) * 0.5 +
      (after > 0 ? 1.5 : -1) -
      (by === 'none' && own.has(address) ? 4 : 0) -
      ((zones[start] ?? 0) & zone.chrome ? 5 : 0);
    found.push({ ...person, by, start, end, header, root, score, evidence, after });
  };
  for (let i = 0; i < bits.length && found.length < 400; i++) {
    const bit = bits[i];
    if (!bit || i <= taken || (zones[i] ?? 0) & blocked) continue;
    const told = hinted.get(i);
    if (told?.role === 'sender') {
      const label = bits
        .slice(told.first, told.last)
        .findLastIndex((one) => one.field === 'from' || one.field === 'sender');
      const person = personIn(cues, told.first + label + 1, told.last);
      const before = person && !person.name ? nameBefore(cues, told.first, person.address) : null;
      if (person)
        consider(
          told.first,
          told.last,
          'adapter',
          'from',
          before ? { ...person, name: before.name } : person,
        );
      taken = told.last - 1;
    } else if (told) {
      // The webmail opens a message with its sender, and the date behind.
      let end = i;
      while (end < Math.min(told.last, i + 12) && !(cues.date[end] && !bits[end]?.attr)) end++;
      const person = cues.date[end] ? personIn(cues, i, end) : null;
      if (person) consider(i, end, 'adapter', 'from', person);
      if (person) taken = end - 1;
    } else if (bit.field) {
      const end = scopeEnd(cues, i);
      if (bit.field === 'from' || bit.field === 'sender') {
        const inner = pointedAt(hinted, i + 1, end);
        const found = inner ? personIn(cues, inner.first, inner.last) : personIn(cues, i + 1, end);
        const unclear = bits.slice(i + 1, end).some((one) => showsAddress(memo, one));
        const person = found ?? (unclear ? nobody(bit.box) : null);
        const by = inner ? 'adapter' : bit.colon || bit.attr ? 'label' : 'weak';
        if (person) consider(i, end, by, bit.field, person);
        if (person) taken = end - 1;
      } else if (bit.field !== 'date' && bit.field !== 'subject' && end > i + 1) {
        const person = personIn(cues, i + 1, end);
        if (person?.address) taken = end - 1;
      }
    } else if (cues.toLine[i]) {
      const holder = bit.box;
      taken = Math.max(i, holder.last - 1);
    } else if (bit.address || (!bit.attr && spotsIn(memo, bit.text).length)) {
      const unit = unitAround(cues, i);
      const apart =
        !unknownLabel(cues, unit.first, unit.last) &&
        !inProse(cues, unit.first, unit.last) &&
        !belowProse(cues, unit.first, found) &&
        !isCrowded(cues, unit.first, own);
      const person = apart ? personIn(cues, unit.first, unit.last) : null;
      // Who this is cannot be told, but it may be the header that everything below belongs to.
      if (apart && !person?.address) consider(unit.first, unit.last, 'none', '', nobody(bit.box));
      if (person?.address) {
        const before = person.name ? null : nameBefore(cues, unit.first, person.address);
        consider(
          before?.at ?? unit.first,
          unit.last,
          'none',
          '',
          before ? { ...person, name: before.name } : person,
        );
      }
      taken = unit.last - 1;
    }
  }
  return found;
}

/** What an adapter says is the sender, inside a label's value. */
function pointedAt(hinted: ReadonlyMap<number, Box>, first: number, last: number): Box | undefined {
  for (let i = first; i < last; i++) if (hinted.get(i)?.role === 'sender') return hinted.get(i);
  return undefined;
}

/** Somebody is shown, but who cannot be told. */
const nobody = (box: Box): Found => ({
  name: '',
  address: '',
  box,
  warnings: ['two_addresses'],
  sure: false,
});
