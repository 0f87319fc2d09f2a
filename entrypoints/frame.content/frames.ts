import { type FrameShown, frameOf } from '../../lib/domain/frame';
import { mailRef } from '../../lib/domain/mail-ref';
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
      known: null,
      ...{ key, root: el, anchor: el, capture, ref: mailRef(capture, location.host) },
      frame: { number: frame, place },
    };
  }

  return {
    hear({ frame, origin, shown }) {
      if (shown.mail) said.set(frame, { origin, shown });
      else said.delete(frame);
    },
    mails: (frames) =>
      [...said].flatMap(([number, { origin, shown }]) => {
        const found = frameOf(frames, origin, shown.view);
        const mail = found && mailOf(number, found.el, shown);
        return mail ? [mail] : [];
      }),
    async refresh({ frame }) {
      const before = frame && said.get(frame.number);
      if (!before) return;
      const shown = await client.send('frame.look', { frame: frame.number }).catch(() => null);
      // Where in the frame its chip goes, the frame itself tells when that changes.
      const spot = before.shown.mail?.spot ?? null;
      if (shown?.mail)
        said.set(frame.number, { ...before, shown: { ...shown, mail: { ...shown.mail, spot } } });
      else said.delete(frame.number);
    },
  };
}
