import type { Capture, Person } from '../domain/capture';
import type { Picked, PickedRole } from '../domain/pick';
import { choose } from './choose';
import type { Cues } from './cues';
import { dateOf, messageIdOf, recipientsOf, subjectOf } from './fields';
import type { Candidate } from './generic';
import { linesOf } from './lines';
import { type Line, noSignature, type ReadPicked } from './mail';
import type { Box } from './page';
import { addressesIn } from './person';
import { findPicked, showedAddress } from './pick';
import { join, personIn } from './who';

/** What a pick is worth where it is found: the person said so. */
const sure = 0.95;
/** How far around the element its address may stand, in pieces of text. */
const nearby = 24;

const boxOf = (cues: Cues, el: Element): Box | undefined => cues.page.boxes.find((box) => box.el === el);

function addressesOf(cues: Cues, { first, last }: Box): Set<string> {
  const bits = cues.bits.slice(first, last);
  const said = bits.flatMap(({ address }) => (address === '' ? [] : [address]));
  const shown = addressesIn(join(bits)).map(({ address }) => address);
  return new Set([...said, ...shown].map((one) => one.toLowerCase()));
}

/**
 * The one person an element shows; the address may stand beside it. `several` where it cannot be told which is meant,
 * null where nobody is named. Quoted mails name nobody.
 */
export function pickedPerson(cues: Cues, el: Element): Person | 'several' | null {
  const box = boxOf(cues, el);
  if (!box) return null;
  const own = personIn(cues, box.first, box.last);
  if (addressesOf(cues, box).size > 1) return 'several';
  let address = own?.address ?? '';
  for (let up = box.parent, n = 0; up && n < 4 && up.last - up.first <= nearby; up = up.parent, n++) {
    if (own?.name && address !== '') break;
    const around = addressesOf(cues, up).size > 1 ? null : personIn(cues, up.first, up.last);
    if (!around) break;
    address ||= around.address;
    if (address !== '' && (own?.name || around.name !== ''))
      return { name: own?.name || around.name, address };
  }
  return own || address !== '' ? { name: own?.name ?? '', address } : null;
}

/** The words an element shows, as one line. */
export function pickedText(cues: Cues, el: Element): string {
  const box = boxOf(cues, el);
  return box ? join(cues.bits.slice(box.first, box.last)).slice(0, 2000) : '';
}

/** The header that the page's own reading found where the person pointed: it supplies what was not pointed at. */
const headerAt = (all: readonly Candidate[], { first, last }: Box): Candidate | undefined =>
  all.find(({ box }) => box.first < last && first < box.last) ??
  all.find(({ header }) => header.first <= first && last <= header.last + 1);

function captureOf(
  cues: Cues,
  sender: Person,
  near: Candidate | undefined,
  subject: Element | undefined,
): Capture {
  const people = near ? peopleAt(cues, near) : none;
  return {
    adapter: 'picked',
    confidence: sure,
    sender,
    ...people,
    subject: subject ? pickedText(cues, subject) : near ? subjectOf(cues, near) : '',
    date: near ? dateOf(cues, near) : '',
    messageId: near ? messageIdOf(cues, near) : '',
    signature: { ...noSignature },
    reasons: [],
    warnings: sender.address === '' ? ['no_address'] : [],
  };
}

const none = { replyTo: null, to: [], cc: [] };
const peopleAt = (cues: Cues, near: Candidate) => ({
  replyTo: recipientsOf(cues, near, 'replyTo')[0] ?? null,
  to: recipientsOf(cues, near, 'to'),
  cc: recipientsOf(cues, near, 'cc'),
});

/** The text where the person pointed at it, else what stands below the header. */
function wordsOf(cues: Cues, near: Candidate | undefined, body: Element | undefined): Line[] {
  const box = body && boxOf(cues, body);
  if (box) return linesOf(cues.page, box.first, box.last);
  return near ? linesOf(cues.page, Math.min(near.header.last + 1, near.root.last), near.root.last) : [];
}

/** Reads with what the person pointed at. The sender must be found, and still show what it showed: else it is lost. */
export function readPicked(picks: readonly Picked[]): ReadPicked {
  return (document, host, { cues, all }) => {
    const here = picks.filter((one) => one.host === host);
    const wanted = here.find(({ role }) => role === 'sender');
    if (!wanted) return null;
    const found = findPicked(document, wanted);
    const anchor = found.element;
    const box = anchor && boxOf(cues, anchor);
    const person = anchor && pickedPerson(cues, anchor);
    if (!anchor || !box || !person || person === 'several') return 'lost';
    if (person.address === '' && showedAddress(wanted)) return 'lost';
    const near = headerAt(all, box);
    // One place stands for one mail: which of several is meant, the page's own reading tells, if it sees the same.
    const others = found.rivals.map((el) => pickedPerson(cues, el));
    if (others.some((one) => one !== null && one !== 'several' && one.address !== person.address)) {
      const { mails } = choose(cues, all);
      return near && mails.includes(near) ? null : 'lost';
    }
    const same = near?.address.toLowerCase() === person.address.toLowerCase();
    const sender = same && near && person.name === '' ? { ...person, name: near.name } : person;
    const places = new Map<PickedRole, Element>();
    for (const one of here) {
      const { element } = one === wanted ? found : findPicked(document, one);
      if (element) places.set(one.role, element);
    }
    let root: Element = near?.root.el ?? anchor;
    for (const place of places.values())
      while (!root.contains(place) && root.parentElement) root = root.parentElement;
    return {
      ...{ root, anchor },
      capture: () => captureOf(cues, sender, near, places.get('subject')),
      lines: () => wordsOf(cues, near, places.get('body')),
    };
  };
}
