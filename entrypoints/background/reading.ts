import { z } from 'zod';
import { type Capture, type MailRef, type Person, peopleOf } from '../../lib/domain/capture';
import { captureSchema, letterSchema } from '../../lib/domain/capture.schema';
import { type ForeignFrame, frameOf } from '../../lib/domain/frame';
import { foreignFrameSchema, frameShownSchema } from '../../lib/domain/frame.schema';
import type { Letter } from '../../lib/domain/letter';
import { mailRef } from '../../lib/domain/mail-ref';
import { originOf } from '../../lib/messages/admit';
import type { Scripts } from './scripts';

const person = z.object({ name: z.string().max(4000), address: z.string().max(4000) });
const handedOver = z
  .object({
    read: z
      .object({
        capture: captureSchema,
        letter: letterSchema.nullable(),
        people: z.array(person).max(500).default([]),
      })
      .nullable(),
    frames: z.array(foreignFrameSchema).max(50),
    selection: z.string().max(200_000).default(''),
  })
  .catch({ read: null, frames: [], selection: '' });
const fromFrame = z
  .object({ origin: z.string().max(300), shown: frameShownSchema })
  .nullable()
  .catch(null);

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
}

export interface ReadingNeeds {
  scripts: Pick<Scripts, 'read' | 'readFrames'>;
  /** May a frame of this origin be read? */
  mayRead(origin: string): Promise<boolean>;
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
};

/** The tab in front of the person; behind one of our own pages, the one they were in before. */
async function tabInFront(tabs: ActiveTabs, own: string): Promise<Tab | undefined> {
  const [active] = await tabs.query({ active: true, lastFocusedWindow: true });
  const ours = (tab: Tab | undefined) => originOf(tab?.url) === originOf(own);
  if (!ours(active)) return active;
  const others = (await tabs.query({ lastFocusedWindow: true })).filter((tab) => !ours(tab));
  return others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** The mail in a reading frame of another granted origin; of several such frames, the largest's. */
async function readFrames({ scripts, mayRead }: ReadingNeeds, tab: number, frames: readonly ForeignFrame[]) {
  if (!frames.some(({ reads }) => reads)) return null;
  const found = [];
  for (const result of await scripts.readFrames(tab).catch(() => [])) {
    const read = fromFrame.parse(result ?? null);
    if (!read?.shown.mail || !(await mayRead(read.origin))) continue;
    const { view, mail } = read.shown;
    if (frameOf(frames, read.origin, view)) found.push({ area: view.width * view.height, mail });
  }
  return found.sort((a, b) => b.area - a.area)[0]?.mail ?? null;
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
  const read = top.read?.capture.sender
    ? top.read
    : ((await readFrames(needs, tab.id, top.frames)) ?? top.read);
  const { selection } = top;
  if (read === null) return { ...nothing, tab: tab.id, host, why: 'noMail', selection };
  const people = 'people' in read ? read.people : peopleOf(read.capture);
  const capture = { ...read.capture, ...(read.letter ? await needs.readLetter(read.letter) : {}) };
  return { tab: tab.id, capture, mail: mailRef(capture, host), why: null, host, people, selection };
}

export const readInFront = async (needs: ReadingNeeds, tabs: ActiveTabs, own: string): Promise<Reading> =>
  readTab(needs, await tabInFront(tabs, own));
