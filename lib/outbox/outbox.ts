import type { Outbox, OutboxDeps } from './contract';
import { createDrafts } from './drafts';
import { enqueue, jobFor } from './enqueue';
import { drop, enqueueGroup, pause, retry, undo } from './group';
import { edit, resume } from './hands';
import { exportAll, usage } from './history';
import { createKit, follow, openIntents, standingBack } from './kit';
import { inOrder } from './queue';
import { createRunner } from './runner';
import { counts, newest, view } from './view';

/** The durable journal of wishes over what the worker hands in. One at a time per worker; all state is in the store. */
export function createOutbox<Port>(deps: OutboxDeps<Port>): Outbox {
  const kit = createKit(deps);
  return {
    enqueue: (wish) => enqueue(kit, wish),
    enqueueGroup: (wish) => enqueueGroup(kit, wish),
    undo: (id, of) => undo(kit, id, of),
    retry: (id, anyway) => retry(kit, id, anyway),
    edit: (id, input) => edit(kit, id, input),
    drop: (id) => drop(kit, id),
    pause: (id, paused) => pause(kit, id, paused),
    get: async (id) => (await kit.read((tx) => follow(tx, id))) ?? null,
    list: async (limit = 100) => newest(await kit.read((tx) => tx.all('intents')), limit),
    stuck: async (group) =>
      (await kit.read((tx) => tx.intents({ by: 'parent', parent: group })))
        .filter(({ state, needsYou }) => state === 'dead' || needsYou === true)
        .sort(inOrder),
    done: async () =>
      (await kit.read((tx) => tx.intents({ by: 'state', state: 'done' }))).sort(
        (a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0),
      ),
    open: async (account) =>
      (await kit.read(openIntents)).filter((each) => each.account === account).sort(inOrder),
    about: async (account, kind, input) => {
      const resource = jobFor(kit, kind).resource(input);
      const rows = await kit.read((tx) => tx.intents({ by: 'resource', account, resource }));
      return newest(rows, rows.length);
    },
    view: (intents) => view(kit, intents),
    counts: () => counts(kit),
    resume: (account) => resume(kit, account),
    run: createRunner(standingBack(kit)),
    drafts: createDrafts(kit),
    usage: () => usage(kit),
    export: () => exportAll(kit),
  };
}
