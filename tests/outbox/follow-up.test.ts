import { describe, expect, it } from 'vitest';
import { removeTwin } from '../../lib/jobs/contacts/remove-twin';
import { saveSender } from '../../lib/jobs/contacts/save-sender';
import { deleteContact } from '../../lib/jobs/contacts/take-back';
import type { OutboxDeps } from '../../lib/outbox/contract';
import type { ProviderPort } from '../../lib/providers/provider';
import { type Bench, createBench } from './support/bench';

const minute = 60_000;
const fields = { name: 'Mei', address: 'mei@x.test' };
const jobs: OutboxDeps<ProviderPort>['jobs'] = [saveSender, deleteContact, removeTwin];

/** A service behind a browser that sends creates in a way it may repeat (or not), and does so `times` times. */
function bench(resendable: boolean, twins: object[] = [fields]): Bench {
  const one: Bench = createBench({ jobs });
  const contacts = {
    list: async () => ({ rows: one.contacts.map((row) => ({ ...row })) }),
    create: async () => {
      one.contacts.push({ id: '1', ...fields });
      for (const [at, twin] of twins.entries()) one.contacts.push({ id: `twin${at}`, name: '', ...twin });
      return { id: '1', ...fields };
    },
    update: async () => undefined,
    remove: async (id: string) => {
      one.contacts.splice(
        one.contacts.findIndex((row) => row.id === id),
        1,
      );
    },
  };
  one.reborn({
    port: (_, gate) => {
      const through =
        <Args extends unknown[], Result>(operation: string, call: (...args: Args) => Promise<Result>) =>
        async (...args: Args): Promise<Result> => {
          await gate(
            { id: `feishu.${operation}`, limits: [] },
            { resendable: resendable && operation === 'contacts.create' },
          );
          one.calls.push(operation);
          return call(...args);
        };
      return {
        provider: 'feishu',
        contacts: {
          list: through('contacts.list', contacts.list),
          create: through('contacts.create', contacts.create),
          update: through('contacts.patch', contacts.update),
          remove: through('contacts.delete', contacts.remove),
        },
      };
    },
  });
  return one;
}

describe('a create that the browser may have sent twice', () => {
  it('is followed by a late look that removes the twin, unseen by the person', async () => {
    const one = bench(true);
    await one.save('a', fields);
    await one.pass(minute);
    expect(one.contacts).toHaveLength(2);
    expect(await one.outbox.counts()).toEqual({ open: 0, needsYou: 0 });
    expect((await one.outbox.list()).map(({ id }) => id)).toEqual(['a']);
    await one.pass(20 * minute);
    expect(one.contacts.map(({ id }) => id)).toEqual(['1']);
    expect(one.calls).toEqual(['contacts.list', 'contacts.create', 'contacts.list', 'contacts.delete']);
  });

  it('removes more than one', async () => {
    const one = bench(true, [fields, fields]);
    await one.save('a', fields);
    await one.pass(60 * minute);
    expect(one.contacts.map(({ id }) => id)).toEqual(['1']);
  });

  it('asks where the other record is not ours to the letter', async () => {
    const one = bench(true, [{ ...fields, company: 'Other' }]);
    await one.save('a', fields);
    await one.pass(20 * minute);
    expect(one.contacts).toHaveLength(2);
    expect(await one.outbox.counts()).toEqual({ open: 0, needsYou: 1 });
    const [asked] = await one.outbox.list();
    expect(asked).toMatchObject({ kind: 'remove-twin', why: { key: 'job.twinUnclear' } });
    await one.outbox.retry(asked?.id ?? '');
    await one.pass(20 * minute);
    expect(one.contacts.map(({ id }) => id)).toEqual(['1']);
  });

  it('of many, one list tells of all', async () => {
    const one = bench(true, []);
    for (let at = 0; at < 10; at += 1) await one.save(`a${at}`, { ...fields, address: `mei${at}@x.test` });
    await one.pass(5 * minute);
    const before = one.calls.filter((call) => call === 'contacts.list').length;
    await one.pass(20 * minute);
    expect(one.calls.filter((call) => call === 'contacts.list').length - before).toBe(1);
  });
});

describe('a create that the browser cannot repeat', () => {
  it('is not looked after', async () => {
    const one = bench(false, []);
    await one.save('a', fields);
    await one.pass(60 * minute);
    expect(one.calls).toEqual(['contacts.list', 'contacts.create']);
  });
});
