import { findMails } from '../capture';
import { peopleIn } from '../contacts/files/list';
import { letterOf } from '../domain/letter';
import { readEml } from './eml';
import { personIn } from './selection';
import { blankCapture, largestText, type Sourced } from './source';

/** Header rows as a mail has them, From among them; what programs put around a copied header is passed over. */
const header = /^(?:[\w-]{1,60}:[ \t]?.*\r?\n(?:[ \t].*\r?\n)*)*from:/i;

/** `From: …` in the languages that people's mail programs speak, as they copy a mail's head. */
function copiedMail(text: string, page: Document): Sourced | null {
  const pre = page.createElement('pre');
  pre.textContent = text;
  page.body.append(pre);
  const [mail] = findMails(page, new URL('https://pasted.invalid/mail/'));
  const capture = mail?.capture();
  return mail && capture?.sender
    ? { capture: { ...capture, adapter: 'text' }, letter: letterOf(capture, mail.lines()) }
    : null;
}

/** Pasted text: raw headers, a copied mail, or words that hold one address. */
export async function readText(typed: string, blank: () => Document): Promise<Sourced> {
  const text = typed.trim();
  if (text === '') return { problem: 'empty' };
  if (text.length > largestText) return { problem: 'tooLarge' };
  if (header.test(`${text}\n`)) return readEml(text);
  const copied = copiedMail(text, blank());
  if (copied) return copied;
  const sender = personIn(text);
  if (!sender) return { problem: peopleIn(text).length > 1 ? 'several' : 'nobody' };
  const capture = blankCapture('text', sender);
  return {
    capture,
    letter: letterOf(
      capture,
      text.split(/\r?\n/).map((line) => ({ text: line })),
    ),
  };
}
