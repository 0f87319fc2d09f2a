import { z } from 'zod';
import type { ContactBook } from '../../lib/contacts/mirror';
import type { Person, Reason } from '../../lib/domain/capture';
import type { Intent } from '../../lib/domain/intent';

export interface KnownPeopleNeeds {
  book: Pick<ContactBook, 'all' | 'search'>;
  outbox: { list(limit?: number): Promise<Intent[]> };
}

/** Whom an account knows, as far as a sender of this name can be told by it. */
export type KnownPeople = (account: string, name: string) => Promise<Person[]>;

/** Pages of the book, 100 people each: enough to tell a copied domain by, and no more than a glance. */
const mostPages = 10;
const mostNamesakes = 50;
const mostWishes = 500;
const wished = z.looseObject({ fields: z.looseObject({ name: z.string(), address: z.string() }) });

export function createKnownPeople({ book, outbox }: KnownPeopleNeeds): KnownPeople {
  async function inBook(account: string, name: string): Promise<Person[]> {
    const met = name === '' ? [] : await book.search(name, mostNamesakes, account);
    const rows = met.map(({ contact }) => contact);
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const read = await book.all(account, cursor);
      rows.push(...read.rows);
      cursor = read.next;
      if (cursor === undefined) break;
    }
    return rows.flatMap((row) => row.addresses.map(({ address }) => ({ name: row.name, address })));
  }

  /** Saved from here, and perhaps not in the book yet. */
  async function wishedFor(account: string): Promise<Person[]> {
    return (await outbox.list(mostWishes)).flatMap((intent) => {
      const read = wished.safeParse(intent.input);
      const holds = intent.state !== 'cancelled' && intent.state !== 'dead' && intent.undoneBy === undefined;
      return intent.account === account && holds && read.success ? [read.data.fields] : [];
    });
  }

  return async (account, name) =>
    // What is kept may be out of reach: a mail is read all the same.
    (await Promise.all([inBook(account, name), wishedFor(account)].map((one) => one.catch(() => [])))).flat();
}

/** Reasons without what they rest on beside the mail itself: a page learns of no contact and no account. */
export const toldToTab = (reasons: readonly Reason[], { address }: Person): Reason[] =>
  reasons.map(({ kind, evidence }) => {
    if (kind === 'knownName') return { kind, evidence: '' };
    const copied = kind === 'looksLikeOwn' || kind === 'looksLikeContact';
    return { kind, evidence: copied ? address.slice(address.lastIndexOf('@') + 1) : evidence };
  });
