import { type ReadonlySignal, signal } from '@preact/signals';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { WishChange } from '../../lib/messages/edit-rows.schema';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import type { Hands } from './outbox';

export interface PartsModel extends Hands {
  /** In the order of the group; null while they are read. */
  parts: ReadonlySignal<readonly IntentView[] | null>;
  failure: ReadonlySignal<FailureFacts | null>;
  close(): void;
}

/** The parts of a group that need the person, each with its own why. */
export function createParts({ client }: Pick<App, 'client'>, group: string): PartsModel {
  const parts = signal<readonly IntentView[] | null>(null);
  const failure = signal<FailureFacts | null>(null);

  async function read(): Promise<void> {
    try {
      parts.value = await client.send('intent.parts', { id: group });
    } catch (error) {
      failure.value = failureOf(error);
    }
  }
  async function carry(asked: Promise<IntentView>): Promise<FailureFacts | null> {
    failure.value = null;
    try {
      await asked;
      await read();
      return null;
    } catch (error) {
      return failureOf(error);
    }
  }
  const shown = async (asked: Promise<IntentView>) => {
    failure.value = await carry(asked);
  };
  void read();
  return {
    parts,
    failure,
    retry: ({ id, why }) => shown(client.send('intent.retry', { id, anyway: why !== null })),
    edit: ({ id }, change: WishChange) => carry(client.send('intent.edit', { id, change })),
    drop: ({ id }) => shown(client.send('intent.drop', { id })),
    undo: async () => undefined,
    close: client.onEvent((event) => {
      if (event.type === 'intent' && event.intent.id === group) void read();
    }),
  };
}
