import { Failure } from '../../lib/domain/failure';
import type { FrameShown } from '../../lib/domain/frame';
import { frameRead } from '../../lib/domain/frame.schema';
import { letterOf } from '../../lib/domain/letter';
import type { Events } from '../../lib/messages/events';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Judge } from './judge';
import { toldToTab } from './known-people';
import type { ReadLetter } from './reading';
import type { Scripts } from './scripts';

export interface FrameDeps {
  scripts: Pick<Scripts, 'overlay' | 'frame' | 'readFrame'>;
  events: Pick<Events, 'tell'>;
  /** May the tab's top document speak? Without it there is nowhere to draw. */
  speaks(tab: number): Promise<boolean>;
  isWebmail(origin: string): Promise<boolean>;
  judge: Pick<Judge, 'read'>;
  readLetter: ReadLetter;
}

type FrameMessage = 'mail.seen' | Extract<keyof Protocol, `frame.${string}`>;

const forbidden = () => new Failure({ kind: 'forbidden', execution: 'notExecuted' });

export function createFrameHandlers({
  scripts,
  events,
  speaks,
  isWebmail,
  judge,
  readLetter,
}: FrameDeps): Pick<Handlers<Protocol>, FrameMessage> {
  /** What a letter says is not for the frame to say. */
  async function whole(shown: FrameShown): Promise<FrameShown> {
    if (!shown.mail) return shown;
    const { capture, letter } = shown.mail;
    const { signature, reasons } = await readLetter(letter);
    const told = { ...capture, signature, reasons: toldToTab(reasons, letter.sender) };
    return { ...shown, mail: { ...shown.mail, capture: told } };
  }

  return {
    'mail.seen': async (_input, { tab, frame }) => {
      if (tab === undefined) throw forbidden();
      if (frame === undefined) await scripts.overlay(tab);
      else if (await speaks(tab)) {
        await scripts.overlay(tab);
        await scripts.frame(tab, frame);
      }
      return null;
    },
    'frame.shows': async (shown, { tab, frame, origin }) => {
      if (tab === undefined || frame === undefined) throw forbidden();
      if (await speaks(tab)) {
        await events.tell(tab, { type: 'frame', frame, origin, shown: await whole(shown) });
      }
      return null;
    },
    'frame.look': async ({ frame }, { tab }) => {
      if (tab === undefined) throw forbidden();
      const read = frameRead.parse(await scripts.readFrame(tab, frame).catch(() => null));
      if (!read || !(await isWebmail(read.origin))) return null;
      const [mail] = (await judge.read(read.snapshot)).mails;
      const capture = mail?.capture();
      const letter = mail && capture && letterOf(capture, mail.lines());
      return whole({ view: read.view, mail: capture && letter ? { capture, letter, spot: null } : null });
    },
  };
}
