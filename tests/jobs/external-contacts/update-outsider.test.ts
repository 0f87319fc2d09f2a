import { describe, expect, it } from 'vitest';
import type { ExternalContact } from '../../../lib/domain/external-contact';
import type { Scan } from '../../../lib/domain/job';
import { updateOutsider } from '../../../lib/jobs/external-contacts/update-outsider';
import type { ProviderPort } from '../../../lib/providers/provider';

const row: ExternalContact = {
  ...{ id: '01', name: 'Ana', mobile: '13900139000', countryCode: '86', labels: [2], follower: '007' },
  ...{ company: 'Rain', remark: 'met in May', mail: 'ana@rain.example', shareUsers: ['009'] },
};
const base = { name: 'Ana', company: 'Rain', remark: 'met in May', mail: 'ana@rain.example' };
const wish = { id: '01', base, set: { company: 'Rain Ltd', title: 'Buyer' } };
const scan = (rows: ExternalContact[], complete = true): Scan<ExternalContact> => ({
  ...{ rows, complete, startedAt: 0 },
});
const context = { now: () => 0, earlier: [], forced: false };

function sending(now: ExternalContact) {
  const sent: unknown[] = [];
  const port: ProviderPort = {
    provider: 'fake',
    externalContacts: {
      list: async () => ({ rows: [] }),
      get: async () => now,
      create: async () => null,
      update: async (id, fields) => void sent.push([id, fields]),
      remove: async () => undefined,
      labelGroups: async () => ({ rows: [] }),
    },
  };
  const looked = updateOutsider.look(context, wish, scan([row]));
  if (looked === 'scan' || !('snapshot' in looked)) throw new Error('not looked');
  const attempt = updateOutsider.attempt(
    { port, now: () => 0, pause: async () => undefined },
    wish,
    looked.snapshot,
  );
  if (!('operation' in attempt)) throw new Error('settled');
  return { sent, send: attempt.send };
}

describe('changing a known outsider', () => {
  it('sends the whole as it is now, with the change in it and without the phone', async () => {
    const { send, sent } = sending({ ...row, remark: 'met in June' });
    const { after, before } = await send();
    expect(before.remark).toBe('met in June');
    expect(after).toMatchObject({ company: 'Rain Ltd', title: 'Buyer', remark: 'met in June', labels: [2] });
    const { mobile: _, countryCode: __, ...rest } = after;
    expect(sent).toEqual([['01', rest]]);
  });

  it('leaves what somebody else changed meanwhile, and asks where it is the very field', () => {
    const elsewhere = { ...row, title: 'Head', company: 'Rain' };
    expect(
      updateOutsider.look(context, { ...wish, set: { company: 'Rain Ltd' } }, scan([elsewhere])),
    ).toEqual({
      snapshot: { now: expect.objectContaining({ title: 'Head' }) },
    });
    expect(updateOutsider.look(context, wish, scan([elsewhere]))).toMatchObject({
      needsYou: { key: 'job.contactChangedSince' },
      versions: { ours: base, now: { title: 'Head' }, wanted: { title: 'Buyer' } },
    });
    const forced = updateOutsider.look({ ...context, forced: true }, wish, scan([elsewhere]));
    expect(forced).toHaveProperty('snapshot');
  });

  it('writes nothing over a change that came after the look, and looks again', async () => {
    const { send, sent } = sending({ ...row, title: 'Head' });
    const refused = await send().catch((error: unknown) => error);
    expect(refused).toMatchObject({ facts: { kind: 'conflict', execution: 'notExecuted' } });
    expect(sent).toEqual([]);
    expect(
      updateOutsider.refused?.({ kind: 'conflict', execution: 'notExecuted' }, wish, {
        now: { ...base, mobile: '', countryCode: '', labels: [], follower: '' },
      }),
    ).toBe('lookAgain');
  });

  it('asks where the contact is gone, and is taken back by what was there', async () => {
    expect(updateOutsider.look(context, wish, scan([], false))).toBe('scan');
    expect(updateOutsider.look(context, wish, scan([]))).toMatchObject({
      needsYou: { key: 'job.contactGone' },
    });
    expect(
      updateOutsider.input.safeParse({ ...wish, set: { name: ' ', mail: 'x' } }).error?.issues,
    ).toHaveLength(2);
    expect(updateOutsider.resource(wish)).toBe('outsider:ana@rain.example');
  });
});
