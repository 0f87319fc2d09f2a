import type { Contact } from '../../../lib/domain/contact';
import { createMemoryStore } from '../../../lib/outbox/memory-store';
import type { Policy } from '../../../lib/outbox/policy';
import type { Breakage } from './broken';
import { act, addresses, type PersonOptions } from './person';
import { diceOf } from './random';
import { createScreens } from './screens';
import { createService, type Outcome, outcomes } from './service';
import { createTimeline } from './timeline';
import { complaints } from './verdict';
import { watched } from './watch';
import { type SimWorker, type SimWorld, startWorker } from './worker';

export interface ScheduleOptions {
  breakage?: Breakage;
  policy?: Partial<Policy>;
  powerCuts?: boolean;
  person?: Partial<PersonOptions>;
  /** Other people change contacts. */
  foreign?: boolean;
  /** The service's lists show no addresses. */
  withheld?: boolean;
  /** The network goes and comes. */
  offline?: boolean;
  /** Instead of random deaths, one at exactly this step. */
  dieAt?: number;
}

/** What a schedule came to. Everything but `steps` should be 0 or empty. */
export interface Verdict {
  seed: number;
  /** What was acknowledged and is not as wished at the end. */
  lost: number;
  doubled: number;
  overLimit: number;
  errors: string[];
  /** Requests of all workers. */
  calls: number;
  steps: number;
  story: string[];
}

const minute = 60_000;
const limit = { count: 2, perMs: minute };
const start = Date.UTC(2026, 3, 1, 9);
const usual: PersonOptions = { wishes: 3, undo: 0.3, edit: 0.2, group: 0.2 };

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
  const { withheld = false } = options;
  const service = createService(timeline, dice, { limit, pageSize: 1, lateMs: 29_000, withheld, outcome });
  const before: Contact[] = addresses
    .filter(() => dice.chance(0.2))
    .map((address, index) => ({ id: `${index}`, address, name: 'Some Body', company: 'Before' }));
  service.contacts.push(...before);
  const { store, seen, remember } = watched(memory, timeline.now);
  const world: SimWorld = {
    ...{ timeline, dice, service, store, limit, online: true, lives: 0, errors: [] },
    ...(options.breakage ? { breakage: options.breakage } : {}),
    policy: options.policy ?? {},
  };
  const workers: SimWorker[] = [startWorker(world), startWorker(world)];
  const kill = (worker: SimWorker | undefined, atOnce = false) => {
    if (!worker) return;
    tell('death');
    timeline.end(worker.life, atOnce);
    workers.splice(workers.indexOf(worker), 1);
    timeline.at(timeline.now() + dice.between(0, 31_000), null, () => workers.push(startWorker(world)));
  };
  const powerCut = async () => {
    tell('power cut');
    for (const worker of [...workers]) kill(worker, true);
    memory.powerCut(dice.below(memory.unsynced() + 1));
    remember(await memory.read((tx) => tx.all('intents')));
  };

  const screens = createScreens(world, workers, tell);
  const wishes = act({ ...usual, ...options.person }, timeline, dice, screens);

  /** The person sends on whatever was refused, and gives up a group that somebody else's change stopped half-way. */
  const revive = async () => {
    const rows = await memory.read((tx) => tx.intents({ by: 'state', state: 'dead' }));
    for (const { id, why, parent, revision, group } of rows) {
      const stopped = group && group.done + group.dead + group.cancelled < group.total;
      if (why && !stopped) continue;
      if (!parent) {
        const hand = why ? 'drop' : 'retry';
        screens.act(timeline.now(), `${hand} ${id} ${revision}`, (outbox) =>
          why ? outbox.drop(id) : outbox.retry(id, false),
        );
      }
    }
  };
  const online = (is: boolean) => {
    world.online = is;
    tell(is ? 'online' : 'offline');
    if (is) for (const each of workers) each.run();
  };
  if (options.offline) {
    const from = start + dice.below(2 * minute);
    timeline.at(from, null, () => online(false));
    // Never in the same moment, whose order is by lot.
    timeline.at(from + 1 + dice.below(3 * minute), null, () => online(true));
  }
  if (options.foreign) {
    for (let index = dice.below(3); index >= 0; index -= 1) {
      const address = dice.pick(addresses);
      timeline.at(start + dice.below(4 * minute), null, () => {
        tell(`somebody else changes ${address}`);
        service.change(address, `Foreign ${index}`);
      });
    }
  }

  let deaths = options.dieAt === undefined ? dice.below(5) : 0;
  let steps = 0;
  const until = start + 6 * 60 * minute;
  const settledAll = async () => {
    if (screens.open()) return false;
    await revive();
    const intents = await memory.read((tx) => tx.all('intents'));
    return (
      !screens.open() && intents.every(({ state }) => !['pending', 'inFlight', 'unknown'].includes(state))
    );
  };
  // A lane that is closed for half an hour is looked at each second meanwhile, by each of two.
  while (steps < 60_000) {
    steps += 1;
    if (!(await timeline.step(until)) && ((await settledAll()) || !(await timeline.step(until)))) break;
    if (steps === options.dieAt) kill(workers[steps % 2]);
    if (deaths > 0 && workers.length > 0 && dice.chance(0.03)) {
      deaths -= 1;
      if (options.powerCuts && dice.chance(0.3)) await powerCut();
      else kill(workers[dice.below(workers.length)]);
    }
    if (steps % 16 === 0 && timeline.now() > start + 5 * minute && (await settledAll())) break;
  }
  // What is still on its way, late or from a worker that died, lands.
  const calm = timeline.now() + minute;
  while (timeline.now() < calm && (await timeline.step(calm))) steps += 1;

  const intents = await memory.read((tx) => tx.all('intents'));
  const lost = complaints({ intents, wishes, deeds: screens.deeds, service, before, seen });
  story.push(...lost);
  return {
    ...{ seed, lost: lost.length, doubled: service.doubled, overLimit: service.overLimit },
    ...{ errors: world.errors.map(String), calls: service.calls.length, steps, story },
  };
}
