import { z } from 'zod';
import { phoneKey, samePhone } from '../../lib/contacts/keys';
import type { ContactBook, MirrorContact } from '../../lib/contacts/mirror';
import { recordOf } from '../../lib/contacts/record';
import type { ExternalContact, OutsiderSeen } from '../../lib/domain/external-contact';
import { Failure, type FailureFacts } from '../../lib/domain/failure';
import type { Intent } from '../../lib/domain/intent';
import { splitPhone, wholePhone } from '../../lib/domain/phone';
import { hasMail, outsiderFields, outsidersOf } from '../../lib/jobs/external-contacts/record';
import { saveOutsider } from '../../lib/jobs/external-contacts/save-outsider';
import { updateOutsider } from '../../lib/jobs/external-contacts/update-outsider';
import type { ProviderPort } from '../../lib/providers/provider';
import type { Journal } from './journal';
import { nothingMet } from './known-state';

/** Pages of 100 that are looked through for one whom the copy does not know, while the copy itself is not whole. */
const mostPages = 3;
const mostIds = 3;

export interface Person {
  address: string;
  /** As typed; '' = not yet. */
  mobile: string;
  countryCode: string;
}

export type OutsiderLook = (account: string, person: Person) => Promise<OutsiderSeen>;

export interface OutsiderLookDeps {
  outbox: Pick<Journal, 'about' | 'ask'>;
  book: Pick<ContactBook, 'byAddress' | 'search'>;
  /** A moment of the worker's clock on the wall's. */
  wall(at: number): number;
}

/** What is known here without asking. */
interface Kept {
  record: ExternalContact;
  from: 'copy' | 'saved';
  at: number;
}

const outcome = z.looseObject({ id: z.string().nullable(), after: outsiderFields });

/** The newest of our writes that stands. */
function savedOf(about: readonly Intent[]): Kept | null {
  const kinds: readonly string[] = [saveOutsider.kind, updateOutsider.kind];
  for (const { kind, state, undoneBy, result, settledAt = 0 } of about) {
    if (!kinds.includes(kind) || state !== 'done' || undoneBy !== undefined) continue;
    const { data } = outcome.safeParse(result);
    if (!data?.id) continue;
    const shown = Object.entries(data.after).filter(([, value]) => value !== undefined);
    return { record: { id: data.id, ...Object.fromEntries(shown) }, from: 'saved', at: settledAt };
  }
  return null;
}

function copyOf(row: MirrorContact): Kept {
  const { name, phone = '', address, company, position, remark } = recordOf(row);
  const record: ExternalContact = { id: row.id, name, ...splitPhone(phone) };
  if (address) record.mail = address;
  if (company) record.company = company;
  if (position) record.title = position;
  if (remark) record.remark = remark;
  return { record, from: row.source === 'own' ? 'saved' : 'copy', at: row.seenAt };
}

const factsOf = (error: unknown): FailureFacts =>
  error instanceof Failure ? error.facts : { kind: 'unknown', execution: 'notExecuted' };

async function recordFor(port: ProviderPort, id: string): Promise<ExternalContact | null> {
  try {
    return await outsidersOf(port).get(id);
  } catch (error) {
    if (factsOf(error).kind === 'notFound') return null;
    throw error;
  }
}

/**
 * Reads the record itself, by the id that the copy or an earlier save knows; the service has no search. Where it cannot be
 * read now, what is known here is told instead, with the reason and since when.
 */
export function createOutsiderLook({ outbox, book, wall }: OutsiderLookDeps): OutsiderLook {
  return async (account, { address, mobile, countryCode }) => {
    const phone = phoneKey(wholePhone(countryCode, mobile));
    const input = { person: { name: '', mobile, countryCode, labels: [], follower: '', mail: address } };
    const [match, met, about] = await Promise.all([
      book.byAddress(account, address).catch(() => nothingMet),
      phone === '' ? [] : book.search(mobile, 20, account).catch(() => []),
      outbox.about(account, saveOutsider.kind, input),
    ]);
    const called = met.filter(({ contact }) => contact.phones.some(({ key }) => samePhone(key, phone)));
    const saved = savedOf(about);
    const copies = [...match.exact, ...called.map(({ contact }) => contact)].map(copyOf);
    // Of a write of ours the journal knows more than the copy that learnt of it.
    const seen = copies.filter(({ record, from }) => from === 'copy' || record.id !== saved?.record.id);
    const kept = [...seen, ...(saved ? [saved] : [])].sort((a, b) => b.at - a.at);
    const ids = [...new Set(kept.map(({ record }) => record.id))].slice(0, mostIds);

    /** A record that names another address is somebody else's by now. */
    const isThem = (row: ExternalContact) =>
      !row.mail ||
      hasMail(row, address) ||
      samePhone(phoneKey(wholePhone(row.countryCode ?? '', row.mobile ?? '')), phone);

    async function read(port: ProviderPort): Promise<Pick<OutsiderSeen, 'record' | 'whole'>> {
      for (const id of ids) {
        const row = await recordFor(port, id);
        if (row && isThem(row)) return { record: row, whole: true };
      }
      if (match.since !== null && !match.withheld) return { record: null, whole: true };
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        const { rows, next } = await outsidersOf(port).list(cursor);
        const record = rows.find((row) => hasMail(row, address)) ?? null;
        if (record || next === undefined) return { record, whole: true };
        cursor = next;
      }
      return { record: null, whole: false };
    }

    try {
      return { ...(await outbox.ask(account, read)), from: 'live', at: null, failure: null };
    } catch (error) {
      const failure = factsOf(error);
      const last = kept.find(({ record }) => isThem(record));
      if (!last) return { record: null, from: 'live', at: null, failure, whole: false };
      return { ...last, at: wall(last.at), failure, whole: false };
    }
  };
}
