import { type ReadonlySignal, signal } from '@preact/signals';
import type { ContactDraft, Draft, DraftContent, DraftKey, RuleDraft } from '../../lib/domain/draft';
import type { App } from '../app/app';
import { noAccount } from '../app/no-account';

/** A keystroke is stored within 300 ms, the way to the worker included. */
const writeAfter = 200;

/** One form's drafts, told from those of others. */
export interface DraftKind<Own extends Draft> {
  form: Own['form'];
  content(fields: Own['fields']): DraftContent;
  is(draft: Draft): draft is Own;
}

export const contactDrafts: DraftKind<ContactDraft> = {
  form: 'contact',
  content: (fields) => ({ form: 'contact', fields }),
  is: (draft) => draft.form === 'contact',
};

export const ruleDrafts: DraftKind<RuleDraft> = {
  form: 'rule',
  content: (fields) => ({ form: 'rule', fields }),
  is: (draft) => draft.form === 'rule',
};

export interface DraftKeeper<Own extends Draft> {
  /** The draft as another surface left it; null where there is none. */
  load(): Promise<Own | null>;
  /** To be stored soon. */
  put(fields: Own['fields']): void;
  /** Stores at once what is still to be stored. */
  flush(): Promise<void>;
  /** What was typed meanwhile is not stored: the intent is durable. */
  forget(): void;
  /** Nothing is left of it: what was begun came about in another way. */
  drop(): Promise<void>;
  /** Text of another surface that a write of ours replaced. */
  overwrote: ReadonlySignal<Own | null>;
  /** Calls with the text another surface has written while ours was at rest. */
  onChange(listener: (draft: Own) => void): () => void;
}

/** Last write wins, with a notice. `mail` is the mail's key. */
export function createDraftKeeper<Own extends Draft>(
  { client, newId, later }: Pick<App, 'client' | 'newId' | 'later'>,
  account: string | null,
  mail: string,
  { form, content, is }: DraftKind<Own>,
): DraftKeeper<Own> {
  const by = newId();
  const key: DraftKey = { account: account ?? noAccount, mail, form };
  const overwrote = signal<Own | null>(null);
  let revision = 0;
  let unwritten: Own['fields'] | null = null;
  let stopTimer: (() => void) | null = null;
  const own = (draft: Draft | null) => (draft && is(draft) ? draft : null);

  async function write(): Promise<void> {
    stopTimer?.();
    stopTimer = null;
    if (!unwritten) return;
    const fields = unwritten;
    unwritten = null;
    const { account: of } = key;
    const put = { account: of, mail, ...content(fields), revision, by };
    const answer = await client.send('draft.put', put).catch(() => null);
    if (answer) {
      revision = answer.draft.revision;
      overwrote.value = own(answer.overwrote);
    } else unwritten ??= fields;
  }

  async function load(): Promise<Own | null> {
    const stored = own(await client.send('draft.get', key));
    if (stored || account === null) {
      revision = stored?.revision ?? 0;
      return stored;
    }
    const stray = own(await client.send('draft.get', { ...key, account: noAccount }));
    if (!stray) return null;
    unwritten = stray.fields;
    await write();
    await client.send('draft.drop', { ...key, account: noAccount });
    return stray;
  }

  function forget(): void {
    stopTimer?.();
    stopTimer = null;
    unwritten = null;
    revision = 0;
    overwrote.value = null;
  }

  return {
    load,
    put(fields) {
      unwritten = fields;
      stopTimer ??= later(() => void write(), writeAfter);
    },
    flush: write,
    forget,
    async drop() {
      forget();
      await client.send('draft.drop', key).catch(() => undefined);
    },
    overwrote,
    onChange: (listener) =>
      client.onEvent((event) => {
        if (event.type !== 'draft' || event.by === by || unwritten) return;
        if (event.account !== key.account || event.mail !== key.mail || event.form !== form) return;
        load().then(
          (draft) => draft && listener(draft),
          () => undefined,
        );
      }),
  };
}
