import type { Looks } from '../../lib/capture/looks';
import { foundPicked } from '../../lib/capture/pick-place';
import { lastPointer } from '../../lib/capture/pointer';
import { type Taken, takeSnapshot } from '../../lib/capture/snapshot';
import type { Capture, MailRef } from '../../lib/domain/capture';
import type { ForeignFrame } from '../../lib/domain/frame';
import type { PageRead, ReadMail } from '../../lib/domain/page-read';
import type { Snapshot } from '../../lib/domain/snapshot';
import type { Known } from '../../lib/domain/state';
import type { Client } from '../../lib/messages/caller';
import type { Place } from './place';

/** An open mail with a sender, as it stands on the page now. */
export interface ShownMail {
  /** Subject, address and date: survives what a page does to its nodes. */
  key: string;
  root: Element;
  anchor: Element;
  capture: Capture;
  ref: MailRef;
  /** Whether the sender was known when the mail was read; null = not looked up. */
  known: Known | null;
  /** It stands in a frame of another origin, whose element root and anchor are: where there the chip goes. */
  frame?: { number: number; place(): Place | null };
}

/** A frame of another origin, and its element. */
export type FrameElement = ForeignFrame & { el: Element };

function shown({ element }: Taken, read: ReadMail, taken: Set<string>): ShownMail | null {
  const { capture, ref, known } = read;
  const root = element(read.document, read.root);
  const anchor = element(read.document, read.anchor);
  if (!root || !anchor || !capture.sender) return null;
  const base = [capture.subject, capture.sender.address, capture.date].join('\n');
  let key = base;
  for (let twin = 2; taken.has(key); twin++) key = `${base}\n${twin}`;
  taken.add(key);
  return { key, root, anchor, capture, ref, known };
}

/**
 * Gathers what the page shows and has the worker read it, unless it shows what it showed before. `framed` is asked where
 * the page itself shows no sender; `again`, where something was not read in time. `patient` = with everything.
 */
export function createSightings(
  client: Client,
  looks: Looks,
  framed: (frames: FrameElement[]) => ShownMail[],
  again: () => void,
): (patient: boolean) => Promise<ShownMail[]> {
  let last: { words: string; read: Promise<PageRead> } | null = null;

  async function read(snapshot: Snapshot, patient: boolean): Promise<PageRead> {
    const words = JSON.stringify(snapshot);
    const asked =
      last?.words === words ? last : { words, read: client.send('page.read', { snapshot, patient }) };
    last = asked;
    const forget = () => {
      if (last === asked) last = null;
    };
    const answer = await asked.read.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (!answer.late) return answer;
    forget();
    if (patient) return read(snapshot, patient);
    again();
    return answer;
  }

  return async (patient) => {
    const taken = takeSnapshot(document, location, {
      ...foundPicked(globalThis),
      ...lastPointer(globalThis),
      looks,
    });
    const { element } = taken;
    const { mails, frames } = await read(taken.snapshot, patient);
    const keys = new Set<string>();
    const own = mails.map((mail) => shown(taken, mail, keys)).filter((mail) => mail !== null);
    if (own.length > 0) return own;
    return framed(
      frames.flatMap((frame) => {
        const el = element(frame.document, frame.at);
        return el ? [{ ...frame, el }] : [];
      }),
    );
  };
}
