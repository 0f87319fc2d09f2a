import type { Capture } from '../domain/capture';
import type { Letter } from '../domain/letter';
import { readSignature } from './signature/read';
import { lookTwice } from './trust/look-twice';

/** What a letter says beyond its header: who signed it, and what does not add up. `own` = the reader's own addresses. */
export function readLetter(
  { sender, replyTo, subject, lines }: Letter,
  own: readonly string[],
): Pick<Capture, 'signature' | 'reasons'> {
  const [me] = own;
  return {
    signature: readSignature({ from: sender, subject, lines, own }),
    reasons: lookTwice({ from: sender, replyTo, ...(me === undefined ? {} : { own: me }) }).reasons,
  };
}
