import type { Signature } from '../../domain/capture';

/** What a mail says of its sender. `from` is a raw From value or its parts; `lines` wins over `text`. */
export interface SignatureInput {
  from: string | { name: string; address: string };
  subject?: string;
  text?: string;
  lines?: readonly string[];
  /** The reader's own addresses: never the sender's. */
  own?: readonly string[];
}

/** Contact details of the sender, each with confidence and the words it came from. Never throws. */
export function readSignature(_input: SignatureInput): Signature {
  return { name: null, company: null, position: null, phones: [], emails: [] };
}
