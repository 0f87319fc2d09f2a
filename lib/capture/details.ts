import type { Person } from '../domain/capture';
import { peopleOf } from './fields';
import { scopeEnd } from './header';
import { readCues } from './read-cues';
import { readTree } from './read-tree';

type Folded = 'to' | 'cc' | 'replyTo';

/** The people in a header's rows that the webmail keeps folded away; null where the rows are another sender's. */
export function detailsOf(tree: string, sender: string): Record<Folded, Person[]> | null {
  const page = readTree({ tree });
  if (!page) return null;
  const cues = readCues(page, '');
  const read = (name: Folded | 'from'): Person[] => {
    const at = page.bits.findIndex((bit) => bit.field === name && !bit.attr);
    return at < 0 ? [] : peopleOf(cues, at + 1, scopeEnd(cues, at));
  };
  const [from] = read('from');
  if (from?.address.toLowerCase() !== sender.toLowerCase()) return null;
  return { to: read('to'), cc: read('cc'), replyTo: read('replyTo') };
}
