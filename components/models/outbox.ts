import { type ReadonlySignal, signal } from '@preact/signals';
import type { Usage } from '../../lib/domain/data';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { WishChange } from '../../lib/messages/edit-rows.schema';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

/** What a person does about one wish. */
export interface Hands {
  retry(intent: IntentView): Promise<void>;
  /** Null = kept; else why not. */
  edit(intent: IntentView, change: WishChange): Promise<FailureFacts | null>;
  drop(intent: IntentView): Promise<void>;
  undo(intent: IntentView): Promise<void>;
}

export interface OutboxModel extends Hands {
  /** Newest first; null while it is read. */
  rows: ReadonlySignal<IntentView[] | null>;
  failure: ReadonlySignal<FailureFacts | null>;
  /** Null while it is read, or where it cannot be. */
  usage: ReadonlySignal<Usage | null>;
  close(): void;
}

const newest = (a: IntentView, b: IntentView) => b.createdAt - a.createdAt;

export function createOutbox({ client, newId }: Pick<App, 'client' | 'newId'>): OutboxModel {
  const rows = signal<IntentView[] | null>(null);
  const failure = signal<FailureFacts | null>(null);
  const usage = signal<Usage | null>(null);

  function take(intent: IntentView): void {
    const others = (rows.value ?? []).filter(({ id }) => id !== intent.id);
    const older = rows.value?.find(({ id }) => id === intent.id);
    if (older && older.updatedAt > intent.updatedAt) return;
    rows.value = [...others, intent].sort(newest);
  }

  async function carry(asked: Promise<IntentView>): Promise<void> {
    failure.value = null;
    try {
      take(await asked);
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  /** A form that is refused stays open, and says why itself. */
  async function edit({ id }: IntentView, change: WishChange): Promise<FailureFacts | null> {
    try {
      take(await client.send('intent.edit', { id, change }));
      return null;
    } catch (error) {
      return failureOf(error);
    }
  }

  const close = client.onEvent((event) => {
    if (event.type === 'intent') take(event.intent);
  });
  client.send('outbox.list', {}).then(
    (list) => {
      const seen = rows.value ?? [];
      rows.value = [...list].sort(newest);
      for (const intent of seen) take(intent);
    },
    (error: unknown) => {
      rows.value ??= [];
      failure.value = failureOf(error);
    },
  );

  client.send('data.usage', {}).then(
    (now) => {
      usage.value = now;
    },
    () => undefined,
  );

  return {
    rows,
    usage,
    failure,
    retry: ({ id, why }) => carry(client.send('intent.retry', { id, anyway: why !== null })),
    edit,
    drop: ({ id }) => carry(client.send('intent.drop', { id })),
    undo: ({ id }) => carry(client.send('intent.undo', { id: newId(), of: id })),
    close,
  };
}
