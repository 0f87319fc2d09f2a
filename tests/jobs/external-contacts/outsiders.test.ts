import { describe, expect, it } from 'vitest';
import type { ExternalContact } from '../../../lib/domain/external-contact';
import type { Scan } from '../../../lib/domain/job';
import { saveOutsider } from '../../../lib/jobs/external-contacts/save-outsider';
import { deleteOutsider, restoreOutsider } from '../../../lib/jobs/external-contacts/take-back';
import type { ProviderPort } from '../../../lib/providers/provider';

const person = {
  name: 'Ana',
  mobile: '13900139000',
  countryCode: '86',
  labels: [1],
  follower: '007',
  mail: 'ana@rain.example',
};
const row: ExternalContact = { ...person, id: '01', title: 'Buyer', labels: [2], remark: 'met in May' };
const scan = (rows: ExternalContact[], complete = true): Scan<ExternalContact> => ({
  rows,
  startedAt: 0,
  complete,
});
const context = { now: () => 0, earlier: [], forced: false };

function fakePort(now: ExternalContact = row) {
  const sent: unknown[] = [];
  const port: ProviderPort = {
    provider: 'fake',
    externalContacts: {
      list: async () => ({ rows: [] }),
      get: async () => now,
      create: async (fields) => {
        sent.push(['create', fields]);
        return '09';
      },
      update: async (id, fields) => void sent.push(['update', id, fields]),
      remove: async (id) => void sent.push(['remove', id]),
      labelGroups: async () => ({ rows: [] }),
    },
  };
  return { sent, send: { port, now: () => 0, pause: async () => undefined } };
}

describe('saving an outsider', () => {
  it('says what is missing, by field', () => {
    const { error } = saveOutsider.input.safeParse({ person: { ...person, labels: [], countryCode: '+86' } });
    expect(error?.issues.map(({ path, message }) => [path.at(-1), message])).toEqual([
      ['countryCode', 'problem.countryCodeMissing'],
      ['labels', 'problem.labelMissing'],
    ]);
  });

  it('creates who is in no row of the whole list', async () => {
    expect(saveOutsider.look(context, { person }, null)).toBe('scan');
    expect(saveOutsider.look(context, { person }, scan([], false))).toBe('scan');
    expect(saveOutsider.look(context, { person }, scan([]))).toEqual({ snapshot: { id: null } });
    const { send, sent } = fakePort();
    const attempt = saveOutsider.attempt(send, { person }, { id: null });
    if (!('operation' in attempt)) throw new Error('settled');
    expect(attempt.operation).toBe('external_contacts.create');
    expect(await attempt.send()).toEqual({ id: '09', before: null, after: person });
    expect(sent).toEqual([['create', person]]);
  });

  it('finds the person by mail address, else by phone, and asks where the phone is another’s', () => {
    const same = { ...row, mobile: '1' };
    expect(saveOutsider.look(context, { person }, scan([same], false))).toMatchObject({
      snapshot: { id: '01' },
    });
    const { mail: _, ...nameless } = row;
    expect(saveOutsider.look(context, { person }, scan([nameless]))).toMatchObject({
      snapshot: { id: '01' },
    });
    const other = { ...row, mail: 'bo@rain.example' };
    expect(saveOutsider.look(context, { person }, scan([other]))).toMatchObject({
      needsYou: { key: 'job.outsiderOther' },
    });
    expect(saveOutsider.look({ ...context, forced: true }, { person }, scan([other]))).toMatchObject({
      snapshot: { id: '01' },
    });
  });

  it('updates by reading anew, merging, and sending the whole; phone, owner and shares stay', async () => {
    const now = { ...row, follower: '008', company: 'Rain', shareUsers: ['009'] };
    const { send, sent } = fakePort(now);
    const looked = saveOutsider.look(context, { person }, scan([row]));
    if (looked === 'scan' || !('snapshot' in looked)) throw new Error('not found');
    const attempt = saveOutsider.attempt(
      send,
      { person: { ...person, title: 'Head buyer' } },
      looked.snapshot,
    );
    if (!('operation' in attempt)) throw new Error('settled');
    const result = await attempt.send();
    expect(sent).toEqual([
      [
        'update',
        '01',
        {
          name: 'Ana',
          labels: [2, 1],
          follower: '008',
          title: 'Head buyer',
          company: 'Rain',
          remark: 'met in May',
          mail: 'ana@rain.example',
          shareUsers: ['009'],
        },
      ],
    ]);
    expect(result).toMatchObject({ id: '01', before: { title: 'Buyer' }, after: { title: 'Head buyer' } });
  });

  it('sends nothing where nothing is new', () => {
    const { send } = fakePort();
    const before = { ...person, labels: [1, 2] };
    const attempt = saveOutsider.attempt(send, { person }, { id: '01', before });
    expect(attempt).toEqual({ settled: { id: '01', before, after: before } });
  });

  it('looks again where the service says that the phone is there already', () => {
    const refused = (kind: 'exists' | 'notFound', id: string | null) =>
      saveOutsider.refused?.(
        { kind, execution: 'notExecuted' },
        { person },
        id === null ? { id } : { id, before: person },
      );
    expect(refused('exists', null)).toBe('lookAgain');
    expect(refused('notFound', '01')).toBe('lookAgain');
    expect(refused('notFound', null)).toBeNull();
  });

  it('knows after an unknown outcome whether it was carried out', () => {
    expect(saveOutsider.reconcile(scan([row]), { person }, { id: null })).toMatchObject({ verdict: 'done' });
    expect(saveOutsider.reconcile(scan([]), { person }, { id: null })).toEqual({ verdict: 'absent' });
  });
});

describe('taking it back', () => {
  const wish = { id: '01', expect: person };

  it('deletes what we made, unless somebody changed it', async () => {
    const same: ExternalContact = { ...person, id: '01' };
    expect(deleteOutsider.look(context, wish, scan([same]))).toMatchObject({ snapshot: { id: '01' } });
    expect(deleteOutsider.look(context, { ...wish, id: null }, scan([same]))).toMatchObject({
      snapshot: { id: '01' },
    });
    expect(deleteOutsider.look(context, wish, scan([{ ...same, title: 'Boss' }]))).toMatchObject({
      needsYou: { key: 'job.contactChangedSince' },
    });
    const { send, sent } = fakePort();
    const attempt = deleteOutsider.attempt(send, wish, { id: '01', was: person });
    if (!('operation' in attempt)) throw new Error('settled');
    await attempt.send();
    expect(sent).toEqual([['remove', '01']]);
  });

  it('puts old values back, and says blanks', async () => {
    const now = { ...person, title: 'Boss' };
    const { send, sent } = fakePort();
    const attempt = restoreOutsider.attempt(send, { id: '01', expect: now, person }, { id: '01', was: now });
    if (!('operation' in attempt)) throw new Error('settled');
    await attempt.send();
    expect(sent).toEqual([['update', '01', expect.objectContaining({ title: '' })]]);
  });
});
