import type { Person, Reason } from '../../domain/capture';

export interface TrustInput {
  /** Raw From header value, or the parts a page shows. */
  from: string | Person;
  replyTo?: string | Person | null;
  returnPath?: string;
  /** Address of the reader. */
  own?: string;
  contacts?: readonly Person[];
}

export interface TrustReading {
  /** The one sender, or null where the header names none or more than one. */
  sender: Person | null;
  /** True where mail programs would read the header differently. */
  ambiguous: boolean;
  reasons: Reason[];
}

/** Reasons to look twice before saving a sender. An empty list never means "safe". Never throws. */
export function lookTwice(_input: TrustInput): TrustReading {
  return { sender: null, ambiguous: false, reasons: [] };
}
