import type { AppEvent } from '../../lib/domain/state';
import type { FrameElement, ShownMail } from './mails';

/** The mails that frames of other origins say they show. */
export interface Frames {
  hear(event: Extract<AppEvent, { type: 'frame' }>): void;
  mails(frames: readonly FrameElement[]): ShownMail[];
  /** Asks the mail's frame again: it may show another one by now. */
  refresh(mail: ShownMail): Promise<void>;
}

const place = Symbol.for('mail-quick-edit.frames');
type Scope = object & { [place]?: Frames };

/** Brought by the worker, where such a frame shows a mail, into the overlay's isolated world: few pages pay for it. */
export function leaveFrames(scope: object, frames: Frames): void {
  Object.defineProperty(scope, place, { value: frames, configurable: true });
}

export const framesIn = (scope: Scope): Frames | undefined => scope[place];
