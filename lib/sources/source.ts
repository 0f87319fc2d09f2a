import type { Capture, Person } from '../domain/capture';
import type { Letter } from '../domain/letter';

/** A person read from something other than an open mail. `letter` = what signature and trust are still to be read from. */
export interface Source {
  capture: Capture;
  letter: Letter | null;
}

/** Why nothing was read; a key below `source.problem`. */
export type SourceProblem = 'empty' | 'tooLarge' | 'unreadable' | 'nobody' | 'several';

export type Sourced = Source | { problem: SourceProblem };

export const largestText = 200_000;
/** Mails carry attachments; of those nothing is read. */
export const largestFile = 20_000_000;

export const blankCapture = (adapter: string, sender: Person | null): Capture => ({
  adapter,
  confidence: sender ? 0.9 : 0,
  sender,
  replyTo: null,
  subject: '',
  to: [],
  cc: [],
  date: '',
  messageId: '',
  signature: { name: null, company: null, position: null, phones: [], emails: [] },
  reasons: [],
  warnings: [],
});
