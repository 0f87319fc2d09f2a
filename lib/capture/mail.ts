import type { Capture, Signature } from '../domain/capture';
import type { Cues } from './cues';
import type { Candidate } from './generic';
import type { Looks } from './looks';

/** One line of a mail's own text. `cells` are its parts where a table or tabs set them apart. */
export interface Line {
  text: string;
  cells: string[];
  /** Inside an element the mail program marked as the signature. */
  signature: boolean;
}

/** What may read on, given by the caller so that a page loads only the code it uses. */
export interface ReadOptions {
  /** false = the generic capture alone. */
  adapters?: boolean;
  /** Reads where the person pointed on this host (`lib/capture/picked`); wins over what is guessed. */
  picked?: ReadPicked;
  /** Where the pointer is, in client coordinates: the mail nearest to it is meant. */
  pointer?: { x: number; y: number };
  /** Kept by who looks again and again (`createLooks`). */
  looks?: Looks;
}

/**
 * The mail where the person pointed, `lost` where the page no longer looks like that, null where nothing was picked
 * on this host.
 */
export type ReadPicked = (
  document: Document,
  host: string,
  read: { cues: Cues; all: readonly Candidate[] },
) => OpenMail | 'lost' | null;

/** An open mail on the page: shown with its text, not a row of a list. */
export interface OpenMail {
  /** The element that holds the mail's header and body. */
  root: Element;
  /** The element that shows the sender: the chip's place. Null where the sender is not known. */
  anchor: Element | null;
  /** The fields as the page showed them when the mail was found; signature and reasons are read from the letter. */
  capture(): Capture;
  /** The mail's own words below its header, without what it quotes. */
  lines(): Line[];
}

export const noSignature: Readonly<Signature> = {
  name: null,
  company: null,
  position: null,
  phones: [],
  emails: [],
};
