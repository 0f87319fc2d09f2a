import type { Capture, MailRef } from './capture';
import type { ForeignFrame } from './frame';
import type { Letter } from './letter';
import type { Known } from './state';

/** An open mail with a sender, by its elements' numbers in the snapshot it was read from. */
export interface ReadMail {
  document: number;
  root: number;
  /** The element that shows the sender. */
  anchor: number;
  /** With what its letter says and what does not add up, unless it is late. */
  capture: Capture;
  ref: MailRef;
  /** For a frame alone, which hands it on to the document around it. */
  letter: Letter | null;
  /** Whether the sender is known, as this machine tells; null = not looked up. */
  known: Known | null;
}

/** What the worker read in a snapshot: the mail that the person means first. */
export interface PageRead {
  mails: ReadMail[];
  /** A letter was not read in time. */
  late: boolean;
  frames: (ForeignFrame & { document: number; at: number })[];
}
