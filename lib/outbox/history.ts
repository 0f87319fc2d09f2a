import type { Intent } from '../domain/intent';
import type { Kit } from './kit';
import { dropScan, readHead } from './shifts';
import type { OutboxExport } from './store';
import { isOpen } from './transitions';

const lastTidy = 'tidiedAt';
const everyHour = 60 * 60_000;

const recent = (at: unknown, now: number): at is number =>
  typeof at === 'number' && now >= at && now < at + everyHour;

/** Tidies once an hour; between, a worker that knows when it was last done does not ask the journal. */
export function createTidy<Port>(kit: Kit<Port>): () => Promise<void> {
  let known: number | undefined;
  return async () => {
    if (recent(known, kit.now())) return;
    const last = (await kit.read((tx) => tx.get('meta', lastTidy)))?.value;
    known = recent(last, kit.now()) ? last : await tidy(kit);
  };
}

/**
 * Asks what is open in a transaction that may write. Chromium leaves an index's entries for states that a row has left until such
 * a one comes across them, and every other question reads them all again: 3 ms for 800 settled intents, in place of 0.3.
 */
export const sweep = <Port>(kit: Kit<Port>): Promise<void> =>
  kit.write('relaxed', async (tx) => void (await tx.intents({ by: 'open' })));

/**
 * Lets go of what has had its time: settled intents, forgotten drafts, lists that were read. Never of what is unsettled.
 * Returns when it was.
 */
const tidy = <Port>(kit: Kit<Port>): Promise<number> =>
  kit.write('relaxed', async (tx) => {
    const now = kit.now();
    const intents = await tx.all('intents');
    const open = new Set(intents.filter(isOpen).map(({ id }) => id));
    const needed = ({ undoes, undoneBy }: Intent) => [undoes, undoneBy].some((id) => id && open.has(id));
    for (const intent of intents) {
      const over = intent.state === 'done' || intent.state === 'cancelled';
      const old = now - (intent.settledAt ?? now) > kit.policy.history;
      if (over && (old || intent.quiet) && !needed(intent)) await tx.delete('intents', intent.id);
    }
    for (const draft of await tx.all('drafts')) {
      if (now - draft.updatedAt > kit.policy.draftLife) await tx.delete('drafts', draft.key);
    }
    for (const row of await tx.all('scans')) {
      const head = row.row === 'head' ? await readHead(tx, row.key) : undefined;
      if (head && now - (head.completedAt ?? head.startedAt) > everyHour) await dropScan(tx, head);
    }
    await tx.put('meta', { key: lastTidy, value: now });
    return now;
  });

export const exportAll = <Port>(kit: Kit<Port>): Promise<OutboxExport> =>
  kit.read(async (tx) => ({
    format: 'mail-quick-edit-outbox',
    version: 1,
    exportedAt: kit.now(),
    intents: await tx.all('intents'),
    drafts: await tx.all('drafts'),
    damaged: [],
  }));

export const usage = <Port>(kit: Kit<Port>) =>
  kit.read(async (tx) => {
    const lanes = await tx.all('lanes');
    return lanes
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key: lane, month, calls, refused }) => ({ lane, month, calls, refused }));
  });
