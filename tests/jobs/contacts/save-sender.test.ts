import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/domain/contact';
import type { Intent } from '../../../lib/domain/intent';
import type { LookContext, Scan } from '../../../lib/domain/job';
import { saveSender } from '../../../lib/jobs/contacts/save-sender';
import type { ProviderPort } from '../../../lib/providers/provider';

const wish = (fields: object, conflicts?: 'keep') =>
  saveSender.input.parse({ fields, ...(conflicts ? { conflicts } : {}) });
const ann = { name: 'Ann Muster', address: 'ann@muster.example', company: 'Muster AG' };
const context = (to: Partial<LookContext> = {}): LookContext => ({
  now: () => 0,
  earlier: [],
  forced: false,
  ...to,
});
const list = (rows: Contact[], complete = true): Scan<Contact> => ({ rows, startedAt: 0, complete });

const settled = (result: unknown): Intent => ({
  id: '1',
  kind: 'save-sender',
  version: 1,
  account: 'a',
  resource: 'r',
  class: 'click',
  input: {},
  state: 'done',
  attempt: 1,
  owner: null,
  createdAt: 1,
  readyAt: 1,
  updatedAt: 1,
  revision: 1,
  lookAfter: 1,
  result,
});

async function sent(fields: object, rows: Contact[], conflicts?: 'keep') {
  const calls: unknown[] = [];
  const port: ProviderPort = {
    provider: 'x',
    contacts: {
      list: async () => ({ rows }),
      create: async (each) => {
        calls.push(['create', each]);
        return { id: 'new', ...each };
      },
      update: async (id, each) => void calls.push(['update', id, each]),
      remove: async (id) => void calls.push(['remove', id]),
    },
  };
  const input = wish(fields, conflicts);
  const looked = saveSender.look(context(), input, list(rows));
  if (looked === 'scan' || !('snapshot' in looked)) throw new Error('did not decide');
  const attempt = saveSender.attempt(
    { port, now: () => 0, pause: async () => undefined },
    input,
    looked.snapshot,
  );
  const result = 'settled' in attempt ? attempt.settled : await attempt.send();
  return { calls, result, repeatable: saveSender.repeatable(input, looked.snapshot) };
}

describe('what is the same sender', () => {
  it.each([
    ['Ann@Muster.Example', 'ann@muster.example'],
    [' ann@muster.example ', 'ann@muster.example'],
    ['ann@bücher.example', 'ann@xn--bcher-kva.example'],
  ])('%s and %s', (one, other) => {
    const resource = (address: string) => saveSender.resource(wish({ ...ann, address }));
    expect(resource(one)).toBe(resource(other));
  });
});

describe('what is sent', () => {
  it('a new contact for an unknown address, which must not be sent twice blindly', async () => {
    const { calls, repeatable, result } = await sent(ann, [
      { id: '7', name: 'Ann Muster', address: 'x@y.example' },
    ]);
    expect(calls).toEqual([['create', ann]]);
    expect(repeatable).toBe(false);
    expect(result).toEqual({ id: 'new', before: null, after: ann });
  });

  it('the merged whole for a known one, losing no field', async () => {
    const row = { id: '7', name: 'A. M.', address: 'ANN@muster.example', phone: '1', tag: 'vip' };
    const { calls, repeatable } = await sent(ann, [row]);
    const whole = { ...ann, address: 'ANN@muster.example', phone: '1', tag: 'vip' };
    expect(calls).toEqual([['update', '7', whole]]);
    expect(repeatable).toBe(true);
  });

  it('only what was blank where the contact is to win', async () => {
    const { calls } = await sent(ann, [{ id: '7', name: 'A. M.', address: ann.address }], 'keep');
    expect(calls).toEqual([['update', '7', { ...ann, name: 'A. M.' }]]);
  });

  it('nothing where nothing is new', async () => {
    const { calls, result } = await sent({ name: ann.name, address: ann.address }, [{ id: '7', ...ann }]);
    expect(calls).toEqual([]);
    expect(saveSender.undo(settled(result) as never)).toBeNull();
  });
});

describe('the look', () => {
  it('needs the list, all of it where the address is not found', () => {
    expect(saveSender.look(context(), wish(ann), null)).toBe('scan');
    expect(saveSender.look(context(), wish(ann), list([], false))).toBe('scan');
    const found = saveSender.look(context(), wish(ann), list([{ id: '7', ...ann }], false));
    expect(found).toMatchObject({ snapshot: { id: '7' } });
  });

  it('prefers the contact we made among several', () => {
    const earlier = [settled({ id: '9', before: null, after: ann })];
    const rows = [
      { id: '7', ...ann },
      { id: '9', ...ann },
    ];
    expect(saveSender.look(context({ earlier }), wish(ann), list(rows))).toMatchObject({
      snapshot: { id: '9' },
    });
  });
});

describe('where the service withholds addresses', () => {
  const hidden = [
    { id: '7', name: 'Somebody' },
    { id: '8', name: 'ANN MUSTER' },
  ];

  it('somebody who could be the sender needs the person, who may insist', () => {
    expect(saveSender.look(context(), wish(ann), list(hidden))).toEqual({
      needsYou: { key: 'job.saveSenderUnclear', params: [ann.name, ann.address] },
    });
    expect(saveSender.look(context({ forced: true }), wish(ann), list(hidden))).toMatchObject({
      snapshot: { id: null },
    });
  });

  it('the contact we made is known by its id', () => {
    const earlier = [settled({ id: '7', before: null, after: ann })];
    expect(saveSender.look(context({ earlier }), wish(ann), list(hidden))).toMatchObject({
      snapshot: { id: '7', before: { name: 'Somebody', address: ann.address } },
    });
  });

  it('an unknown outcome is told by new ids and the fields that are shown', () => {
    const other = wish({ ...ann, name: 'Bob' });
    const looked = saveSender.look(context(), other, list(hidden));
    if (looked === 'scan' || !('snapshot' in looked)) throw new Error('did not decide');
    const told = (rows: Contact[]) => saveSender.reconcile(list(rows), other, looked.snapshot);
    const made = { id: '20', name: 'Bob', company: 'Muster AG' };
    expect(told(hidden)).toEqual({ verdict: 'absent' });
    expect(told([...hidden, { id: '20', name: 'Bo' }])).toEqual({ verdict: 'absent' });
    expect(told([...hidden, made])).toMatchObject({ verdict: 'done', result: { id: '20' } });
    expect(told([...hidden, made, { ...made, id: '21' }])).toMatchObject({ verdict: 'ambiguous' });
  });
});

describe('an unknown outcome', () => {
  it('is told by the address', () => {
    const told = (rows: Contact[]) => saveSender.reconcile(list(rows), wish(ann), { id: null, ids: null });
    expect(told([{ id: '20', name: 'x', address: 'ANN@muster.example' }])).toMatchObject({ verdict: 'done' });
    expect(told([{ id: '20', name: 'x', address: 'b@muster.example' }])).toEqual({ verdict: 'absent' });
    expect(told([])).toEqual({ verdict: 'absent' });
  });

  it('is for the person where addresses are withheld since', () => {
    const told = saveSender.reconcile(list([{ id: '1', name: 'x' }]), wish(ann), { id: null, ids: null });
    expect(told).toMatchObject({ verdict: 'ambiguous' });
  });
});

describe('the words', () => {
  it('tell made, updated and nothing new apart', () => {
    const say = (before: typeof ann | null) =>
      saveSender.describe(wish(ann), { id: '1', before, after: ann }).key;
    expect(saveSender.describe(wish(ann), undefined)).toEqual({
      key: 'job.saveSender',
      params: [ann.name, ann.address],
    });
    expect([say(null), say({ ...ann, company: '' }), say(ann)]).toEqual([
      'job.saveSenderCreated',
      'job.saveSenderUpdated',
      'job.saveSenderSame',
    ]);
  });
});

describe('addresses that no list shows', () => {
  const wish = saveSender.input.parse({ fields: { name: 'Ann Muster', address: 'ann@home.example' } });
  const row = { id: '9', name: 'Ann Muster' };
  const scan = { rows: [row], startedAt: 0, complete: true };
  const other = (to: object) => ({
    ...{ id: 'o', kind: 'save-sender', version: 1, account: 'me', resource: 'r', class: 'click' as const },
    ...{
      state: 'done' as const,
      attempt: 1,
      owner: null,
      createdAt: 0,
      readyAt: 0,
      updatedAt: 0,
      revision: 1,
    },
    ...{ lookAfter: 0, input: { fields: { name: 'Ann Muster', address: 'ann@work.example' } }, ...to },
  });
  const told = (others: ReturnType<typeof other>[]) =>
    saveSender.reconcile(scan, wish, { id: null, ids: [] }, others).verdict;

  it('do not make another wish’s contact ours', () => {
    expect(told([])).toBe('done');
    const result = { id: '9', before: null, after: { name: 'Ann Muster', address: 'ann@work.example' } };
    expect(told([other({ result })])).toBe('absent');
    expect(told([other({ result: { ...result, id: '8' } })])).toBe('done');
  });

  it.each(['unknown', 'inFlight'] as const)('nor one that a wish still %s may have made', (state) => {
    expect(told([other({ state })])).toBe('ambiguous');
    const elsewise = { fields: { name: 'Bob', address: 'bob@work.example' } };
    expect(told([other({ state, input: elsewise })])).toBe('done');
  });

  it('nor one of a wish that was given up after it was sent', () => {
    expect(told([other({ state: 'dead', sentAt: 1 })])).toBe('ambiguous');
    expect(told([other({ state: 'dead' })])).toBe('done');
  });
});
