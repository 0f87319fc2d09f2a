import { Failure } from '../../../lib/domain/failure';
import type { Intent } from '../../../lib/domain/intent';
import type { Outbox } from '../../../lib/outbox/contract';
import type { SimWorker, SimWorld } from './worker';

/** Something the person did on a screen, which repeats it until somebody answers. */
export interface Deed {
  name: string;
  ask(outbox: Outbox): Promise<Intent>;
  state: 'asked' | 'acknowledged' | 'refused';
  /** The intent that the answer named. */
  answer: Intent | null;
}

export interface Screens {
  deeds: Deed[];
  act(at: number, name: string, ask: Deed['ask'], then?: (intent: Intent) => void): void;
  open(): boolean;
}

const patience = 5000;

/** Every answer may come from either worker, and none from one that died while it was asked. */
export function createScreens(
  { timeline, dice, errors }: SimWorld,
  workers: readonly SimWorker[],
  tell: (what: string) => void,
): Screens {
  const deeds: Deed[] = [];
  const repeat = (deed: Deed, then: (intent: Intent) => void) => {
    if (deed.state !== 'asked') return;
    timeline.at(timeline.now() + patience, null, () => repeat(deed, then));
    const worker = workers[dice.below(workers.length)];
    if (!worker) return;
    deed.ask(worker.outbox).then(
      (intent) => {
        if (deed.state !== 'asked') return;
        deed.state = 'acknowledged';
        deed.answer = intent;
        tell(`acknowledged: ${deed.name}`);
        for (const each of workers) each.run();
        then(intent);
      },
      (error: unknown) => {
        if (!(error instanceof Failure)) errors.push(error);
        if (deed.state !== 'asked') return;
        deed.state = 'refused';
        tell(`refused: ${deed.name}`);
      },
    );
  };
  return {
    deeds,
    act(at, name, ask, then = () => undefined) {
      const deed: Deed = { name, ask, state: 'asked', answer: null };
      deeds.push(deed);
      timeline.at(at, null, () => {
        tell(`asked: ${name}`);
        repeat(deed, then);
      });
    },
    open: () => deeds.some(({ state }) => state === 'asked'),
  };
}
