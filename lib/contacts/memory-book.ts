import { addressKey } from '../domain/address';
import { likelyKey, nameKey } from './keys';
import { lineOf } from './line-of';
import type { Completeness, ContactBook, MirrorContact } from './mirror';

const usual = 100;

const whole = (held: number): Completeness => ({
  ...{ done: true, pages: Math.max(1, Math.ceil(held / 20)), held, total: held },
  ...{ doneAt: 0, expectedAt: null, staleAt: null, withheld: false },
});

/** A book over a list at hand, for tests and stories; `known` overrides what is said of completeness. */
export function createMemoryBook(
  contacts: readonly MirrorContact[],
  known: Partial<Completeness> = {},
): ContactBook {
  const of = (account: string | null | undefined) =>
    contacts.filter((one) => account === null || account === undefined || one.account === account);
  const search: ContactBook['search'] = async (query, limit, account) => {
    const words = query.split(/\s+/).flatMap((word) => (nameKey(word) === '' ? [] : [nameKey(word)]));
    const found = of(account).filter(({ name, company, addresses }) => {
      const text = nameKey([name, company, ...addresses.map(({ address }) => address)].join('\n'));
      return words.every((word) => text.includes(word));
    });
    return found.slice(0, limit).map((contact) => ({ contact, where: 'name' }));
  };
  const byAddress: ContactBook['byAddress'] = async (account, address) => {
    const [key, likely] = [addressKey(address), likelyKey(address)];
    const exact = of(account).filter(({ addresses }) => addresses.some((one) => one.key === key));
    return {
      exact: exact.sort((a, b) => b.seenAt - a.seenAt),
      likely: of(account).filter(
        (one) => !exact.includes(one) && one.addresses.some((each) => each.likely === likely),
      ),
      since: known.done === false ? null : 0,
      withheld: known.withheld ?? false,
    };
  };
  return {
    byAddress,
    byAddresses: (account, addresses) => Promise.all(addresses.map((one) => byAddress(account, one))),
    byId: async (account, id) => of(account).find((one) => one.id === id) ?? null,
    search,
    async find(query, limit, account) {
      const found = await search(query, limit, account);
      return found.map(({ contact, where }) => ({ ...lineOf(contact), where }));
    },
    async all(account, cursor = '0', page = usual) {
      const rows = of(account).sort((a, b) => a.name.localeCompare(b.name));
      const from = Number(cursor);
      const next = from + page < rows.length ? { next: String(from + page) } : {};
      return { rows: rows.slice(from, from + page), ...next };
    },
    completeness: async (account) => ({ ...whole(of(account).length), ...known }),
  };
}
