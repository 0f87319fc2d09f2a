import type { Capture } from './capture';
import type { Letter } from './letter';

/** A frame of another origin, as the document around it knows it. Sizes in CSS pixels. */
export interface ForeignFrame {
  /** Of its address as written; it may have gone elsewhere since. */
  origin: string;
  width: number;
  height: number;
  /** It may be a reading pane: large enough, and not the body below a header of the document around it. */
  reads: boolean;
}

/** What a document reads of itself: the mail in front, in its own client coordinates. */
export interface FrameShown {
  view: { width: number; height: number };
  mail: {
    capture: Capture;
    letter: Letter;
    /** Where a chip has room; null where the sender is not in sight. */
    spot: { x: number; y: number; compact: boolean } | null;
  } | null;
}

const near = (one: number, other: number) => Math.abs(one - other) <= 2;

const sized = <Frame extends ForeignFrame>(frames: readonly Frame[], { width, height }: FrameShown['view']) =>
  frames.filter((frame) => near(frame.width, width) && near(frame.height, height));

/** Whether a frame of this size may be a reading pane of the document. */
export const fits = (frames: readonly ForeignFrame[], view: FrameShown['view']): boolean =>
  sized(frames, view).some(({ reads }) => reads);

/**
 * Which of the document's frames says this: the one of its size, or of these the one of its origin. Null where that is not
 * one frame, or one that holds no mail of its own.
 */
export function frameOf<Frame extends ForeignFrame>(
  frames: readonly Frame[],
  origin: string,
  view: FrameShown['view'],
): Frame | null {
  const alike = sized(frames, view);
  const [found, another] = alike.length > 1 ? alike.filter((frame) => frame.origin === origin) : alike;
  return found && !another && found.reads ? found : null;
}
