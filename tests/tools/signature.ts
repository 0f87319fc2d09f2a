import { readSignature } from '../../lib/capture/signature/read';
import { answerLines, objectIn } from './json-lines';

/** Values as sure as those that a form fills in. */
const filled = 0.7;

const value = (found: { value: string; confidence: number } | null): string | null =>
  found !== null && found.confidence >= filled ? found.value : null;

/** One line of input, as JSON `{id, from, subject?, text}`, to one line of output. */
export function answer(line: string): string {
  const mail = objectIn(line);
  const text = (key: string): string => {
    const field: unknown = Reflect.get(mail, key);
    return typeof field === 'string' ? field : '';
  };
  const read = readSignature({
    from: text('from'),
    subject: text('subject'),
    text: text('text') || text('body'),
  });
  return JSON.stringify({
    id: Reflect.get(mail, 'id') ?? null,
    name: value(read.name),
    company: value(read.company),
    position: value(read.position),
    phones: read.phones
      .filter((phone) => phone.confidence >= filled)
      .map((phone) => (phone.extension ? `${phone.value} ext. ${phone.extension}` : phone.value)),
    emails: read.emails.filter((email) => email.confidence >= filled).map((email) => email.value),
  });
}

if (process.argv[1]?.endsWith('signature.ts')) {
  await answerLines(answer);
}
