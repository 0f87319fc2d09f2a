import { mailSays } from '../../lib/contacts/says';
import type { AccountView } from '../../lib/domain/account';
import { addressKey } from '../../lib/domain/address';
import type { Capture } from '../../lib/domain/capture';
import type { ContactFields } from '../../lib/domain/contact';
import { type Letter, letterOf } from '../../lib/domain/letter';
import { mailRef } from '../../lib/domain/mail-ref';
import type { PageRead, ReadMail } from '../../lib/domain/page-read';
import type { Snapshot } from '../../lib/domain/snapshot';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers, Origin } from '../../lib/messages/receiver';
import type { Judge } from './judge';
import type { KnownAnswer, Met } from './known-answer';
import { toldToTab } from './known-people';
import type { ReadLetter } from './reading';

/** More than any thread shows. */
const most = 500;
/** Of so many mails it is said with them whether their senders are known; for the rest it is asked. */
const mostKnown = 5;
/** So many addresses of a page are looked up before it is read. */
const mostGuessed = 2;

/**
 * How long a chip waits for what a letter says, in ms: a worker that was just woken has no contacts at hand to compare a name
 * with, and whether the sender is known can be told before.
 */
const brief = 40;

/** When the last page was read, for whoever measures: from here on it is the chip that takes the time. */
export const judgedMark = 'page judged';

/** How long the reading of a page waits for what was asked of the databases, in ms; mostly they take two. */
const atHand = 5;

type Said = Awaited<ReturnType<ReadLetter>>;
type Guesses = ReadonlyMap<string, Promise<Met | null>>;

export function createPageHandlers({
  judge,
  readLetter,
  known,
  held,
  fresh,
  later,
}: {
  judge: Judge;
  readLetter: ReadLetter;
  known: KnownAnswer;
  /** Who is connected. */
  held(): Promise<readonly Pick<AccountView, 'address'>[]>;
  fresh(capture: Capture): Promise<ContactFields>;
  /** Runs after so many milliseconds. */
  later(work: () => void, ms: number): void;
}): Pick<Handlers<Protocol>, 'page.read' | 'contact.fresh'> {
  /** One that fails is asked for again. */
  const knownOf = (letter: Letter, read: Promise<Said | null>, met: Guesses, from: Origin) => {
    const { address } = letter.sender;
    const says = read.then((one) => one && mailSays(one));
    return known.answer({ address, says, met: met.get(address) }, from, false).catch(() => null);
  };

  /** What the databases hold is known before the page is read, where they are quick. */
  async function guess(snapshot: Snapshot, from: Origin): Promise<Guesses> {
    const [guesses, accounts] = await Promise.all([judge.guess(snapshot), held()]);
    // Every mail names its reader.
    const own = new Set(accounts.map(({ address }) => addressKey(address)));
    const others = guesses.filter((one) => !own.has(addressKey(one))).slice(0, mostGuessed);
    const met = known.meet(others, from);
    for (const one of met.values()) one.catch(() => undefined);
    // Reading leaves no time for anything else: answers that came meanwhile would be heard one by one after it.
    await Promise.race([Promise.allSettled(met.values()), new Promise<void>((end) => later(end, atHand))]);
    return met;
  }

  return {
    'contact.fresh': (capture) => fresh(capture),
    'page.read': async ({ snapshot, patient }, from): Promise<PageRead> => {
      const { origin, sender } = from;
      // Where accounts cannot be read, a mail is read all the same.
      const met: Guesses = sender === 'tab' ? await guess(snapshot, from).catch(() => new Map()) : new Map();
      const { mails, frames } = await judge.read(snapshot);
      performance.clearMarks(judgedMark);
      performance.mark(judgedMark);
      const { host } = new URL(origin);
      const end = patient ? null : new Promise<null>((done) => later(() => done(null), brief));
      let late = false;
      const found = mails.slice(0, most).map(async (mail, at): Promise<ReadMail | null> => {
        const { document, root, anchor } = mail;
        const capture = mail.capture();
        const letter = letterOf(capture, mail.lines());
        if (anchor === null || !letter) return null;
        const read = readLetter(letter);
        const said = end ? Promise.race([read, end]) : read;
        const asks = sender === 'tab' && at < mostKnown;
        const [words, known] = await Promise.all([said, asks ? knownOf(letter, said, met, from) : null]);
        late ||= words === null;
        const { signature, reasons } = words ?? capture;
        return {
          ...{ document, root, anchor, ref: mailRef(capture, host) },
          capture: { ...capture, signature, reasons: toldToTab(reasons, letter.sender) },
          letter: sender === 'frame' ? letter : null,
          known,
        };
      });
      const read = (await Promise.all(found)).filter((one) => one !== null);
      return { mails: read, late, frames };
    },
  };
}
