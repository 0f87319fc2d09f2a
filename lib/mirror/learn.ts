import type { Intent } from '../domain/intent';
import type { LeftContact } from '../domain/job';
import type { LeftInLists, ListName } from '../domain/lists';
import type { MirrorStore, WriteTx } from './database';
import { learnInLists } from './lists';
import { rowKey } from './rows';
import { putTexts } from './texts';
import { contactRow, newWalk, type TextChanges } from './walk';

/** What a settled intent left of contacts, and of lists. */
export interface Leaves {
  contacts(intent: Intent): readonly LeftContact[];
  lists(intent: Intent): LeftInLists;
}

/** What is known otherwise than before. */
export interface Learnt {
  contacts: boolean;
  lists: ListName[];
}
const nothing: Learnt = { contacts: false, lists: [] };

async function write(
  tx: WriteTx,
  { account, settledAt }: Intent,
  left: readonly LeftContact[],
  now: number,
  settle: number,
): Promise<void> {
  const walks = tx.objectStore('walks');
  const contacts = tx.objectStore('contacts');
  const walk = (await walks.get(account)) ?? newWalk(account, now + settle);
  const tick = walk.tick + 1;
  await walks.put({ ...walk, tick });
  const texts: TextChanges = new Map();
  for (const { id, fields } of left) {
    const key = rowKey(account, id);
    if (fields === null) {
      await contacts.delete(key);
      await tx.objectStore('gone').put({ key, account, tick });
      texts.set(key, '');
      continue;
    }
    const row = contactRow(
      account,
      { id, ...fields },
      {
        seenAt: settledAt ?? now,
        source: 'own',
        tick,
        walk: walk.walk,
      },
    );
    await contacts.put(row);
    texts.set(key, row.text);
  }
  await putTexts(tx, texts);
}

export interface Learner {
  /** Each intent once. */
  learn(intent: Intent): Promise<Learnt>;
  /** All that was settled while nobody listened. */
  catchUp(done: readonly Intent[]): Promise<void>;
}

export function createLearner(
  store: MirrorStore,
  leaves: Leaves,
  now: () => number,
  settle: number,
): Learner {
  async function learn(intent: Intent): Promise<Learnt> {
    const left = leaves.contacts(intent);
    const inLists = leaves.lists(intent);
    if (left.length === 0 && Object.keys(inLists).length === 0) return nothing;
    return store.write(async (tx) => {
      const learnt = tx.objectStore('learnt');
      if (await learnt.get(intent.id)) return nothing;
      await learnt.put({ id: intent.id });
      if (left.length > 0) await write(tx, intent, left, now(), settle);
      const { account, settledAt = now() } = intent;
      return { contacts: left.length > 0, lists: await learnInLists(tx, account, inLists, settledAt) };
    });
  }
  return {
    learn,
    async catchUp(done) {
      const known = new Set(await store.read((tx) => tx.objectStore('learnt').getAllKeys()));
      for (const intent of done) if (!known.has(intent.id)) await learn(intent);
      const kept = new Set(done.map(({ id }) => id));
      const old = [...known].filter((id) => !kept.has(id));
      if (old.length === 0) return;
      await store.write(async (tx) => {
        for (const id of old) await tx.objectStore('learnt').delete(id);
      });
    },
  };
}
