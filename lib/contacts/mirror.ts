import type { ShownLine } from './search-text';

/** A contact as the mirror keeps it: what the service showed last, and the keys it is found by. */
export interface MirrorContact {
  account: string;
  id: string;
  name: string;
  addresses: MirrorAddress[];
  phones: MirrorPhone[];
  company: string;
  position: string;
  /** As the service keeps them: one text, split at commas and semicolons. */
  tags: string[];
  remark: string;
  /** The record by our own field names, as the service gave it: fields it withheld are absent. */
  raw: Readonly<Record<string, unknown>>;
  /** When a list or an own write last showed it so, epoch ms of the worker's clock. */
  seenAt: number;
  source: 'list' | 'own';
}

export interface MirrorAddress {
  address: string;
  /** `addressKey`: equal for two spellings of one mailbox. */
  key: string;
  /** `likelyKey`: equal for addresses that probably reach one person; never proof. */
  likely: string;
}

export interface MirrorPhone {
  phone: string;
  /** Digits with the country where it is written, `''` where they are too few to tell anybody by. */
  key: string;
}

/** How far an account's mirror is. */
export interface Completeness {
  /** The whole list was walked at least once since the mirror was made or cleared. */
  done: boolean;
  /** Pages of the walk under way, or of the last one. */
  pages: number;
  /** Contacts held. */
  held: number;
  /** About how many there are: from the last whole walk; null before. */
  total: number | null;
  /** When the last whole walk ended; null = never. */
  doneAt: number | null;
  /** When the walk under way is expected to end; null = none is, or nobody can tell yet. */
  expectedAt: number | null;
  /** From then on nothing here counts as known unless it is seen again. */
  staleAt: number | null;
  /** Lists do not show addresses: the account was not given the right to read them. */
  withheld: boolean;
}

export interface AddressMatch {
  /** Contacts that hold this very address, the one seen last first; more than one are duplicates. */
  exact: MirrorContact[];
  /** Contacts whose address may be the same person's: dots and tags of a provider's address. Never shown as known. */
  likely: MirrorContact[];
  /** When the account's last whole walk began: without one, "not there" is only "not seen yet". */
  since: number | null;
  /** Lists show no addresses: nothing can be told from them. */
  withheld: boolean;
}

export interface Found {
  contact: MirrorContact;
  /** Which part of it the words met. */
  where: 'name' | 'address' | 'company' | 'other';
}

/** `next` absent = the last page. */
export interface BookPage {
  rows: MirrorContact[];
  next?: string;
}

/** A found contact, as a list shows it. */
export interface FoundLine extends ShownLine {
  account: string;
  id: string;
  where: Found['where'];
}

/** What reads the mirror. Stale or doubtful rows are left out of `exact`; all else answers from what is held. */
export interface ContactBook {
  /** `account` null = of any account. */
  byAddress(account: string | null, address: string): Promise<AddressMatch>;
  /** The same for many, in their order and in one look. */
  byAddresses(account: string, addresses: readonly string[]): Promise<AddressMatch[]>;
  byId(account: string, id: string): Promise<MirrorContact | null>;
  /** Every word of the query is met: by name, address, company, phone, pinyin, initials or kana. Best first. */
  search(query: string, limit: number, account?: string | null): Promise<Found[]>;
  /** The same as lines, from memory alone. */
  find(query: string, limit: number, account: string): Promise<FoundLine[]>;
  /** By name, `most` (100 where it is absent) at a time. `cursor` absent = from the start; `next` absent = the last page. */
  all(account: string, cursor?: string, most?: number): Promise<BookPage>;
  completeness(account: string): Promise<Completeness>;
}
