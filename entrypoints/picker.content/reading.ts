import { isBodyFrame } from '../../lib/capture/body-frame';
import { pickedPerson, pickedText } from '../../lib/capture/picked';
import { readCues } from '../../lib/capture/read-cues';
import { readTree } from '../../lib/capture/read-tree';
import { gatherDocument } from '../../lib/capture/snapshot';
import type { Person } from '../../lib/domain/capture';
import type { PickedRole } from '../../lib/domain/pick';
import { type Foreign, foreignAt } from './foreign';

/** What would be read where the person points: words, or why nothing. */
export type Read =
  | { text: string }
  | { none: 'nobody' | 'several' | 'empty' | 'bodyFrame' }
  | { foreign: Foreign };

const freshFor = 500;

const nameOf = ({ name, address }: Person) =>
  name !== '' && address !== '' ? `${name} <${address}>` : name || address;

/**
 * Reads as the mails will be read later. A page is read anew at most twice a second. `open` = origins whose frames the
 * person can point in.
 */
export function createReading(
  now: () => number,
  open: readonly string[],
): (element: Element, role: PickedRole) => Read {
  const kept = new WeakMap<
    Document,
    { at: number; cues: ReturnType<typeof readCues>; elements: readonly Element[] }
  >();

  function readingOf(document: Document) {
    const before = kept.get(document);
    if (before && now() - before.at < freshFor) return before;
    const found = gatherDocument(document);
    const page = found && readTree(found);
    if (!page) return null;
    const read = { at: now(), cues: readCues(page, document.title), elements: found.elements };
    kept.set(document, read);
    return read;
  }

  return (element, role) => {
    const foreign = foreignAt(element, open);
    const read = readingOf(element.ownerDocument);
    if (!read) return foreign ? { foreign } : { none: 'empty' };
    const { cues } = read;
    const at = read.elements.indexOf(element);
    const box = foreign && cues.page.boxes.find((one) => one.at === at);
    if (foreign) return box && isBodyFrame(cues, box) ? { none: 'bodyFrame' } : { foreign };
    if (role !== 'sender') {
      const text = pickedText(cues, at);
      return text === '' ? { none: 'empty' } : { text };
    }
    const person = pickedPerson(cues, at);
    if (person === null) return { none: 'nobody' };
    return person === 'several' ? { none: 'several' } : { text: nameOf(person) };
  };
}
