import type { Found, Signature } from '../../domain/capture';
import { findBlock } from './block';
import { readCompany } from './company';
import { readEmails } from './emails';
import { splitLines } from './lines';
import { readName } from './name';
import { organisationOf, suggestion } from './organisation';
import { readPhones } from './phones';
import { readPosition } from './position';
import { ownLines } from './quote';
import { segments } from './segments';
import { labelOf, readSender } from './sender';
import { conferenceLines, signedLines } from './tail';

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
export function readSignature(input: SignatureInput): Signature {
  const sender = readSender(input.from);
  const lines = signedLines(ownLines(input.lines ?? splitLines(input.text ?? '')));
  const blockLines = findBlock(lines, sender);
  const pieces = segments(blockLines);
  const name = readName(sender, pieces, lines);
  const emails = readEmails(blockLines, sender, input.own ?? []);
  const others = conferenceLines(blockLines);
  const phones = readPhones(pieces, (line) => others.has(line));
  const labels = [sender.label, ...emails.map((email) => labelOf(email.value))].filter(
    (label) => label !== '',
  );
  const company = best(
    readCompany(pieces, {
      sender,
      labels,
      nameLine: name.line,
      reached: phones.length > 0,
      contact: phones.length > 0 || emails.length > 0 || blockLines.length > 3,
    }),
    organisationOf(sender),
    suggestion(sender),
  );
  const position = best(readPosition(pieces, sender, name, company?.value ?? ''));
  const native = best(name.native);
  return {
    name: best(name.name),
    ...(native ? { nativeName: native } : {}),
    company,
    position,
    phones,
    emails,
  };
}

/** The surest value. One that holds a bracket of markup is no value. */
function best(...found: (Found | null)[]): Found | null {
  const plain = found.filter((one) => one !== null && !/[<>]/.test(one.value));
  return plain.reduce(
    (top, next) => (next !== null && (top === null || next.confidence > top.confidence) ? next : top),
    null,
  );
}
