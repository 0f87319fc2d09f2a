import type { Capture, Signature } from '../domain/capture';

/** One line of a mail's own text. `cells` are its parts where a table or tabs set them apart. */
export interface Line {
  text: string;
  cells: string[];
  /** Inside an element the mail program marked as the signature. */
  signature: boolean;
}

/** An open mail of a snapshot: shown with its text, not a row of a list. */
export interface SeenMail {
  document: number;
  /** Number of the element that holds the mail's header and body. */
  root: number;
  /** Of the one that shows the sender: the chip's place. Null where the sender is not known. */
  anchor: number | null;
  /** The fields as the page showed them; signature and reasons are read from the letter. */
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
