import { describe, expect, it } from 'vitest';
import { createOutsiderLook } from '../../entrypoints/background/outsider-look';
import type { AddressMatch } from '../../lib/contacts/mirror';
import { mirrorContact } from '../../lib/contacts/to-mirror';
import type { ExternalContact } from '../../lib/domain/external-contact';
import { Failure, type FailureFacts } from '../../lib/domain/failure';
import type { Intent } from '../../lib/domain/intent';
import type { ProviderPort } from '../../lib/providers/provider';

const ana: ExternalContact = {
  ...{ id: '01', name: 'Ana', mobile: '13900139000', countryCode: '86', company: 'Rain', labels: [7] },
  mail: 'ana@rain.example',
};
const person = { address: 'ana@rain.example', mobile: '13900139000', countryCode: '86' };
const none = { address: person.address, mobile: '', countryCode: '' };
const copy = (seenAt: number, company = 'Old rain') =>
  mirrorContact(
    'd',
    { id: '01', name: 'Ana', address: 'ana@rain.example', phone: '+86 13900139000', company },
    { seenAt, source: 'list' },
  );
const down = (facts: Partial<FailureFacts> = {}) =>
  new Failure({ kind: 'unavailable', execution: 'notExecuted', ...facts });

interface Desk {
  /** The service's records; a failure = it cannot be asked. */
  records?: ExternalContact[] | Failure;
  match?: Partial<AddressMatch>;
  called?: ReturnType<typeof copy>[];
  about?: Intent[];
}

function desk({ records = [], match = {}, called = [], about = [] }: Desk) {
  const calls: string[] = [];
  const all = () => {
    if (records instanceof Failure) throw records;
    return records;
  };
  const unused = async () => {
    throw new Error('unused');
  };
  const port: ProviderPort = {
    provider: 'fake',
    externalContacts: {
      async list(cursor) {
        calls.push(`list ${cursor ?? ''}`);
        const from = Number(cursor ?? 0);
        const rows = all().slice(from, from + 1);
        return { rows, ...(from + 1 < all().length ? { next: String(from + 1) } : {}) };
      },
      async get(id) {
        calls.push(`get ${id}`);
        const found = all().find((one) => one.id === id);
        if (!found) throw new Failure({ kind: 'notFound', execution: 'notExecuted' });
        return found;
      },
      ...{ create: unused, update: unused, remove: unused, labelGroups: unused },
    },
  };
  const look = createOutsiderLook({
    outbox: { about: async () => about, ask: async (_account, read) => read(port) },
    book: {
      byAddress: async () => ({ exact: [], likely: [], since: null, withheld: false, ...match }),
      search: async () => called.map((contact) => ({ contact, where: 'other' as const })),
    },
    wall: (at) => at + 1_000,
  });
  return { calls, look: (who = person) => look('d', who) };
}

const live = { from: 'live', at: null, failure: null, whole: true };

describe('what an address book of outsiders says of a person', () => {
  it('is the record as it is now, by the id that the copy knows', async () => {
    const { look, calls } = desk({ records: [ana], match: { exact: [copy(5)] } });
    expect(await look()).toEqual({ ...live, record: ana });
    expect(calls).toEqual(['get 01']);
  });

  it('finds who was only called before, and nobody whose record names another by now', async () => {
    const { mail: _, ...nameless } = ana;
    expect((await desk({ records: [nameless], called: [copy(5)] }).look()).record).toEqual(nameless);
    const other = { ...ana, mobile: '1', mail: 'bo@rain.example' };
    expect(await desk({ records: [other], match: { exact: [copy(5)], since: 1 } }).look(none)).toEqual({
      ...live,
      record: null,
    });
  });

  it('is looked for on the first pages where the copy is not whole, and not asked for where it is', async () => {
    const others = [1, 2, 3, 4].map((n) => ({ id: `x${n}`, name: 'Bo', mail: `bo${n}@rain.example` }));
    expect((await desk({ records: [...others.slice(2), ana] }).look(none)).record).toEqual(ana);
    const far = desk({ records: [...others, ana] });
    expect(await far.look(none)).toEqual({ ...live, record: null, whole: false });
    expect(far.calls).toEqual(['list ', 'list 1', 'list 2']);
    const known = desk({ records: [ana], match: { since: 1 } });
    expect(await known.look(none)).toEqual({ ...live, record: null });
    expect(known.calls).toEqual([]);
  });

  it('is what was seen last where the service cannot be asked, with why and since when', async () => {
    const ban = down({ kind: 'rateLimited', retryAt: 9 });
    expect(await desk({ records: ban, match: { exact: [copy(5)] } }).look()).toEqual({
      record: expect.objectContaining({
        id: '01',
        company: 'Old rain',
        mobile: '13900139000',
        countryCode: '86',
      }),
      ...{ from: 'copy', at: 1_005, whole: false },
      failure: ban.facts,
    });
    expect(await desk({ records: down() }).look()).toEqual({
      ...{ record: null, from: 'live', at: null, whole: false },
      failure: down().facts,
    });
  });

  it('is what was saved from here where that is newer than what was seen', async () => {
    const { id, ...after } = { ...ana, labels: [7], follower: '007', company: 'New rain' };
    const settled: Intent = {
      ...{
        id: 'i',
        kind: 'save-outsider',
        version: 1,
        account: 'd',
        resource: 'r',
        class: 'click',
        input: {},
      },
      ...{ state: 'done', attempt: 1, owner: null, createdAt: 0, readyAt: 0, updatedAt: 8, revision: 1 },
      ...{ lookAfter: 0, settledAt: 8, result: { id, before: null, after } },
    };
    const match = { exact: [copy(5)] };
    expect(await desk({ records: down(), match, about: [settled] }).look()).toMatchObject({
      ...{ from: 'saved', at: 1_008 },
      record: { id: '01', company: 'New rain', labels: [7] },
    });
    const undone = { ...settled, undoneBy: 'j' };
    expect(await desk({ records: down(), match, about: [undone] }).look()).toMatchObject({ from: 'copy' });
  });
});
