import { z } from 'zod';
import { Failure } from '../../lib/domain/failure';
import { frameShownSchema } from '../../lib/domain/frame.schema';
import type { Events } from '../../lib/messages/events';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Scripts } from './scripts';

export interface FrameDeps {
  scripts: Pick<Scripts, 'overlay' | 'frame' | 'readFrame'>;
  events: Pick<Events, 'tell'>;
  /** May the tab's top document speak? Without it there is nowhere to draw. */
  speaks(tab: number): Promise<boolean>;
  isWebmail(origin: string): Promise<boolean>;
}

type FrameMessage = 'mail.seen' | Extract<keyof Protocol, `frame.${string}`>;

/** The reader's answer from a frame; its origin is the isolated world's own word. */
const answered = z
  .object({ origin: z.string().max(300), shown: frameShownSchema })
  .nullable()
  .catch(null);

const forbidden = () => new Failure({ kind: 'forbidden', execution: 'notExecuted' });

export function createFrameHandlers({
  scripts,
  events,
  speaks,
  isWebmail,
}: FrameDeps): Pick<Handlers<Protocol>, FrameMessage> {
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
      if (await speaks(tab)) await events.tell(tab, { type: 'frame', frame, origin, shown });
      return null;
    },
    'frame.look': async ({ frame }, { tab }) => {
      if (tab === undefined) throw forbidden();
      const read = answered.parse(await scripts.readFrame(tab, frame).catch(() => null));
      return read && (await isWebmail(read.origin)) ? read.shown : null;
    },
  };
}
