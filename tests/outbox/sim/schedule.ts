import type { Intent } from '../../../lib/domain/intent';
import { createMemoryStore } from '../../../lib/outbox/memory-store';
import type { Policy } from '../../../lib/outbox/policy';
import type { Breakage } from './broken';
import { diceOf } from './random';
import { createService, type Outcome, outcomes } from './service';
import { createTimeline } from './timeline';
import { type SimWorker, type SimWorld, startWorker } from './worker';

export interface ScheduleOptions {
  breakage?: Breakage;
  policy?: Partial<Policy>;
  powerCuts?: boolean;
}

/** What a schedule came to. Everything but `steps` should be 0 or empty. */
export interface Verdict {
  seed: number;
  /** Wishes that were acknowledged and are not as wished at the end. */
  lost: number;
  doubled: number;
  overLimit: number;
  errors: string[];
  steps: number;
  story: string[];
}

interface Wish {
  id: string;
  address: string;
  company: string;
  acknowledged: boolean;
  undo: 'no' | 'asked' | 'acknowledged';
}

const minute = 60_000;
const limit = { count: 2, perMs: minute };
const start = Date.UTC(2026, 3, 1, 9);

/** Two workers on one database, three wishes, up to eight faults of the wire, up to four deaths; then calm until all is settled. */
export async function runSchedule(seed: number, options: ScheduleOptions = {}): Promise<Verdict> {
  const dice = diceOf(seed);
  const timeline = createTimeline(dice, start);
  const memory = createMemoryStore();
  const story: string[] = [];
  const tell = (what: string) => story.push(`${timeline.now() - start} ${what}`);
  let faults = dice.below(9);
  const outcome = (): Outcome => {
    const next = faults > 0 && dice.chance(0.6) ? dice.pick(outcomes) : 'ok';
    if (next !== 'ok') faults -= 1;
    tell(`request: ${next}`);
    return next;
  };
  const service = createService(timeline, dice, { limit, pageSize: 1, lateMs: 29_000, outcome });
  const world: SimWorld = {
    timeline,
    dice,
    service,
    store: memory,
    ...(options.breakage ? { breakage: options.breakage } : {}),
    policy: options.policy ?? {},
    limit,
    errors: [],
  };
  const workers: SimWorker[] = [startWorker(world), startWorker(world)];

  const anyWorker = () => workers[dice.below(workers.length)];
  const born = () => {
    tell('start');
    workers.push(startWorker(world));
  };
  const kill = (worker: SimWorker) => {
    tell('death');
    timeline.end(worker.life);
    workers.splice(workers.indexOf(worker), 1);
    timeline.at(timeline.now() + dice.between(0, 31_000), null, born);
  };
  let deaths = dice.below(5);
  const powerCut = () => {
    tell('power cut');
    for (const worker of [...workers]) kill(worker);
    memory.powerCut(dice.below(memory.unsynced() + 1));
  };

  const wishes: Wish[] = [0, 1, 2].map((index) => ({
    id: `wish-${index}`,
    address: dice.pick(['an@muster.example', 'bo@muster.example']),
    company: `Company ${index}`,
    acknowledged: false,
    undo: dice.chance(0.2) ? 'asked' : 'no',
  }));
  let order = 0;
  const lastFor = new Map<string, { wish: Wish; order: number }>();
  /** A screen repeats its wish with the same id until somebody answers. */
  const ask = (wish: Wish) => {
    const worker = anyWorker();
    if (wish.acknowledged) return;
    timeline.at(timeline.now() + 5000, null, () => ask(wish));
    worker?.outbox
      .enqueue({
        id: wish.id,
        kind: 'save-sender',
        account: 'me',
        input: { fields: { name: 'Some Body', address: wish.address, company: wish.company } },
      })
      .then(() => {
        if (wish.acknowledged) return;
        tell(`acknowledged ${wish.id} ${wish.address}`);
        wish.acknowledged = true;
        order += 1;
        lastFor.set(wish.address, { wish, order });
        for (const each of workers) each.run();
      })
      .catch((error: unknown) => world.errors.push(error));
  };
  wishes.forEach((wish, index) => {
    timeline.at(start + index * 1000 + dice.below(40_000), null, () => ask(wish));
  });

  let steps = 0;
  const until = start + 6 * 60 * minute;
  const settledAll = async () => {
    if (wishes.some(({ acknowledged }) => !acknowledged)) return false;
    const intents = await memory.read((tx) => tx.all('intents'));
    return intents.every(({ state }) => state === 'done' || state === 'cancelled' || state === 'dead');
  };
  while (steps < 20_000) {
    steps += 1;
    if (!(await timeline.step(until))) break;
    if (deaths > 0 && workers.length > 0 && dice.chance(0.03)) {
      deaths -= 1;
      const worker = anyWorker();
      if (options.powerCuts && dice.chance(0.3)) powerCut();
      else if (worker) kill(worker);
    }
    if (steps % 16 === 0 && (await settledAll())) break;
  }
  // What is still on its way, late or from a worker that died, lands.
  const calm = timeline.now() + minute;
  while (timeline.now() < calm && (await timeline.step(calm))) steps += 1;

  const intents = await memory.read((tx) => tx.all('intents'));
  const lost = countLost(wishes, intents, service.contacts, tell);
  return {
    seed,
    lost,
    doubled: service.doubled,
    overLimit: service.overLimit,
    errors: world.errors.map(String),
    steps,
    story,
  };
}

function countLost(
  wishes: readonly Wish[],
  intents: readonly Intent[],
  contacts: readonly { address?: string; company?: string }[],
  tell: (what: string) => void,
): number {
  let lost = 0;
  for (const wish of wishes) {
    if (!wish.acknowledged) continue;
    const row = intents.find(({ id }) => id === wish.id);
    const lead = row?.mergedInto ? intents.find(({ id }) => id === row.mergedInto) : row;
    const rows = contacts.filter(({ address }) => address === wish.address);
    const wanted = intents
      .filter((each) => JSON.stringify(each.input).includes(wish.address) && each.kind === 'save-sender')
      .sort((a, b) => b.createdAt - a.createdAt)
      .find(({ state }) => state === 'done');
    const company = JSON.stringify(wanted?.input ?? {}).includes(String(rows[0]?.company));
    if (lead?.state === 'done' && rows.length === 1 && company) continue;
    lost += 1;
    tell(
      `lost ${wish.id}: ${lead?.state} ${JSON.stringify(rows)} ${JSON.stringify(wanted?.input)} ${JSON.stringify(lead)}`,
    );
  }
  return lost;
}
