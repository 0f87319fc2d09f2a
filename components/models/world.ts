import { type ReadonlySignal, signal } from '@preact/signals';
import type { FailureFacts } from '../../lib/domain/failure';
import type { AppState } from '../../lib/domain/state';
import type { Client } from '../../lib/messages/caller';
import { failureOf } from '../app/client';

/** The worker's world as it last told it. */
export interface World {
  state: ReadonlySignal<AppState | null>;
  failure: ReadonlySignal<FailureFacts | null>;
  use(account: string): Promise<void>;
  /** Gives up a database that cannot be used. */
  startAnew(): Promise<void>;
  close(): void;
}

export function createWorld(client: Client): World {
  const state = signal<AppState | null>(null);
  const failure = signal<FailureFacts | null>(null);
  const take = (asked: Promise<AppState>) =>
    asked.then(
      (answer) => {
        state.value = answer;
        failure.value = null;
      },
      (error: unknown) => {
        failure.value = failureOf(error);
      },
    );
  const close = client.onEvent((event) => {
    if (event.type === 'state') state.value = event.state;
  });
  void take(client.send('state.get', {}));
  const startAnew = async () => {
    state.value = await client.send('data.startAnew', {});
  };
  return {
    state,
    failure,
    startAnew,
    use: (account) => take(client.send('account.use', { account })),
    close,
  };
}
