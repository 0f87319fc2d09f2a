import type { Capture, Reason } from '../domain/capture';
import type { Letter } from '../domain/letter';
import { readSignature } from './signature/read';
import { type Known, knownOf } from './trust/known';
import { lookTwice } from './trust/look-twice';

export { knownOf };

/** What the worker knows and no page does. */
export interface Reader {
  /** The person's own addresses, of every account. */
  own: readonly string[];
  contacts?: readonly Known[];
}

/** What a letter says beyond its header: who signed it, and what does not add up. */
export function readLetter(
  { sender, replyTo, subject, lines }: Letter,
  { own, contacts = [] }: Reader,
): Pick<Capture, 'signature' | 'reasons'> {
  const reasons = new Map<string, Reason>();
  for (const mine of own.length > 0 ? own : [''])
    for (const reason of lookTwice({ from: sender, replyTo, own: mine, contacts }).reasons)
      reasons.set(`${reason.kind}\n${reason.evidence}`, reason);
  return {
    signature: readSignature({ from: sender, subject, lines, own }),
    reasons: [...reasons.values()],
  };
}
