import { type ReadonlySignal, signal } from '@preact/signals';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

/** The batches there are, as they go on in the worker: this page may close at any time. */
export interface BatchesModel {
  /** Newest first. */
  batches: ReadonlySignal<readonly IntentView[]>;
  failure: ReadonlySignal<FailureFacts | null>;
  pause(batch: IntentView, paused: boolean): Promise<void>;
  cancelRest(batch: IntentView): Promise<void>;
  undo(batch: IntentView): Promise<void>;
  retry(batch: IntentView): Promise<void>;
  close(): void;
}

export function createBatches({ client, newId }: Pick<App, 'client' | 'newId'>): BatchesModel {
  const batches = signal<readonly IntentView[]>([]);
  const failure = signal<FailureFacts | null>(null);
  const isBatch = ({ kind }: IntentView) => kind === 'save-many';

  function take(batch: IntentView): void {
    const known = batches.value.find(({ id }) => id === batch.id);
    if (known && known.updatedAt > batch.updatedAt) return;
    const others = batches.value.filter(({ id }) => id !== batch.id);
    batches.value = [...others, batch].sort((a, b) => b.createdAt - a.createdAt);
  }
  async function carry(asked: Promise<IntentView>): Promise<void> {
    failure.value = null;
    try {
      take(await asked);
    } catch (error) {
      failure.value = failureOf(error);
    }
  }
  const close = client.onEvent((event) => {
    if (event.type === 'intent' && isBatch(event.intent)) take(event.intent);
  });
  client.send('outbox.list', {}).then(
    (list) => {
      for (const intent of list.filter(isBatch)) take(intent);
    },
    (error: unknown) => {
      failure.value = failureOf(error);
    },
  );
  return {
    batches,
    failure,
    pause: ({ id }, paused) => carry(client.send('intent.pause', { id, paused })),
    cancelRest: ({ id }) => carry(client.send('intent.drop', { id })),
    async undo({ id }) {
      await carry(client.send('intent.undo', { id: newId(), of: id }));
      const left = await client.send('intent.get', { id }).catch(() => null);
      if (left) take(left);
    },
    retry: ({ id }) => carry(client.send('intent.retry', { id })),
    close,
  };
}
