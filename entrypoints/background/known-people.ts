import { z } from 'zod';
import type { ContactBook, MirrorContact } from '../../lib/contacts/mirror';
import type { Person, Reason } from '../../lib/domain/capture';
import type { Intent } from '../../lib/domain/intent';

export interface KnownPeopleNeeds {
  book: Pick<ContactBook, 'all' | 'search'>;
  outbox: { list(limit?: number): Promise<Intent[]> };
}

export interface KnownPeople {
  /**
   * Whom an account knows, as far as a sender of this name can be told by it: those of that name, and the same list of others
   * until they may be others.
   */
  of(account: string, name: string): Promise<[namesakes: readonly Person[], others: readonly Person[]]>;
  /** They may be others now. */
  forget(): void;
}

/** Pages of the book, 100 people each: enough to tell a copied domain by, and no more than a glance. */
const mostPages = 10;
const mostNamesakes = 50;
const mostWishes = 500;
const wished = z.looseObject({ fields: z.looseObject({ name: z.string(), address: z.string() }) });

export function createKnownPeople({ book, outbox }: KnownPeopleNeeds): KnownPeople {
  const person = (row: MirrorContact) => row.addresses.map(({ address }) => ({ name: row.name, address }));

  async function namesakes(account: string, name: string): Promise<Person[]> {
    const met = name === '' ? [] : await book.search(name, mostNamesakes, account);
    return met.flatMap(({ contact }) => person(contact));
  }

  async function anybody(account: string): Promise<Person[]> {
    const rows = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const read = await book.all(account, cursor);
      rows.push(...read.rows);
      cursor = read.next;
      if (cursor === undefined) break;
    }
    return rows.flatMap(person);
  }

  /** Saved from here, and perhaps not in the book yet. */
  async function wishedFor(account: string): Promise<Person[]> {
    return (await outbox.list(mostWishes)).flatMap((intent) => {
      const read = wished.safeParse(intent.input);
      const holds = intent.state !== 'cancelled' && intent.state !== 'dead' && intent.undoneBy === undefined;
      return intent.account === account && holds && read.success ? [read.data.fields] : [];
    });
  }

  // What is kept may be out of reach: a mail is read all the same.
  const orNobody = (people: Promise<Person[]>) => people.catch((): Person[] => []);
  const whoever = new Map<string, Promise<Person[]>>();

  return {
    async of(account, name) {
      const others =
        whoever.get(account) ??
        Promise.all([orNobody(anybody(account)), orNobody(wishedFor(account))]).then((all) => all.flat());
      whoever.set(account, others);
      return Promise.all([orNobody(namesakes(account, name)), others]);
    },
    forget: () => whoever.clear(),
  };
}

/** Reasons without what they rest on beside the mail itself: a page learns of no contact and no account. */
export const toldToTab = (reasons: readonly Reason[], { address }: Person): Reason[] =>
  reasons.map(({ kind, evidence }) => {
    if (kind === 'knownName') return { kind, evidence: '' };
    const copied = kind === 'looksLikeOwn' || kind === 'looksLikeContact';
    return { kind, evidence: copied ? address.slice(address.lastIndexOf('@') + 1) : evidence };
  });
