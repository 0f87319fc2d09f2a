import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/domain/contact';
import type { Intent } from '../../../lib/domain/intent';
import { addContact } from '../../../lib/jobs/contacts/add-contact';
import { deleteContact } from '../../../lib/jobs/contacts/take-back';
import { updateContact } from '../../../lib/jobs/contacts/update-contact';
import type { ProviderPort } from '../../../lib/providers/provider';

const base = { name: 'Mei', address: 'mei@kiln.example', company: 'Kiln' };
const wish = (set: object) => updateContact.input.parse({ id: '1', base, set });
const list = (rows: Contact[], complete = true) => ({ rows, startedAt: 0, complete });
const context = (forced = false) => ({ now: () => 0, earlier: [], forced });
const look = (set: object, rows: Contact[], forced = false) =>
  updateContact.look(context(forced), wish(set), list(rows));

const unseen: Intent = {
  ...{ id: 'u', kind: 'update-contact', version: 1, account: 'a', resource: 'r', class: 'click', input: {} },
  ...{ state: 'cancelled', attempt: 2, owner: null, maybeExecuted: true },
  ...{ createdAt: 1, readyAt: 1, updatedAt: 1, revision: 1, lookAfter: 1 },
};

/** A service that keeps or clears what a PATCH leaves out. */
async function patched(omitted: 'keep' | 'clear', row: Contact, set: object): Promise<Contact> {
  let stored: Contact = row;
  const port: ProviderPort = {
    provider: 'x',
    contacts: {
      list: async () => ({ rows: [stored] }),
      create: async (fields) => ({ id: 'new', ...fields }),
      update: async (id, fields) => {
        const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
        stored = omitted === 'keep' ? { ...stored, ...said } : { id, ...said };
      },
      remove: async () => undefined,
    },
  };
  const input = wish(set);
  const looked = updateContact.look(context(), input, list([stored]));
  if (looked === 'scan' || !('snapshot' in looked)) throw new Error('did not decide');
  const attempt = updateContact.attempt(
    { port, now: () => 0, pause: async () => undefined },
    input,
    looked.snapshot,
  );
  if ('send' in attempt) await attempt.send();
  return stored;
}

describe('an update of a known contact', () => {
  it.each(['keep', 'clear'] as const)(
    'sends the merged whole: the same where the service would %s',
    async (omitted) => {
      const row = { id: '1', ...base, remark: 'written elsewhere meanwhile' };
      expect(await patched(omitted, row, { phone: '1234567', company: '' })).toEqual({
        id: '1',
        name: 'Mei',
        address: 'mei@kiln.example',
        company: '',
        phone: '1234567',
        remark: 'written elsewhere meanwhile',
      });
    },
  );

  it('takes a value that a try of ours of unknown outcome may have left for nobody else’s change', () => {
    const tried = { ...unseen, input: wish({ company: 'Second' }), tried: [wish({ company: 'First' })] };
    const row = { id: '1', ...base, company: 'First' };
    const earlier = (each: Intent) => ({ now: () => 0, forced: false, earlier: [each] });
    const at = (each: Intent) => updateContact.look(earlier(each), wish({ company: 'Third' }), list([row]));
    expect(at(tried)).toMatchObject({ snapshot: { now: { company: 'First' } } });
    expect(at({ ...tried, maybeExecuted: false })).toMatchObject({ needsYou: {} });
    expect(at({ ...tried, tried: [] })).toMatchObject({ needsYou: {} });
  });

  it('keeps what somebody else changed in other fields', () => {
    const now = { ...base, phone: '99' };
    expect(look({ company: 'Kiln Works' }, [{ id: '1', ...now }])).toEqual({ snapshot: { now } });
  });

  it('shows three versions where the very field was changed, and goes on when told to', () => {
    const row = { id: '1', ...base, company: 'Vase' };
    expect(look({ company: 'Kiln Works' }, [row])).toEqual({
      needsYou: { key: 'job.contactChangedSince', params: ['Mei'] },
      versions: { ours: base, now: row, wanted: { ...base, company: 'Kiln Works' } },
    });
    expect(look({ company: 'Kiln Works' }, [row], true)).toHaveProperty('snapshot');
  });

  it('is no conflict where it says already what is wanted', () => {
    expect(look({ company: 'Vase' }, [{ id: '1', ...base, company: 'Vase' }])).toHaveProperty('snapshot');
  });

  it('says that the contact is gone', () => {
    expect(look({ company: 'x' }, [])).toMatchObject({ needsYou: { key: 'job.contactGone' } });
    expect(updateContact.look(context(), wish({ company: 'x' }), list([], false))).toBe('scan');
  });

  it('asks before an address that nobody sees might be lost', () => {
    const blind = updateContact.input.parse({ id: '1', base: { name: 'Mei' }, set: { company: 'x' } });
    const rows = [
      { id: '1', name: 'Mei' },
      { id: '2', name: 'Bo' },
    ];
    expect(updateContact.look(context(), blind, list(rows))).toMatchObject({
      needsYou: { key: 'job.updateBlind' },
    });
  });

  it('is taken back by the values before, and joins a waiting one for the same contact', () => {
    const after = { ...base, phone: '1' };
    const settled = {
      result: { id: '1', before: base, after },
      input: wish({ phone: '1' }),
    } as unknown as Intent<never, never, { id: string; before: typeof base; after: typeof base }>;
    expect(updateContact.undo(settled)).toEqual({
      kind: 'restore-contact',
      input: { id: '1', expect: after, fields: base },
    });
    expect(updateContact.coalesce(wish({ phone: '1' }), wish({ company: 'x' }))?.set).toEqual({
      phone: '1',
      company: 'x',
    });
  });

  it('refuses only what was changed into something wrong', () => {
    const odd = { ...base, remark: 'x'.repeat(2000) };
    expect(updateContact.input.safeParse({ id: '1', base: odd, set: { phone: '1' } }).success).toBe(true);
    expect(updateContact.input.safeParse({ id: '1', base, set: { address: 'no' } }).success).toBe(false);
    expect(updateContact.input.safeParse({ id: '1', base, set: { name: '' } }).success).toBe(false);
  });
});

describe('a contact that has no address', () => {
  const fields = { name: 'Front desk', phone: '010 5550 0101' };

  it('is made once: by name and phone it is found again', () => {
    const at = (rows: Contact[]) => addContact.look(context(), { fields }, list(rows));
    expect(at([{ id: '1', name: 'Front desk', phone: '01055500101' }])).toEqual({ snapshot: { id: '1' } });
    expect(at([{ id: '1', name: 'Front desk' }])).toEqual({ snapshot: { ids: ['1'] } });
  });

  it('is told by what is new in the list after an unknown outcome', () => {
    const told = (rows: Contact[]) => addContact.reconcile(list(rows), { fields }, { ids: ['1'] });
    expect(told([{ id: '1', ...fields }])).toEqual({ verdict: 'absent' });
    expect(told([{ id: '2', ...fields }])).toMatchObject({ verdict: 'done', result: { id: '2' } });
    expect(
      told([
        { id: '2', ...fields },
        { id: '3', ...fields },
      ]),
    ).toMatchObject({ verdict: 'ambiguous' });
  });

  it('comes back after it was deleted', () => {
    const settled = { result: { was: fields } } as never;
    expect(deleteContact.undo(settled)).toEqual({ kind: 'add-contact', input: { fields } });
  });
});
