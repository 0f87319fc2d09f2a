import type { Contact } from '../../../lib/domain/contact';
import type { Intent } from '../../../lib/domain/intent';
import { addresses, type Wish } from './person';
import type { Deed } from './screens';
import type { Service } from './service';
import type { Seen } from './watch';

export interface Ended {
  intents: readonly Intent[];
  wishes: readonly Wish[];
  deeds: readonly Deed[];
  service: Service;
  before: readonly Contact[];
  seen: Seen;
}

/** What only the person can tell. */
const unclears = ['outbox.unclear', 'job.saveSenderUnclear'];

const resourceOf = (address: string) => `contact:${address}`;
/** Of the fields that a job writes. */
const companyIn = (input: unknown): string =>
  /"fields":{[^}]*"company":"([^"]*)"/.exec(JSON.stringify(input))?.[1] ?? '';
const idIn = (input: unknown): string => /"id":"([^"]*)"/.exec(JSON.stringify(input))?.[1] ?? '';

/**
 * What may be there after all done intents in the order of the person's wishes: a company, or null for no contact. `unsure`:
 * after those too that still ask the person, themselves or in what takes them back, and may have been carried out in any of
 * their tries.
 */
function expected(
  address: string,
  { intents, before, seen, service }: Ended,
  unsure: boolean,
): (string | null)[] {
  // Parts of a group are dated a little ahead, so that none shares a moment: what counts is when they were kept.
  const order = ({ id, kind, input, parent, createdAt }: Intent) => {
    // An earlier try, taken for refused, may have done it.
    const did = kind === 'delete-contact' ? service.deleted.get(idIn(input)) : undefined;
    const wished = (seen.wished.get(id) ?? []).filter((at) => did === undefined || at <= did);
    return Math.max(parent === undefined ? createdAt : (seen.kept.get(id) ?? createdAt), ...wished);
  };
  const isDead = (id: string | undefined) => intents.some((each) => each.id === id && each.state === 'dead');
  const asks = ({ id, undoneBy, maybeExecuted }: Intent) =>
    maybeExecuted === true && (isDead(id) || isDead(undoneBy));
  const counts = (each: Intent) => each.state === 'done' || (unsure && asks(each));
  const done = intents
    .filter((each) => each.resource === resourceOf(address) && counts(each))
    .sort((a, b) => order(a) - order(b) || a.createdAt - b.createdAt);
  let companies = [before.find((each) => each.address === address)?.company ?? null];
  /** The contact that the wish before made anew: who takes back an older one leaves it alone. */
  let made: string | null = null;
  for (const { id, kind, input, state, result } of done) {
    const tries = state === 'done' ? [] : (seen.sent.get(id) ?? []);
    if (kind === 'save-sender')
      made = /^\{"id":"([^"]*)","before":null/.exec(JSON.stringify(result) ?? '')?.[1] ?? made;
    if (kind === 'delete-contact' && made !== null && idIn(input) !== made) continue;
    if (kind === 'delete-contact') companies = [null];
    else if (kind === 'save-sender' || kind === 'restore-contact')
      companies = [input, ...tries].map(companyIn);
  }
  return companies;
}

/** Each way in which the end is not what was acknowledged, in words. */
export function complaints(ended: Ended): string[] {
  const { intents, wishes, deeds, service, before } = ended;
  const found: string[] = [];
  const follow = (id: string): Intent | undefined => {
    const row = intents.find((each) => each.id === id);
    return row?.mergedInto ? follow(row.mergedInto) : row;
  };
  const took = (address: string) => wishes.filter((wish) => wish.addresses.includes(address));
  const foreign = (address: string) => service.foreign.filter((each) => each.address === address);
  const contested = (row: Intent) =>
    addresses.some(
      (address) =>
        (row.resource === resourceOf(address) || row.group !== undefined) &&
        (took(address).length > 1 || foreign(address).length > 0),
    );

  for (const { name, state, answer } of deeds) {
    if (state !== 'acknowledged' || !answer || name.startsWith('drop')) continue;
    const row = follow(answer.id);
    const takenBack = row && wishes.some(({ undos }) => undos.some((id) => follow(id)?.undoes === row.id));
    const givenUp =
      row?.state === 'cancelled' && (takenBack || name.startsWith('undo') || undoneWith(row, ended));
    const dropped = deeds.some((deed) => deed.name.startsWith('drop') && deed.answer?.id === row?.id);
    const unclear = row?.why !== undefined && unclears.includes(row.why.key);
    const asks = row?.state === 'dead' && row.why && (unclear || (row.undoes && contested(row)));
    if (row?.state !== 'done' && !givenUp && !dropped && !asks) found.push(`${name}: ${JSON.stringify(row)}`);
  }

  for (const address of addresses) {
    const rows = service.contacts.filter((each) => each.address === address);
    const last = service.writes.filter((each) => each.address === address).at(-1);
    const wants = [false, true].flatMap((unsure) => last?.foreign ?? expected(address, ended, unsure));
    const is = rows[0]?.company ?? null;
    const open = intents.some(
      ({ resource, why }) =>
        resource === resourceOf(address) && why !== undefined && unclears.includes(why.key),
    );
    if (rows.length > 1 || (!wants.includes(is) && !open))
      found.push(`${address}: ${rows.length} × ${is}, wanted ${wants.join(' or ')}`);

    const [only, ...others] = took(address);
    const undo = only?.undos.length === 1 ? follow(only.undos[0] ?? '') : undefined;
    const untouched = others.length === 0 && foreign(address).length === 0;
    const same = before.find((each) => each.address === address)?.company ?? null;
    if (untouched && undo?.state === 'done' && undo.undoes === only?.id && is !== same)
      found.push(`${address}: ${is} after its only wish was taken back, ${same} before`);

    for (const { createdAt, sentAt, undoes, state, resource } of intents) {
      if (!undoes || state !== 'done' || sentAt === undefined || resource !== resourceOf(address)) continue;
      const ours = Math.max(
        0,
        ...service.writes
          .filter((each) => each.address === address && !each.foreign && each.at < sentAt)
          .map(({ at }) => at),
      );
      if (foreign(address).some(({ at }) => at > ours && at < createdAt))
        found.push(`${address}: an undo wrote over somebody else's change`);
    }
  }
  return found;
}

/** Cancelled by what took back something it had joined, or by its whole group. */
const undoneWith = (row: Intent, { wishes, deeds }: Ended): boolean =>
  wishes.some(({ id, undos }) => {
    const joined = deeds.some(({ name, answer }) => name.startsWith(`wish ${id} `) && answer?.id === row.id);
    return undos.length > 0 && (joined || row.id === id);
  });
