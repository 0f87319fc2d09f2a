import type { Person } from '../../domain/capture';
import { skeleton } from './confusables';
import { domainOf, freeMail, organisational } from './domains';
import { nameKey } from './names';

/** A domain with what it is compared by. */
export interface Shape {
  /** In Unicode, lower case. */
  domain: string;
  /** Its registrable part, and how that looks. */
  home: string;
  look: string;
  /** The label it is known by, how that looks, and the words that hyphens part it into. */
  label: string;
  labelLook: string;
  words: readonly { word: string; look: string }[];
}

export function shapeOf(domain: string): Shape {
  const home = organisational(domain);
  const label = home.split('.')[0] ?? '';
  const words = label.includes('-') ? label.split('-') : [];
  return {
    ...{ domain, home, look: skeleton(home), label, labelLook: skeleton(label) },
    words: words.map((word) => ({ word, look: skeleton(word) })),
  };
}

/** People made ready to be compared with one sender after another: that takes far longer than a comparison. */
export interface Known {
  /** By `nameKey`; only those with an address. */
  named: ReadonlyMap<string, readonly Person[]>;
  /** Each domain once, open mail providers aside. */
  domains: readonly Shape[];
  homes: ReadonlySet<string>;
}

/** The domain of an address, where it is not anybody's. */
export function companyOf(address: string): Shape | null {
  const domain = domainOf(address);
  return domain.includes('.') && !freeMail.test(organisational(domain)) ? shapeOf(domain) : null;
}

export function knownOf(people: readonly Person[]): Known {
  const named = new Map<string, Person[]>();
  const domains = new Map<string, Shape | null>();
  for (const person of people) {
    if (person.address === '') continue;
    const key = nameKey(person.name);
    const same = named.get(key);
    if (same) same.push(person);
    else named.set(key, [person]);
    const at = person.address.slice(person.address.lastIndexOf('@') + 1).toLowerCase();
    if (!domains.has(at)) domains.set(at, companyOf(person.address));
  }
  const shapes = [...domains.values()].filter((shape) => shape !== null);
  return { named, domains: shapes, homes: new Set(shapes.map(({ home }) => home)) };
}

/** The contact of the same name whose addresses are all others, or null. */
export function namesake(sender: Person, contacts: readonly Known[]): Person | null {
  const key = nameKey(sender.name);
  if (key.length < 2 || (!key.includes(' ') && /^[\x20-\x7e]*$/.test(key))) return null;
  const same = contacts.flatMap(({ named }) => named.get(key) ?? []);
  const mine = domainOf(sender.address);
  const known = same.some((contact) => {
    const theirs = domainOf(contact.address);
    const shared = organisational(theirs) === organisational(mine) && !freeMail.test(organisational(mine));
    return contact.address.toLowerCase() === sender.address.toLowerCase() || shared;
  });
  return known ? null : (same[0] ?? null);
}
