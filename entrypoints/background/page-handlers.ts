import type { Capture } from '../../lib/domain/capture';
import type { ContactFields } from '../../lib/domain/contact';
import { letterOf } from '../../lib/domain/letter';
import { mailRef } from '../../lib/domain/mail-ref';
import type { PageRead, ReadMail } from '../../lib/domain/page-read';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import { toldToTab } from './known-people';
import type { ReadLetter } from './reading';

/** More than any thread shows. */
const most = 500;
/** In ms: a page that changes is read again and again. Whom the person knows changes too, so that it is short. */
const freshFor = 1500;
const mostKept = 300;

/** Letters that were just read, by their words. */
function remembering(read: ReadLetter, now: () => number): ReadLetter {
  const kept = new Map<string, { at: number; said: ReturnType<ReadLetter> }>();
  return (letter) => {
    const key = JSON.stringify(letter);
    const before = kept.get(key);
    const age = now() - (before?.at ?? 0);
    if (before && age >= 0 && age < freshFor) return before.said;
    if (kept.size >= mostKept) kept.clear();
    const said = read(letter);
    kept.set(key, { at: now(), said });
    said.catch(() => kept.delete(key));
    return said;
  };
}

export function createPageHandlers({
  readLetter,
  now,
  fresh,
}: {
  readLetter: ReadLetter;
  fresh(capture: Capture): Promise<ContactFields>;
  now(): number;
}): Pick<Handlers<Protocol>, 'page.read' | 'contact.fresh'> {
  const read = remembering(readLetter, now);
  return {
    'contact.fresh': (capture) => fresh(capture),
    'page.read': async (snapshot, { origin, sender }): Promise<PageRead> => {
      const { readSnapshot } = await import('../../lib/capture/judge');
      const { mails, frames } = readSnapshot(snapshot);
      const { host } = new URL(origin);
      const found = mails.slice(0, most).map(async (mail): Promise<ReadMail | null> => {
        const { document, root, anchor } = mail;
        const capture = mail.capture();
        const letter = letterOf(capture, mail.lines());
        if (anchor === null || !letter) return null;
        const { signature, reasons } = await read(letter);
        return {
          ...{ document, root, anchor, ref: mailRef(capture, host) },
          capture: { ...capture, signature, reasons: toldToTab(reasons, letter.sender) },
          letter: sender === 'frame' ? letter : null,
        };
      });
      return { mails: (await Promise.all(found)).filter((one) => one !== null), frames };
    },
  };
}
