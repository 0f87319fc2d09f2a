import { z } from 'zod';
import { type Capture, type MailRef, type Person, peopleOf } from '../../lib/domain/capture';
import { type ForeignFrame, frameOf } from '../../lib/domain/frame';
import { frameRead } from '../../lib/domain/frame.schema';
import { type Letter, letterOf } from '../../lib/domain/letter';
import { mailRef } from '../../lib/domain/mail-ref';
import type { Snapshot } from '../../lib/domain/snapshot';
import { snapshotSchema } from '../../lib/domain/snapshot.schema';
import { originOf } from '../../lib/messages/admit';
import type { Judge } from './judge';
import type { Scripts } from './scripts';

const handedOver = z
  .object({ snapshot: snapshotSchema.nullable(), selection: z.string().max(200_000).default('') })
  .catch({ snapshot: null, selection: '' });

/** Reads on in a mail's words. */
export type ReadLetter = (letter: Letter) => Promise<Pick<Capture, 'signature' | 'reasons'>>;

interface Tab {
  id?: number | undefined;
  url?: string | undefined;
  lastAccessed?: number | undefined;
}

export interface ActiveTabs {
  query(query: { active?: boolean; lastFocusedWindow?: boolean }): Promise<Tab[]>;
}

export interface Reading {
  tab: number | null;
  capture: Capture | null;
  mail: MailRef | null;
  why: 'none' | 'notGranted' | 'noMail' | null;
  host: string;
  /** Everybody in the mails of the thread that the page shows; one may be named twice. */
  people: Person[];
  /** The words that are selected in the page. */
  selection: string;
  /** No sender was found, and these origins' frames in it may hold the mail but may not be read. */
  closed: string[];
}

export interface ReadingNeeds {
  scripts: Pick<Scripts, 'read' | 'readFrames'>;
  /** May a frame of this origin be read? */
  mayRead(origin: string): Promise<boolean>;
  judge: Pick<Judge, 'read'>;
  readLetter: ReadLetter;
}

const nothing: Reading = {
  tab: null,
  capture: null,
  mail: null,
  why: 'none',
  host: '',
  people: [],
  selection: '',
  closed: [],
};

/** The tab in front of the person; behind one of our own pages, the one they were in before. */
export async function tabInFront(tabs: ActiveTabs, own: string): Promise<Tab | undefined> {
  const [active] = await tabs.query({ active: true, lastFocusedWindow: true });
  const ours = (tab: Tab | undefined) => originOf(tab?.url) === originOf(own);
  if (!ours(active)) return active;
  const others = (await tabs.query({ lastFocusedWindow: true })).filter((tab) => !ours(tab));
  return others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** More than any thread shows. */
const most = 500;
const mostClosed = 3;

/** The mail in front, everybody in the mails of the thread that are open, and the frames of other origins. */
async function readMails(judge: Pick<Judge, 'read'>, snapshot: Snapshot) {
  const { mails, frames } = await judge.read(snapshot);
  const [mail] = mails;
  if (!mail) return { read: null, frames };
  const capture = mail.capture();
  const people = [capture, ...mails.slice(1, most).map((one) => one.capture())].flatMap(peopleOf);
  return {
    read: { capture, letter: letterOf(capture, mail.lines()), people: people.slice(0, most) },
    frames,
  };
}

/** The mail in a reading frame of another granted origin; of several such frames, the largest's. */
async function readFrames(
  { scripts, mayRead, judge }: ReadingNeeds,
  tab: number,
  frames: readonly ForeignFrame[],
) {
  if (!frames.some(({ reads }) => reads)) return null;
  const found = [];
  for (const result of await scripts.readFrames(tab).catch(() => [])) {
    const read = frameRead.parse(result ?? null);
    if (!read || !(await mayRead(read.origin))) continue;
    const { view, origin } = read;
    const mail = frameOf(frames, origin, view) && (await readMails(judge, read.snapshot))?.read;
    if (mail?.letter) found.push({ area: view.width * view.height, mail });
  }
  return found.sort((a, b) => b.area - a.area)[0]?.mail ?? null;
}

/** Origins of reading frames that are not granted; the largest frame's first. */
async function closedTo(
  mayRead: ReadingNeeds['mayRead'],
  frames: readonly ForeignFrame[],
): Promise<string[]> {
  const wanted = frames
    .filter(({ reads, origin }) => reads && /^https?:/.test(origin))
    .sort((a, b) => b.width * b.height - a.width * a.height);
  const closed = new Set<string>();
  for (const { origin } of wanted)
    if (closed.size < mostClosed && !(await mayRead(origin))) closed.add(origin);
  return [...closed];
}

/** Reads the open mail of one tab now. What the page handed over is parsed: it may have made it up. */
export async function readTab(needs: ReadingNeeds, tab: Tab | undefined): Promise<Reading> {
  const url = tab?.url;
  if (tab?.id === undefined || (url !== undefined && !/^https?:/.test(url))) return nothing;
  const host = url === undefined ? '' : new URL(url).host;
  let raw: unknown;
  try {
    raw = await needs.scripts.read(tab.id);
  } catch {
    return { ...nothing, tab: tab.id, host, why: 'notGranted' };
  }
  const top = handedOver.parse(raw ?? null);
  const shown = top.snapshot ? await readMails(needs.judge, top.snapshot) : { read: null, frames: [] };
  const read = shown.read?.capture.sender
    ? shown.read
    : ((await readFrames(needs, tab.id, shown.frames)) ?? shown.read);
  const { selection } = top;
  const closed = read?.capture.sender ? [] : await closedTo(needs.mayRead, shown.frames);
  if (read === null) return { ...nothing, tab: tab.id, host, why: 'noMail', selection, closed };
  const { people } = read;
  const capture = { ...read.capture, ...(read.letter ? await needs.readLetter(read.letter) : {}) };
  return { tab: tab.id, capture, mail: mailRef(capture, host), why: null, host, people, selection, closed };
}

export const readInFront = async (needs: ReadingNeeds, tabs: ActiveTabs, own: string): Promise<Reading> =>
  readTab(needs, await tabInFront(tabs, own));
