import { mailRef } from '../../lib/capture';
import { foreignFrames } from '../../lib/capture/foreign';
import { type FrameShown, frameOf } from '../../lib/domain/frame';
import type { Client } from '../../lib/messages/caller';
import type { Frames } from '../overlay.content/frames-place';
import type { ShownMail } from '../overlay.content/mails';

/** Keeps what each frame said last, by the frame's number. */
export function createFrames(client: Client): Frames {
  const said = new Map<number, { origin: string; shown: FrameShown }>();

  function mailOf(frame: number, el: Element, { mail }: FrameShown): ShownMail | null {
    if (!mail) return null;
    const { capture, letter, spot } = mail;
    const key = [`frame ${frame}`, capture.subject, letter.sender.address, capture.date].join('\n');
    const place = () => {
      const { left, top } = el.getBoundingClientRect();
      return spot && { ...spot, x: left + el.clientLeft + spot.x, y: top + el.clientTop + spot.y };
    };
    return {
      ...{ key, root: el, anchor: el, capture, letter, ref: mailRef(capture, location.host) },
      frame: { number: frame, place },
    };
  }

  return {
    hear({ frame, origin, shown }) {
      if (shown.mail) said.set(frame, { origin, shown });
      else said.delete(frame);
    },
    mails() {
      if (said.size === 0) return [];
      const frames = foreignFrames(document);
      return [...said].flatMap(([number, { origin, shown }]) => {
        const found = frameOf(frames, origin, shown.view);
        const mail = found && mailOf(number, found.el, shown);
        return mail ? [mail] : [];
      });
    },
    async refresh({ frame }) {
      const before = frame && said.get(frame.number);
      if (!before) return;
      const shown = await client.send('frame.look', { frame: frame.number }).catch(() => null);
      if (shown?.mail) said.set(frame.number, { ...before, shown });
      else said.delete(frame.number);
    },
  };
}
