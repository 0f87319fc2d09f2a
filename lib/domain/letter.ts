import type { Capture, Person } from './capture';

/** A mail's words, as plain data: what is read in the worker and not in the page. */
export interface Letter {
  sender: Person;
  replyTo: Person | null;
  subject: string;
  lines: string[];
}

/** What the reader takes of one mail: more lines than that are no letter. */
export const mostLines = 2000;

/** Null where the sender is not known: nothing can be read of nobody. */
export function letterOf(
  { sender, replyTo, subject }: Capture,
  lines: readonly { text: string }[],
): Letter | null {
  return sender && { sender, replyTo, subject, lines: lines.slice(0, mostLines).map(({ text }) => text) };
}
