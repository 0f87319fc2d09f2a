import { endsAnew } from '../../lib/domain/data';
import { Failure } from '../../lib/domain/failure';
import type { AppState } from '../../lib/domain/state';
import type { dataRows } from '../../lib/messages/data-rows.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Outbox } from '../../lib/outbox/contract';
import type { Keeper } from './keeper';

export interface DataDeps {
  outbox: Pick<Outbox, 'export' | 'run' | 'usage'>;
  keeper: Keeper;
  now(): number;
  state(): Promise<AppState>;
  stateChanged(): Promise<void>;
}

export const createDataHandlers = (deps: DataDeps): Handlers<typeof dataRows> => ({
  'data.export': async () => {
    const trouble = await deps.keeper.trouble();
    return trouble === null || trouble === 'full' ? deps.outbox.export() : deps.keeper.salvage(deps.now());
  },
  'data.usage': async () => {
    const month = new Date(deps.now()).toISOString().slice(0, 7);
    const running = (await deps.outbox.usage()).filter((lane) => lane.month === month);
    return {
      calls: running.reduce((sum, { calls }) => sum + calls, 0),
      refused: running.reduce((sum, { refused }) => sum + refused, 0),
    };
  },
  'data.startAnew': async () => {
    const trouble = await deps.keeper.trouble();
    if (trouble === null || !endsAnew(trouble)) {
      throw new Failure({ kind: 'forbidden', execution: 'notExecuted' });
    }
    await deps.keeper.reset();
    await deps.stateChanged();
    return deps.state();
  },
});
