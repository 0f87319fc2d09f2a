import { z } from 'zod';
import type { Capture, MailRef } from '../../lib/domain/capture';
import { captureSchema, letterSchema } from '../../lib/domain/capture.schema';
import type { Letter } from '../../lib/domain/letter';
import { mailRef } from '../../lib/domain/mail-ref';
import { originOf } from '../../lib/messages/admit';
import type { Scripts } from './scripts';

const handedOver = z.object({ capture: captureSchema, letter: letterSchema.nullable() }).nullable();

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
}

const nothing: Reading = { tab: null, capture: null, mail: null, why: 'none', host: '' };

/** The tab in front of the person; behind one of our own pages, the one they were in before. */
async function tabInFront(tabs: ActiveTabs, own: string): Promise<Tab | undefined> {
  const [active] = await tabs.query({ active: true, lastFocusedWindow: true });
  const ours = (tab: Tab | undefined) => originOf(tab?.url) === originOf(own);
  if (!ours(active)) return active;
  const others = (await tabs.query({ lastFocusedWindow: true })).filter((tab) => !ours(tab));
  return others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** Reads the open mail of one tab now. What the page handed over is parsed: it may have made it up. */
export async function readTab(
  scripts: Pick<Scripts, 'read'>,
  tab: Tab | undefined,
  readLetter: ReadLetter,
): Promise<Reading> {
  const url = tab?.url;
  if (tab?.id === undefined || (url !== undefined && !/^https?:/.test(url))) return nothing;
  const host = url === undefined ? '' : new URL(url).host;
  let raw: unknown;
  try {
    raw = await scripts.read(tab.id);
  } catch {
    return { ...nothing, tab: tab.id, host, why: 'notGranted' };
  }
  const read = handedOver.catch(null).parse(raw ?? null);
  if (read === null) return { ...nothing, tab: tab.id, host, why: 'noMail' };
  const capture = { ...read.capture, ...(read.letter ? await readLetter(read.letter) : {}) };
  return { tab: tab.id, capture, mail: mailRef(capture, host), why: null, host };
}

export const readInFront = async (
  scripts: Pick<Scripts, 'read'>,
  tabs: ActiveTabs,
  own: string,
  readLetter: ReadLetter,
): Promise<Reading> => readTab(scripts, await tabInFront(tabs, own), readLetter);
