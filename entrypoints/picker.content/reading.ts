import { readCues } from '../../lib/capture/cues';
import { readDom } from '../../lib/capture/page';
import { pickedPerson, pickedText } from '../../lib/capture/picked';
import type { Person } from '../../lib/domain/capture';
import type { PickedRole } from '../../lib/domain/pick';

/** What would be read where the person points: words, or why nothing. */
export type Read = { text: string } | { none: 'nobody' | 'several' | 'empty' };

const freshFor = 500;

const nameOf = ({ name, address }: Person) =>
  name !== '' && address !== '' ? `${name} <${address}>` : name || address;

/** Reads as the mails will be read later. A page is read anew at most twice a second. */
export function createReading(now: () => number): (element: Element, role: PickedRole) => Read {
  const kept = new WeakMap<Document, { at: number; cues: ReturnType<typeof readCues> }>();

  function cuesOf(document: Document) {
    const before = kept.get(document);
    if (before && now() - before.at < freshFor) return before.cues;
    const page = readDom(document);
    if (!page) return null;
    const cues = readCues(page, document.title);
    kept.set(document, { at: now(), cues });
    return cues;
  }

  return (element, role) => {
    const cues = cuesOf(element.ownerDocument);
    if (!cues) return { none: 'empty' };
    if (role !== 'sender') {
      const text = pickedText(cues, element);
      return text === '' ? { none: 'empty' } : { text };
    }
    const person = pickedPerson(cues, element);
    if (person === null) return { none: 'nobody' };
    return person === 'several' ? { none: 'several' } : { text: nameOf(person) };
  };
}
