import type { Capture, Found } from '../domain/capture';

/** What a mail says of its sender. */
export interface MailSays {
  company?: string;
  position?: string;
  phones?: string[];
}

/** Below this a value is only offered, never news. */
const sure = 0.7;

const value = (found: Found | null) => (found && found.confidence >= sure ? found.value : undefined);

/** Null where the mail says nothing that is sure enough, or its text was not read yet. */
export function mailSays({ signature }: Pick<Capture, 'signature'>): MailSays | null {
  const [company, position] = [value(signature.company), value(signature.position)];
  const phones = signature.phones.flatMap((one) => value(one) ?? []).slice(0, 5);
  if (company === undefined && position === undefined && phones.length === 0) return null;
  return {
    ...(company === undefined ? {} : { company }),
    ...(position === undefined ? {} : { position }),
    ...(phones.length === 0 ? {} : { phones }),
  };
}
