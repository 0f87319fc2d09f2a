import { decode, guessEncoding } from '../contacts/files/decode';
import { cardsIn, readCard } from '../contacts/files/vcard';
import type { Found } from '../domain/capture';
import { blankCapture, type Sourced } from './source';

/** One address card. Several are a list, which has its own way in. */
export function readVcf(bytes: Uint8Array): Sourced {
  const [card, another] = [...cardsIn(decode(bytes, guessEncoding(bytes)))];
  if (card === undefined) return { problem: 'unreadable' };
  if (another !== undefined) return { problem: 'several' };
  const { fields, problem } = readCard(card);
  if (problem !== null) return { problem: 'unreadable' };
  const said = (value: string | undefined): Found | null =>
    value ? { value, confidence: 0.95, span: value.slice(0, 200) } : null;
  const phone = said(fields.phone);
  const { address = '' } = fields;
  const capture = blankCapture('vcard', { name: fields.name === address ? '' : fields.name, address });
  capture.signature = {
    ...capture.signature,
    company: said(fields.company),
    position: said(fields.position),
    phones: phone ? [{ ...phone, type: 'main' }] : [],
  };
  return { capture, letter: null };
}
