import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../lib/outbox/store';
import { type Bench, createBench } from './support/bench';

const day = 24 * 60 * 60_000;
const ann = { name: 'Ann Muster', address: 'ann@muster.example' };
const bob = { name: 'Bob Muster', address: 'bob@muster.example' };

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

const ids = async () => (await bench.outbox.list()).map(({ id }) => id).sort();
/** Tidying is done at a look, once an hour at the most. */
const pass = async (days: number) => {
  await bench.pass(days * day);
  await bench.pass(0);
};

describe('the history', () => {
  it('is kept for 30 days, with what undo needs, and then let go', async () => {
    await bench.save('done', ann);
    bench.online = false;
    await bench.save('dropped', bob);
    await bench.outbox.drop('dropped');
    bench.online = true;
    await pass(29.9);
    expect(await ids()).toEqual(['done', 'dropped']);
    expect((await bench.outbox.view(await bench.outbox.list()))[1]).toMatchObject({ canUndo: true });
    await pass(0.2);
    expect(await ids()).toEqual([]);
  });

  it('holds back what an open undo needs, and whatever is not settled', async () => {
    await bench.save('done', ann);
    await bench.pass(1000);
    const refused = { facts: { kind: 'forbidden', execution: 'notExecuted' } } as const;
    bench.planned.set('contacts.create', [refused]);
    await bench.save('dead', bob);
    await bench.pass(1000);
    bench.online = false;
    await bench.outbox.undo('back', 'done');
    await pass(40);
    expect(await ids()).toEqual(['back', 'dead', 'done']);
    bench.online = true;
    await pass(1);
    expect(bench.contacts).toEqual([]);
    expect(await ids()).toContain('dead');
  });

  it('is exported whole, drafts too', async () => {
    await bench.save('done', ann);
    await bench.pass(1000);
    await bench.outbox.drafts.put({
      ...{ account: 'me', mail: 'm', revision: 0 },
      ...{ form: 'contact', fields: { name: 'begun' } },
    });
    const { format, version, intents, drafts, damaged } = await bench.outbox.export();
    expect({ format, version, damaged }).toEqual({
      format: 'mail-quick-edit-outbox',
      version: 1,
      damaged: [],
    });
    expect(intents).toMatchObject([
      { id: 'done', state: 'done', result: { after: ann }, input: { fields: ann } },
    ]);
    expect(drafts).toMatchObject([{ mail: 'm', fields: { name: 'begun' } }]);
  });

  it('leaves an index that was gone through where that may be written: once behind what was sent', async () => {
    const asked: string[] = [];
    const store: Store = {
      ...bench.store,
      write: (durability, body) =>
        bench.store.write(durability, (tx) =>
          body({
            ...tx,
            intents(index) {
              if (index.by === 'open') asked.push(durability);
              return tx.intents(index);
            },
          }),
        ),
    };
    bench.reborn({ store });
    await bench.outbox.run();
    expect(asked).toEqual([]);
    await bench.save('1', ann);
    await bench.save('2', bob);
    await bench.outbox.run();
    expect(bench.contacts).toHaveLength(2);
    expect(asked).toEqual(['relaxed']);
    await bench.outbox.run();
    expect(asked).toEqual(['relaxed']);
  });
});
