import type { Capture, Person } from '../domain/capture';
import type { SeenPick } from '../domain/snapshot';
import { choose } from './choose';
import type { Cues } from './cues';
import { dateOf, messageIdOf, recipientsOf, subjectOf } from './fields';
import type { Candidate } from './generic';
import { linesOf } from './lines';
import { type Line, noSignature, type SeenMail } from './mail';
import { type Box, holds, type Page } from './page';
import { addressesIn } from './person';
import { join, personIn } from './who';

/** What a pick is worth where it is found: the person said so. */
const sure = 0.95;
/** How far around the element its address may stand, in pieces of text. */
const nearby = 24;

const boxOf = (cues: Cues, at: number): Box | undefined => cues.page.boxes.find((box) => box.at === at);

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
export function pickedPerson(cues: Cues, at: number): Person | 'several' | null {
  const box = boxOf(cues, at);
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
export function pickedText(cues: Cues, at: number): string {
  const box = boxOf(cues, at);
  return box ? join(cues.bits.slice(box.first, box.last)).slice(0, 2000) : '';
}

/** The header that the page's own reading found where the person pointed: it supplies what was not pointed at. */
const headerAt = (all: readonly Candidate[], { first, last }: Box): Candidate | undefined =>
  all.find(({ box }) => box.first < last && first < box.last) ??
  all.find(({ header }) => header.first <= first && last <= header.last + 1);

function captureOf(cues: Cues, sender: Person, near: Candidate | undefined, subject: number): Capture {
  const people = near ? peopleAt(cues, near) : none;
  return {
    adapter: 'picked',
    confidence: sure,
    sender,
    ...people,
    subject: subject >= 0 ? pickedText(cues, subject) : near ? subjectOf(cues, near) : '',
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
function wordsOf(
  cues: Cues,
  near: Candidate | undefined,
  body: number,
  frame: (at: number) => Page | null,
): Line[] {
  const box = boxOf(cues, body);
  if (box) return linesOf(cues.page, box.first, box.last, frame);
  return near
    ? linesOf(cues.page, Math.min(near.header.last + 1, near.root.last), near.root.last, frame)
    : [];
}

/**
 * Reads with what the person pointed at. The sender must still show what it showed: else it is lost. Null where the page's
 * own reading knows better which of several mails is meant.
 */
export function readPicked(
  cues: Cues,
  all: readonly Candidate[],
  seen: SeenPick,
  frame: (at: number) => Page | null,
): Omit<SeenMail, 'document'> | 'lost' | null {
  const { sender: anchor, subject, body } = seen;
  const box = boxOf(cues, anchor);
  const person = pickedPerson(cues, anchor);
  if (!box || !person || person === 'several') return 'lost';
  if (person.address === '' && seen.address) return 'lost';
  const near = headerAt(all, box);
  // One place stands for one mail: which of several is meant, the page's own reading tells, if it sees the same.
  const others = seen.rivals.map((at) => pickedPerson(cues, at));
  if (others.some((one) => one !== null && one !== 'several' && one.address !== person.address)) {
    const { mails } = choose(cues, all);
    return near && mails.includes(near) ? null : 'lost';
  }
  const same = near?.address.toLowerCase() === person.address.toLowerCase();
  const sender = same && near && person.name === '' ? { ...person, name: near.name } : person;
  let root = near?.root ?? box;
  for (const at of [anchor, subject, body])
    while (at >= 0 && !holds(root, at) && root.parent) root = root.parent;
  return {
    ...{ root: root.at, anchor },
    capture: () => captureOf(cues, sender, near, subject),
    lines: () => wordsOf(cues, near, body, frame),
  };
}
