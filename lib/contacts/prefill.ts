import type { Capture, Found } from '../domain/capture';
import type { ContactField, ContactFields } from '../domain/contact';

/** A value the mail suggests for a field; never taken unasked. */
export interface Offer {
  field: ContactField;
  value: string;
  /** The words of the mail it came from. */
  span: string;
}

export interface Prefill {
  fields: ContactFields;
  /** Values filled in from the mail's text, with the words they came from. */
  filled: Offer[];
  offers: Offer[];
}

const sure = 0.7;
const worthOffering = 0.4;

type Candidate = Offer & { confidence: number };

const candidate = (field: ContactField, found: Found, value = found.value): Candidate => ({
  field,
  value: value.trim(),
  span: found.span,
  confidence: found.confidence,
});

function candidates({ signature }: Capture): Candidate[] {
  const one = (field: ContactField, found: Found | null) => (found ? [candidate(field, found)] : []);
  const rank = (type: string) => ['mobile', 'direct', 'office', 'main'].indexOf(type);
  const phones = [...signature.phones]
    .sort((a, b) => rank(a.type) - rank(b.type))
    .map((phone) =>
      candidate('phone', phone, phone.extension ? `${phone.value} ext. ${phone.extension}` : phone.value),
    );
  return [
    ...one('name', signature.name),
    ...one('name', signature.nativeName ?? null),
    ...one('company', signature.company),
    ...one('position', signature.position),
    ...phones,
  ].filter(({ value, confidence }) => value !== '' && confidence >= worthOffering);
}

/**
 * What the form shows before the person has typed: the sender, what the signature says surely, and offers for the
 * rest. Whoever gives no name is named by the address: the service takes no contact without one. Of an unsure sender nothing is filled in.
 */
export function prefill(capture: Capture): Prefill {
  const fields: ContactFields = { name: capture.sender?.name ?? '' };
  if (capture.sender) fields.address = capture.sender.address;
  const filled: Offer[] = [];
  const offers: Offer[] = [];
  for (const { confidence, ...offer } of candidates(capture)) {
    if (fields[offer.field] === offer.value) continue;
    if (capture.sender && confidence >= sure && !fields[offer.field]) {
      fields[offer.field] = offer.value;
      filled.push(offer);
    } else offers.push(offer);
  }
  if (fields.name === '') fields.name = fields.address ?? '';
  return { fields, filled, offers };
}
