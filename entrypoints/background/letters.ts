import type { Known } from '../../lib/capture/trust/known';
import type { Capture, Person } from '../../lib/domain/capture';
import type { KnownPeople } from './known-people';
import type { ReadLetter } from './reading';
import type { Standing } from './standing';

export interface LettersParts {
  current: Standing['current'];
  knownPeople: KnownPeople;
}

export interface Letters {
  /** Reads on in a mail's words, beside what the person's own addresses and contacts are. */
  read: ReadLetter;
  /** Accounts, contacts or wishes are others: what a letter means may be another thing. */
  forget(): void;
}

/** More than any thread shows. */
const mostKept = 600;

export function createLetters({ current, knownPeople }: LettersParts): Letters {
  /** A page that changes is read again and again, and its letters stay the same. */
  const kept = new Map<string, ReturnType<ReadLetter>>();

  /** A thousand people are made ready once, not for each letter. */
  const ready = new WeakMap<readonly Person[], Known>();

  const read: ReadLetter = async (letter): Promise<Pick<Capture, 'signature' | 'reasons'>> => {
    // Its words in many languages are made ready when a letter comes, not whenever the worker starts.
    const { knownOf, readLetter } = await import('../../lib/capture/letter');
    const { list, account } = await current();
    const own = list.map(({ address }) => address).filter(Boolean);
    const people = account === null ? [] : await knownPeople.of(account, letter.sender.name);
    const contacts = people.map((some) => {
      const known = ready.get(some) ?? knownOf(some);
      ready.set(some, known);
      return known;
    });
    return readLetter(letter, { own, contacts });
  };

  return {
    read(letter) {
      const key = JSON.stringify(letter);
      const before = kept.get(key);
      if (before) return before;
      if (kept.size >= mostKept) kept.clear();
      const said = read(letter);
      kept.set(key, said);
      said.catch(() => kept.delete(key));
      return said;
    },
    forget() {
      kept.clear();
      knownPeople.forget();
    },
  };
}
