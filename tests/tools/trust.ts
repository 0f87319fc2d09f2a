import { addressParser } from 'postal-mime';
import { knownOf } from '../../lib/capture/trust/known';
import { lookTwice } from '../../lib/capture/trust/look-twice';
import type { Person } from '../../lib/domain/capture';
import { answerLines, objectIn } from './json-lines';

function field(mail: unknown, key: string): unknown {
  return typeof mail === 'object' && mail !== null ? Reflect.get(mail, key) : undefined;
}

const text = (mail: unknown, key: string): string => {
  const value = field(mail, key);
  return typeof value === 'string' ? value : '';
};

function people(mail: unknown): Person[] {
  const list = field(mail, 'contacts');
  return Array.isArray(list)
    ? list.map((one) => ({ name: text(one, 'name'), address: text(one, 'address') }))
    : [];
}

/** The addresses that a second, widely used parser finds. */
export function secondReading(header: string): string[] {
  return addressParser(header.replace(/\[mailto:([^\]<>\s]{3,254})\]/gi, '<$1>'), { flatten: true }).map(
    (one) => one.address ?? '',
  );
}

/** One line of input, as JSON `{id, from, replyTo?, returnPath?, own?, contacts?}`, to one line of output. */
export function answer(line: string): string {
  const mail = objectIn(line);
  const reading = lookTwice({
    from: text(mail, 'from'),
    replyTo: text(mail, 'replyTo') || null,
    returnPath: text(mail, 'returnPath'),
    own: text(mail, 'own'),
    contacts: [knownOf(people(mail))],
    secondReading,
  });
  return JSON.stringify({ id: field(mail, 'id') ?? null, ...reading });
}

if (process.argv[1]?.endsWith('trust.ts')) {
  await answerLines(answer);
}
