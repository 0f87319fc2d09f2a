import type { createKnownPeople } from './known-people';
import type { ReadLetter } from './reading';
import type { Standing } from './standing';

export interface LettersParts {
  current: Standing['current'];
  knownPeople: ReturnType<typeof createKnownPeople>;
}

/** Reads on in a mail's words, beside what the person's own addresses and contacts are. */
export const createLetters =
  ({ current, knownPeople }: LettersParts): ReadLetter =>
  async (letter) => {
    // Its words in many languages are made ready when a letter comes, not whenever the worker starts.
    const { readLetter } = await import('../../lib/capture/letter');
    const { list, account } = await current();
    const own = list.map(({ address }) => address).filter(Boolean);
    const contacts = account === null ? [] : await knownPeople(account, letter.sender.name);
    return readLetter(letter, { own, contacts });
  };
