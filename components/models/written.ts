import { type ReadonlySignal, signal } from '@preact/signals';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

/** What was sent to one address book, and what becomes of it. */
export interface Written {
  intent: ReadonlySignal<IntentView | null>;
  takenBack: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureFacts | null>;
  /** The same `text` keeps its id until the worker has answered: a repeat is not a second intent. */
  write(text: string, send: (id: string) => Promise<IntentView>): Promise<boolean>;
  undo(): Promise<void>;
  /** All the same, after somebody else's change was shown. */
  insist(): Promise<void>;
  close(): void;
}

export function createWritten({ client, newId }: Pick<App, 'client' | 'newId'>, done: () => void): Written {
  const intent = signal<IntentView | null>(null);
  const takenBack = signal(false);
  const failure = signal<FailureFacts | null>(null);
  let attempt: { id: string; text: string } | null = null;

  const close = client.onEvent((event) => {
    if (event.type !== 'intent' || event.intent.id !== intent.value?.id) return;
    if (event.intent.updatedAt < intent.value.updatedAt) return;
    intent.value = event.intent;
    if (event.intent.state === 'done') done();
  });

  async function carry(asked: Promise<IntentView>): Promise<boolean> {
    failure.value = null;
    try {
      intent.value = await asked;
      return true;
    } catch (error) {
      failure.value = failureOf(error);
      return false;
    }
  }

  return {
    intent,
    takenBack,
    failure,
    async write(text, send) {
      if (attempt?.text !== text) attempt = { id: newId(), text };
      const kept = await carry(send(attempt.id));
      if (kept) attempt = null;
      takenBack.value = false;
      return kept;
    },
    async undo() {
      if (!intent.value) return;
      takenBack.value = await carry(client.send('intent.undo', { id: newId(), of: intent.value.id }));
    },
    async insist() {
      if (intent.value) await carry(client.send('intent.retry', { id: intent.value.id }));
    },
    close,
  };
}
