import { openWorld, startServices, type World } from '../support/world';
import { chipPage, senders } from './chip-page';
import { type Figure, quantile, round } from './figure';
import { fill, many } from './filled';
import { findKeys, typed } from './find-keys';
import { importPage } from './import-page';
import { answered, spread } from './in-page';
import { person } from './people';
import { workerSession } from './worker-session';

const looks = 200;

/** What the worker holds: its own heap, and the bytes of its arrays beside it. */
async function memory(world: World): Promise<{ heap: number; arrays: number }> {
  const session = await workerSession(world);
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  return { heap: usage.usedSize / 1e6, arrays: usage.backingStorageSize / 1e6 };
}

/** The mirror with 100,000 contacts: what a chip, a key press, the first list and a file of 10,000 rows wait for. */
export async function* mirror(): AsyncGenerator<Figure> {
  const services = await startServices();
  const world = await openWorld('chromium', { services, killable: true });
  try {
    const { desk } = await fill(world, senders);
    const known = Array.from({ length: looks }, (_, at) => ({
      message: 'known.get',
      input: { address: person((at * 7919) % many).address ?? '' },
    }));
    const chip = await answered(desk, known);
    // A message that asks the worker for next to nothing, in the same minute.
    const idle = await answered(
      desk,
      known.map(() => ({ message: 'account.redirect', input: { brand: 'feishu' } })),
    );
    yield* spread('worker: known', chip, 10, idle);

    const list = { message: 'contacts.search', input: { query: '', limit: 50 } };
    yield* spread(
      'worker: contact list',
      await answered(
        desk,
        Array.from({ length: 30 }, () => list),
      ),
      100,
    );

    const search = (query: string) => ({ message: 'contacts.search', input: { query, limit: 20 } });
    const [first = Number.NaN] = await answered(desk, [search('wang')]);
    yield { name: 'worker: first search', value: round(first), unit: 'ms' };
    const words = typed.flatMap((word) => [...word].map((_, at) => search(word.slice(0, at + 1))));
    await answered(desk, words);
    const keys = await answered(desk, words);
    yield* spread('worker: key', keys, 16, idle);
    yield {
      ...{ name: 'worker: key over a message that asks nothing, p95', unit: 'ms' },
      value: round(quantile(keys, 0.95) - quantile(idle, 0.95)),
    };

    yield* findKeys(world);
    yield* importPage(world);
    const { heap, arrays } = await memory(world);
    yield { name: `worker heap at ${many} contacts`, value: round(heap), unit: 'MB', budget: 64 };
    yield { name: `worker arrays at ${many} contacts`, value: round(arrays), unit: 'MB', budget: 32 };
    yield* chipPage(world);
  } finally {
    await world.close();
    await services.close();
  }
}
