import { type ReadonlySignal, signal } from '@preact/signals';
import type { MailRef } from '../../lib/domain/capture';
import type { ContactFields } from '../../lib/domain/contact';
import type { Draft, DraftKey } from '../../lib/domain/draft';
import type { App } from '../app/app';
import { noAccount } from '../app/no-account';

/** A keystroke is stored within 300 ms, the way to the worker included. */
const writeAfter = 200;

export interface DraftKeeper {
  /** The draft as another surface left it; null where there is none. */
  load(): Promise<Draft | null>;
  /** To be stored soon. */
  put(fields: ContactFields): void;
  /** Stores at once what is still to be stored. */
  flush(): Promise<void>;
  /** What was typed meanwhile is not stored: the intent is durable. */
  forget(): void;
  /** Text of another surface that a write of ours replaced. */
  overwrote: ReadonlySignal<Draft | null>;
  /** Calls with the text another surface has written while ours was at rest. */
  onChange(listener: (draft: Draft) => void): () => void;
}

/** Last write wins, with a notice. */
export function createDraftKeeper(
  { client, newId, later }: Pick<App, 'client' | 'newId' | 'later'>,
  account: string | null,
  mail: MailRef,
): DraftKeeper {
  const by = newId();
  const key: DraftKey = { account: account ?? noAccount, mail: mail.key, form: 'contact' };
  const overwrote = signal<Draft | null>(null);
  let revision = 0;
  let unwritten: ContactFields | null = null;
  let stopTimer: (() => void) | null = null;

  async function write(): Promise<void> {
    stopTimer?.();
    stopTimer = null;
    if (!unwritten) return;
    const fields = unwritten;
    unwritten = null;
    const answer = await client.send('draft.put', { ...key, fields, revision, by }).catch(() => null);
    if (answer) {
      revision = answer.draft.revision;
      overwrote.value = answer.overwrote;
    } else unwritten ??= fields;
  }

  async function load(): Promise<Draft | null> {
    const own = await client.send('draft.get', key);
    if (own || account === null) {
      revision = own?.revision ?? 0;
      return own;
    }
    const stray = await client.send('draft.get', { ...key, account: noAccount });
    if (!stray) return null;
    unwritten = stray.fields;
    await write();
    await client.send('draft.drop', { ...key, account: noAccount });
    return stray;
  }

  return {
    load,
    put(fields) {
      unwritten = fields;
      stopTimer ??= later(() => void write(), writeAfter);
    },
    flush: write,
    forget() {
      stopTimer?.();
      stopTimer = null;
      unwritten = null;
      revision = 0;
      overwrote.value = null;
    },
    overwrote,
    onChange: (listener) =>
      client.onEvent((event) => {
        if (event.type !== 'draft' || event.by === by || unwritten) return;
        if (event.account !== key.account || event.mail !== key.mail) return;
        load().then(
          (draft) => draft && listener(draft),
          () => undefined,
        );
      }),
  };
}
