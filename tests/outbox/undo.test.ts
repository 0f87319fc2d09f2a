import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench } from './support/bench';

const ann = { name: 'Ann Muster', address: 'ann@muster.example', company: 'Muster AG' };
const minute = 60_000;
const lost = { kind: 'network', execution: 'unknown' } as const;

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
const state = async (id: string) => (await bench.outbox.get(id))?.state;

describe('undo', () => {
  it('before sending cancels', async () => {
    await bench.save('1', ann);
    expect(await bench.outbox.undo('u', '1')).toMatchObject({ id: '1', state: 'cancelled' });
    await bench.pass(minute);
    expect(bench.calls).toEqual([]);
  });

  it('of a new contact deletes it, and can itself be undone', async () => {
    await bench.save('1', ann);
    await bench.pass(minute);
    expect(await bench.outbox.undo('u', '1')).toMatchObject({ id: 'u', kind: 'delete-contact', undoes: '1' });
    expect(await bench.outbox.undo('again', '1')).toMatchObject({ id: 'u' });
    await bench.pass(minute);
    expect(bench.contacts).toEqual([]);
    await bench.outbox.undo('r', 'u');
    await bench.pass(minute);
    expect(bench.contacts).toEqual([expect.objectContaining(ann)]);
  });

  it('of an update puts the old values back, blanks too', async () => {
    bench.contacts.push({ id: '7', name: 'Ann', address: ann.address, phone: '1' });
    await bench.save('1', ann);
    await bench.pass(minute);
    expect(bench.contacts[0]).toMatchObject({ name: 'Ann Muster', company: 'Muster AG', phone: '1' });
    await bench.outbox.undo('u', '1');
    await bench.pass(minute);
    expect(bench.contacts[0]).toEqual({
      id: '7',
      name: 'Ann',
      address: ann.address,
      phone: '1',
      company: '',
    });
  });

  it('while on its way waits for the outcome', async () => {
    bench.planned.set('contacts.create', [{ facts: lost, after: true }]);
    await bench.save('1', ann);
    await bench.pass(1000);
    expect(await bench.outbox.undo('u', '1')).toMatchObject({ id: 'u', state: 'pending' });
    await bench.pass(2 * minute);
    expect(await state('1')).toBe('done');
    expect(await state('u')).toBe('done');
    expect(bench.contacts).toEqual([]);
  });

  it('of what turns out never to have happened sends nothing more', async () => {
    bench.planned.set('contacts.create', [{ facts: lost }]);
    await bench.save('1', ann);
    await bench.pass(1000);
    await bench.outbox.undo('u', '1');
    await bench.pass(2 * minute);
    expect(await state('1')).toBe('cancelled');
    expect(await state('u')).toBe('done');
    expect(bench.calls.filter((each) => each === 'contacts.create')).toHaveLength(1);
  });

  it('of a harmless write that is being repeated is no mere cancel', async () => {
    bench.contacts.push({ id: '7', name: 'Ann', address: ann.address });
    bench.planned.set('contacts.patch', [{ facts: lost, after: true }, { facts: lost }]);
    await bench.save('1', ann);
    await bench.pass(500);
    await bench.outbox.undo('u', '1');
    await bench.pass(5 * minute);
    expect(await state('u')).toBe('done');
    expect(bench.contacts[0]).toMatchObject({ name: 'Ann', company: '' });
  });

  it('refuses with both versions where somebody changed the record since, and does it when told to', async () => {
    await bench.save('1', ann);
    await bench.pass(minute);
    const theirs = { id: '101', ...ann, company: 'Elsewhere' };
    bench.contacts[0] = theirs;
    await bench.outbox.undo('u', '1');
    await bench.pass(minute);
    const [view] = await bench.outbox.view(await bench.outbox.list(1));
    expect(view).toMatchObject({
      id: 'u',
      state: 'dead',
      needsYou: true,
      why: { key: 'job.contactChangedSince', params: ['Ann Muster'] },
      versions: { ours: ann, now: theirs, wanted: null },
    });
    expect(bench.contacts).toEqual([theirs]);
    await bench.outbox.retry('u');
    await bench.pass(minute);
    expect(bench.contacts).toEqual([]);
  });

  describe('of a change that was edited after a try of unknown outcome', () => {
    const refused = { kind: 'forbidden', execution: 'notExecuted', http: 403 } as const;
    beforeEach(async () => {
      bench.contacts.push({ id: '7', name: 'Ann Muster', address: ann.address, company: 'Before' });
      bench.planned.set('contacts.patch', [
        { facts: lost, after: true },
        { facts: refused },
        { facts: refused },
      ]);
      await bench.save('1', ann);
      await bench.pass(2 * minute);
      expect(await state('1')).toBe('dead');
      await bench.outbox.edit('1', { fields: { ...ann, company: 'Edited' } });
      await bench.pass(2 * minute);
      expect(await state('1')).toBe('dead');
    });

    it('puts the old values back: what the first try left is nobody else’s change', async () => {
      expect(bench.contacts[0]).toMatchObject({ company: 'Muster AG' });
      await bench.outbox.undo('u', '1');
      await bench.pass(2 * minute);
      expect(await state('u')).toBe('done');
      expect(bench.contacts[0]).toMatchObject({ company: 'Before' });
    });

    it('given up, it says that it may have happened', async () => {
      await bench.outbox.drop('1');
      const [view] = await bench.outbox.view(await bench.outbox.list(1));
      expect(view).toMatchObject({ id: '1', state: 'cancelled', maybeSent: true });
    });

    it('still asks where it is', async () => {
      bench.contacts[0] = { ...bench.contacts[0], id: '7', company: 'Elsewhere' };
      await bench.outbox.undo('u', '1');
      await bench.pass(2 * minute);
      expect(await bench.outbox.get('u')).toMatchObject({
        state: 'dead',
        why: { key: 'job.contactChangedSince' },
      });
      expect(bench.contacts[0]).toMatchObject({ company: 'Elsewhere' });
    });
  });

  it('of a deletion that never happened asks before it writes over what somebody changed since', async () => {
    await bench.save('1', ann);
    await bench.pass(minute);
    const refused = { kind: 'forbidden', execution: 'notExecuted', http: 403 } as const;
    bench.planned.set('contacts.delete', [{ facts: lost }, { facts: refused }]);
    await bench.outbox.undo('u', '1');
    await bench.pass(2 * minute);
    expect(await bench.outbox.get('u')).toMatchObject({ state: 'dead', maybeExecuted: true });
    const theirs = { id: '101', ...ann, company: 'Elsewhere' };
    bench.contacts[0] = theirs;
    await bench.outbox.undo('r', 'u');
    await bench.pass(2 * minute);
    expect(bench.contacts).toEqual([theirs]);
    const [view] = await bench.outbox.view(await bench.outbox.list(1));
    expect(view).toMatchObject({
      ...{ id: 'r', state: 'dead', needsYou: true },
      why: { key: 'job.contactChangedSince', params: ['Ann Muster'] },
      versions: { now: theirs, wanted: ann },
    });
    await bench.outbox.retry('r');
    await bench.pass(minute);
    expect(bench.contacts).toEqual([{ id: '101', ...ann }]);
  });

  it('of a deletion that never happened leaves a contact that nobody changed', async () => {
    await bench.save('1', ann);
    await bench.pass(minute);
    const refused = { kind: 'forbidden', execution: 'notExecuted', http: 403 } as const;
    bench.planned.set('contacts.delete', [{ facts: lost }, { facts: refused }]);
    await bench.outbox.undo('u', '1');
    await bench.pass(2 * minute);
    await bench.outbox.undo('r', 'u');
    await bench.pass(2 * minute);
    expect(await state('r')).toBe('done');
    expect(bench.contacts).toEqual([{ id: '101', ...ann }]);
    expect(bench.calls).not.toContain('contacts.patch');
  });

  it('that is given up can be asked for again', async () => {
    await bench.save('1', ann);
    await bench.pass(minute);
    await bench.outbox.undo('u', '1');
    await bench.outbox.drop('u');
    const [view] = await bench.outbox.view([await bench.outbox.undo('v', '1')]);
    expect(view).toMatchObject({ id: 'v', state: 'pending' });
    await bench.pass(minute);
    expect(bench.contacts).toEqual([]);
  });

  it('is offered where there is something to take back', async () => {
    bench.contacts.push({ id: '7', ...ann });
    await bench.save('same', ann);
    await bench.pass(minute);
    await bench.save('new', { ...ann, address: 'bob@muster.example' });
    await bench.pass(minute);
    const views = await bench.outbox.view(await bench.outbox.list());
    expect(views.map(({ id, canUndo }) => [id, canUndo])).toEqual([
      ['new', true],
      ['same', false],
    ]);
  });
});
