import type { Capture } from '../domain/capture';
import type { ForeignFrame } from '../domain/frame';
import type { SeenDocument, Snapshot } from '../domain/snapshot';
import { isBodyFrame } from './body-frame';
import { choose, confidence, order } from './choose';
import type { Cues } from './cues';
import { detailsOf } from './details';
import { urlSays } from './evidence';
import { dateOf, messageIdOf, ownAddresses, recipientsOf, subjectOf } from './fields';
import { bar, type Candidate, candidates } from './generic';
import { linesOf } from './lines';
import { readLinked } from './linked';
import { noSignature, type SeenMail } from './mail';
import { createMemo, type Memo } from './memo';
import { holds, type Page } from './page';
import { readPicked } from './picked';
import { readCues } from './read-cues';
import { readTree } from './read-tree';

export { createMemo };

/** What a page shows. */
export interface PageReading {
  /** Every open mail, the one the person means first; empty where the page shows none. */
  mails: SeenMail[];
  /** The frames that the page may not look into; those below a header are that mail's body. */
  frames: (ForeignFrame & { document: number; at: number })[];
}

const deepest = 3;
const mostFrames = 20;
const least = { width: 240, height: 120 };

/** Reads what was gathered of a page. `memo`: of whoever reads page after page. `sender: null` in a mail's capture where the sender is not sure. */
export function readSnapshot({ address, documents }: Snapshot, memo: Memo = createMemo()): PageReading {
  const location = URL.canParse(address) ? new URL(address) : new URL('about:blank');
  const pages = new Map<number, Page | null>();
  const pageOf = (of: number): Page | null => {
    const seen = documents[of];
    const known = pages.get(of);
    if (known !== undefined || !seen) return known ?? null;
    const page = readTree(seen, memo);
    pages.set(of, page);
    return page;
  };
  /** The frames of a document, which stand behind it. */
  const framesOf = (of: number) =>
    documents.flatMap((one, number) =>
      one.frame?.of === of && number > of ? [{ number, at: one.frame.at }] : [],
    );

  let budget = mostFrames;
  const frames: PageReading['frames'] = [];

  function mailsIn(of: number, title: string, depth: number): SeenMail[] {
    const seen = documents[of];
    const page = pageOf(of);
    if (!seen || !page) return [];
    const cues = readCues(page, title);
    noteForeign(of, seen, cues);
    const all = candidates(
      cues,
      urlSays(location, title),
      ownAddresses(cues, title),
      readLinked(seen.linked),
    );
    const frame = (at: number) => {
      const inner = framesOf(of).find((one) => one.at === at);
      return inner ? pageOf(inner.number) : null;
    };
    const picked =
      seen.picked && seen.picked !== 'lost' ? readPicked(cues, all, seen.picked, frame) : seen.picked;
    if (picked && picked !== 'lost') return [{ ...picked, document: of }];
    const chosen = choose(cues, all);
    const { adapter } = seen;
    const warnings = (adapter?.missing ?? []).map((role) => `${adapter?.id}_${role}_not_found`);
    const used =
      chosen.mails.some((c) => c.by === 'adapter') || page.roled.length > 0 || seen.details.length > 0;
    const id = (used && adapter?.id) || 'generic';
    const make = (c: Candidate, sure: boolean): SeenMail => ({
      ...{ document: of, root: c.root.at, anchor: sure ? c.box.at : null },
      capture: () => captureOf(cues, c, id, seen.details, sure ? warnings : [chosen.why, ...warnings], sure),
      lines: () => linesOf(page, Math.min(c.header.last + 1, c.root.last), c.root.last, frame),
    });
    if (chosen.mails.length && !picked) {
      const { focus, pointer } = seen;
      return order(cues, chosen.mails, { focus, pointer, newestFirst: adapter?.newestFirst === true }).map(
        (c) => make(c, true),
      );
    }
    const framed = depth < deepest ? mailsBelow(of, cues, title, depth) : [];
    if (framed.length) return framed;
    const [unsure = chosen.unsure] = chosen.mails;
    if (picked) warnings.unshift('pick_lost');
    return unsure ? [make(unsure, false)] : [];
  }

  function mailsBelow(of: number, cues: Cues, title: string, depth: number): SeenMail[] {
    for (const { number, at } of framesOf(of)) {
      if (budget-- <= 0) return [];
      const box = cues.page.boxes.find((one) => one.at === at);
      if (!box || isBodyFrame(cues, box)) continue;
      const mails = mailsIn(number, `${title} ${documents[number]?.title ?? ''}`, depth + 1);
      if (mails.length) return mails;
    }
    return [];
  }

  function noteForeign(of: number, { foreign }: SeenDocument, cues: Cues): void {
    for (const { at, origin, width, height } of foreign) {
      const box = cues.page.boxes.find((one) => one.at === at);
      const reads =
        box !== undefined && width >= least.width && height >= least.height && !isBodyFrame(cues, box);
      if (frames.length < mostFrames) frames.push({ document: of, at, origin, width, height, reads });
    }
  }

  return { mails: mailsIn(0, documents[0]?.title ?? '', 0), frames };
}

function captureOf(
  cues: Cues,
  c: Candidate,
  adapter: string,
  folded: SeenDocument['details'],
  warnings: readonly string[],
  sure: boolean,
): Capture {
  const sender = sure ? { name: c.name, address: c.address } : null;
  const people = { to: recipientsOf(cues, c, 'to'), cc: recipientsOf(cues, c, 'cc') };
  const rows = people.to.length > 0 || !sender ? undefined : folded.find(({ at }) => holds(c.root, at))?.tree;
  const details = rows && sender ? detailsOf(rows, sender.address) : null;
  const replyTo = recipientsOf(cues, c, 'replyTo')[0] ?? details?.replyTo[0] ?? null;
  const value = confidence(cues, c);
  return {
    adapter,
    confidence: sure ? value : Math.min(value, bar - 0.01),
    sender,
    replyTo,
    subject: subjectOf(cues, c),
    to: details?.to ?? people.to,
    cc: details?.cc ?? people.cc,
    date: dateOf(cues, c),
    messageId: messageIdOf(cues, c),
    signature: { ...noSignature },
    reasons: [],
    warnings: [...new Set([...c.warnings, ...warnings, ...(cues.page.cut ? ['page_too_long'] : [])])],
  };
}
