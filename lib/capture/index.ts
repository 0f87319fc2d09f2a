import type { Capture } from '../domain/capture';
import { choose, confidence, order } from './choose';
import { type Cues, readCues } from './cues';
import { detailsOf } from './details';
import { urlSays } from './evidence';
import { dateOf, messageIdOf, ownAddresses, recipientsOf, subjectOf } from './fields';
import { bar, type Candidate, candidates } from './generic';
import { linesOf } from './lines';
import { noSignature, type OpenMail, type ReadOptions } from './mail';
import { type Box, type Page, readDom, zone } from './page';
import { adapterFor, rolesOf } from './webmails';

export { mailRef } from '../domain/mail-ref';
export type { OpenMail, ReadOptions } from './mail';

const maxFrames = 20;

/** Every open mail of the page, the one the person means first; empty where the page shows none. */
export function findMails(
  document: Document,
  location: Location | URL,
  options: ReadOptions = {},
): OpenMail[] {
  const budget = { frames: maxFrames };
  return mailsIn(document, location, options, document.title, budget, 0);
}

/** The mail the person has open. Null where the page shows no mail; `sender: null` where the sender is not sure. */
export function readPage(
  document: Document,
  location: Location | URL,
  options: ReadOptions = {},
): Capture | null {
  return findMails(document, location, options)[0]?.capture() ?? null;
}

function mailsIn(
  document: Document,
  location: Location | URL,
  options: ReadOptions,
  title: string,
  budget: { frames: number },
  depth: number,
): OpenMail[] {
  const adapter = options.adapters === false ? null : adapterFor(document, location);
  const hints = adapter ? rolesOf(adapter, document) : null;
  const roles = new Map(hints?.roles);
  const { looks } = options;
  const page = readDom(document, { roles, parts: looks?.before(document, roles), memo: looks?.memo });
  if (!page) return [];
  looks?.after(page);
  const cues = readCues(page, title);
  const own = ownAddresses(cues, title);
  const all = candidates(cues, urlSays(location, title), own);
  const picked = options.picked?.(document, location.host, { cues, all }) ?? null;
  if (picked && picked !== 'lost') return [picked];
  const chosen = choose(cues, all);
  const warnings = (hints?.missing ?? []).map((role) => `${adapter?.id}_${role}_not_found`);
  const used = chosen.mails.some((c) => c.by === 'adapter') || (hints && hints.roles.size > 0);
  const id = (used && adapter?.id) || 'generic';
  const make = (c: Candidate, sure: boolean): OpenMail => ({
    root: c.root.el,
    anchor: sure ? c.box.el : null,
    capture: () => captureOf(cues, c, id, [...roles], sure ? warnings : [chosen.why, ...warnings], sure),
    lines: () => linesOf(cues.page, Math.min(c.header.last + 1, c.root.last), c.root.last),
  });
  if (chosen.mails.length && !picked)
    return order(cues, chosen.mails, options.pointer, adapter?.newestFirst === true).map((c) =>
      make(c, true),
    );
  const framed = depth < 3 ? framesOf(page, cues, location, options, title, budget, depth) : [];
  if (framed.length) return framed;
  const [unsure = chosen.unsure] = chosen.mails;
  if (picked) warnings.unshift('pick_lost');
  return unsure ? [make(unsure, false)] : [];
}

/** A frame under a header is a mail's body: whatever stands in it is not this mail's sender. */
export function isBodyFrame(cues: Cues, box: Box): boolean {
  for (let i = box.first - 1; i >= Math.max(0, box.first - 40); i--) {
    if ((cues.zones[i] ?? 0) & (zone.row | zone.chrome)) return false;
    const field = cues.bits[i]?.field;
    if ((cues.date[i] && !cues.bits[i]?.attr) || field === 'from' || field === 'to' || cues.toLine[i])
      return true;
  }
  return (cues.zones[box.first] ?? 0) > 0;
}

function framesOf(
  page: Page,
  cues: Cues,
  location: Location | URL,
  options: ReadOptions,
  title: string,
  budget: { frames: number },
  depth: number,
): OpenMail[] {
  // A frame has coordinates of its own.
  const { pointer: _, ...within } = options;
  for (const { box, document } of page.frames) {
    if (budget.frames-- <= 0) return [];
    if (isBodyFrame(cues, box)) continue;
    const mails = mailsIn(document, location, within, `${title} ${document.title}`, budget, depth + 1);
    if (mails.length) return mails;
  }
  return [];
}

function captureOf(
  cues: Cues,
  c: Candidate,
  adapter: string,
  roles: readonly (readonly [Element, string])[],
  warnings: readonly string[],
  sure: boolean,
): Capture {
  const sender = sure ? { name: c.name, address: c.address } : null;
  const subject = subjectOf(cues, c);
  const people = { to: recipientsOf(cues, c, 'to'), cc: recipientsOf(cues, c, 'cc') };
  const shown = people.to.length > 0 || !sender;
  const folded = shown
    ? undefined
    : roles.find(([el, role]) => role === 'details' && c.root.el.contains(el))?.[0];
  const details = folded && sender ? detailsOf(folded, sender.address) : null;
  const replyTo = recipientsOf(cues, c, 'replyTo')[0] ?? details?.replyTo[0] ?? null;
  const value = confidence(cues, c);
  return {
    adapter,
    confidence: sure ? value : Math.min(value, bar - 0.01),
    sender,
    replyTo,
    subject,
    to: details?.to ?? people.to,
    cc: details?.cc ?? people.cc,
    date: dateOf(cues, c),
    messageId: messageIdOf(cues, c),
    signature: { ...noSignature },
    reasons: [],
    warnings: [...new Set([...c.warnings, ...warnings, ...(cues.page.cut ? ['page_too_long'] : [])])],
  };
}
