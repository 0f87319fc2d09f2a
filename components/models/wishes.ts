import { type ReadonlySignal, signal } from '@preact/signals';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

/** What a screen asked for and what became of it. */
export interface Wishes {
  /** The last wish of this screen, for Undo. */
  last: ReadonlySignal<IntentView | null>;
  /** A wish of this screen that only the person can settle. */
  trouble: ReadonlySignal<IntentView | null>;
  failure: ReadonlySignal<FailureFacts | null>;
  /** True once the wish is kept. */
  carry(asked: Promise<IntentView>): Promise<IntentView | null>;
  undo(): Promise<void>;
  retry(): Promise<void>;
  drop(): Promise<void>;
  close(): void;
}

const isStuck = ({ needsYou, state }: IntentView) => needsYou || state === 'dead';

/** `changed` hears of every wish of these kinds, whoever made it. */
export function createWishes(
  { client, newId }: Pick<App, 'client' | 'newId'>,
  kinds: readonly string[],
  changed: (intent: IntentView) => void,
): Wishes {
  const last = signal<IntentView | null>(null);
  const trouble = signal<IntentView | null>(null);
  const failure = signal<FailureFacts | null>(null);
  const mine = new Set<string>();

  function hear(intent: IntentView): void {
    if (last.value?.id === intent.id && last.value.updatedAt <= intent.updatedAt) last.value = intent;
    if (isStuck(intent) && mine.has(intent.id)) trouble.value = intent;
    else if (trouble.value?.id === intent.id) trouble.value = null;
    if (kinds.includes(intent.kind)) changed(intent);
  }

  const close = client.onEvent((event) => {
    if (event.type === 'intent') hear(event.intent);
  });

  async function carry(asked: Promise<IntentView>): Promise<IntentView | null> {
    failure.value = null;
    try {
      const intent = await asked;
      mine.add(intent.id);
      if (last.value?.id !== intent.id || last.value.updatedAt <= intent.updatedAt) last.value = intent;
      hear(intent);
      return intent;
    } catch (error) {
      failure.value = failureOf(error);
      return null;
    }
  }

  return {
    last,
    trouble,
    failure,
    carry,
    async undo() {
      if (last.value) await carry(client.send('intent.undo', { id: newId(), of: last.value.id }));
    },
    async retry() {
      if (!trouble.value) return;
      const { id, why } = trouble.value;
      await carry(client.send('intent.retry', { id, anyway: why !== null }));
    },
    async drop() {
      if (trouble.value) await carry(client.send('intent.drop', { id: trouble.value.id }));
      trouble.value = null;
    },
    close,
  };
}
