import type { Duplicate } from '../contacts/duplicates';
import type { ContactBook } from '../contacts/mirror';
import type { Intent } from '../domain/intent';
import type { ListName } from '../domain/lists';
import { createBook } from './book';
import { clear, forgetOthers } from './forget';
import { createLearner, type Leaves } from './learn';
import { createLists, type ListMirror, type ListsDeps } from './lists';
import { defaultMirrorPolicy, type MirrorPolicy } from './policy';
import { changeWalk, hurried, unstickLists, unstuck } from './retry';
import { createRounds, type RoundDeps, type Rounds } from './rounds';
import type { WalkRow } from './rows';
import { type AccountMirror, stateOf } from './state';
import { due } from './step';
import { createTexts } from './texts';
import { duplicatesIn, tellApart } from './twins';

export interface MirrorDeps extends Omit<RoundDeps, 'policy'> {
  policy?: Partial<MirrorPolicy>;
  /** Every account there is: what is held of others is forgotten. */
  all(): Promise<string[]>;
  list: ListsDeps['list'];
  /** Hands the thread over within a long piece of work. */
  pause?(): Promise<void>;
  /** All that was done and is still kept. */
  done(): Promise<Intent[]>;
  leaves: Leaves;
  /** What is known of one of an account's lists changed. */
  listChanged(account: string, name: ListName): void;
}

export interface Mirror extends Rounds {
  book: ContactBook;
  lists: ListMirror;
  /** An intent was done. */
  learn(intent: Intent): Promise<void>;
  /** Accounts came or went, or what held one up may have passed. */
  nudge(): Promise<void>;
  /** Is a page due? Asked while the worker is awake anyway. */
  isDue(account: string): Promise<boolean>;
  refresh(account: string): Promise<void>;
  clear(account: string): Promise<void>;
  /** Gets ready for a search that is about to come. */
  warm(): Promise<void>;
  /** Over all that is held of an account: asked for, not watched. */
  duplicates(account: string): Promise<Duplicate[]>;
  apart(account: string, a: string, b: string): Promise<void>;
  state(account: string): Promise<AccountMirror>;
}

export function createMirror(deps: MirrorDeps): Mirror {
  const { store, now } = deps;
  const policy = { ...defaultMirrorPolicy, ...deps.policy };
  const texts = createTexts(store, deps.pause ?? (async () => undefined));
  const book = createBook(store, texts, policy, now);
  const learner = createLearner(store, deps.leaves, now, policy.settle);
  /** Intents that were settled before this worker's life, or whose lesson failed. */
  let behind = true;
  /** Lessons under way. */
  let learning: Promise<void> = Promise.resolve();

  const walkOf = (account: string) => store.read((tx) => tx.objectStore('walks').get(account));
  const change = (account: string, to: (row: WalkRow, at: number) => WalkRow) =>
    store.write((tx) => changeWalk(tx, account, now() + policy.settle, (row) => to(row, now())));

  async function caughtUp(): Promise<void> {
    await learning;
    if (!behind) return;
    behind = false;
    try {
      await learner.catchUp(await deps.done());
    } catch (error) {
      behind = true;
      throw error;
    }
  }

  const lists = createLists({
    ...{ store, policy, now, list: deps.list, caughtUp },
    changed: deps.listChanged,
  });
  const { run, schedule } = createRounds({ ...deps, policy }, { lists, texts, caughtUp });

  return {
    book,
    warm: texts.warm,
    lists: {
      ...lists,
      // A screen that heard of a write sees it here.
      async get(account, name) {
        await learning;
        return lists.get(account, name);
      },
    },
    run,
    schedule,
    learn(intent) {
      const lesson = (async () => {
        try {
          const learnt = await learner.learn(intent);
          if (learnt.contacts) deps.changed(intent.account);
          for (const name of learnt.lists) deps.listChanged(intent.account, name);
        } catch {
          // The database may be gone for a moment; the next run catches up.
          behind = true;
        }
      })();
      learning = Promise.all([learning, lesson]).then(() => undefined);
      return lesson;
    },
    async nudge() {
      const kept = await deps.all();
      await store.write((tx) => forgetOthers(tx, kept));
      await texts.pack(0);
      for (const account of await deps.accounts()) await change(account, unstuck);
      await store.write((tx) => unstickLists(tx, now()));
      await schedule();
    },
    async isDue(account) {
      const row = await walkOf(account);
      return row !== undefined && due(row, now(), policy);
    },
    refresh: (account) => change(account, hurried),
    async clear(account) {
      await store.write((tx) => clear(tx, account, now()));
      deps.changed(account);
    },
    duplicates: (account) => store.read((tx) => duplicatesIn(tx, account)),
    apart: (account, a, b) => store.write((tx) => tellApart(tx, account, a, b)),
    async state(account) {
      const [complete, walk, held] = await Promise.all([
        book.completeness(account),
        walkOf(account),
        store.read((tx) => tx.objectStore('lists').index('account').getAll(account)),
      ]);
      const readable = (await deps.lists()).get(account)?.length ?? 0;
      return stateOf(account, complete, { walk, lists: held, readable }, now(), policy);
    },
  };
}
