import { type ReadonlySignal, signal } from '@preact/signals';
import type { Capture } from '../../lib/domain/capture';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { FoundMail } from '../../lib/domain/message';
import { withMailWishes } from '../../lib/labels/wishes';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { needsPerson } from './labels';

export type MailState =
  | { at: 'finding' }
  /** `labels` are ids, as they will be once what is wished for is carried out. */
  | { at: 'found'; message: string; labels: readonly string[] }
  | { at: 'several'; mails: readonly FoundMail[] }
  | { at: 'none' }
  | { at: 'failed' };

/** The labels of the open mail, which has to be found in the service first. */
export interface MailLabelsModel {
  mail: ReadonlySignal<MailState>;
  failure: ReadonlySignal<FailureFacts | null>;
  trouble: ReadonlySignal<IntentView | null>;
  last: ReadonlySignal<IntentView | null>;
  change(add: readonly string[], remove: readonly string[]): Promise<void>;
  pick(mail: FoundMail): Promise<void>;
  /** Mails by words of the subject; null = it failed. */
  search(words: string): Promise<readonly FoundMail[] | null>;
  undo(): Promise<void>;
  retry(intent: IntentView): Promise<void>;
  drop(intent: IntentView): Promise<void>;
  find(): Promise<void>;
  close(): void;
}

const kind = 'label-mail';

export function createMailLabels(
  { client, newId }: Pick<App, 'client' | 'newId'>,
  account: string | null,
  { sender, subject, date, messageId }: Capture,
): MailLabelsModel {
  const mail = signal<MailState>({ at: 'finding' });
  const failure = signal<FailureFacts | null>(null);
  const trouble = signal<IntentView | null>(null);
  const last = signal<IntentView | null>(null);
  const where = account === null ? {} : { account };
  const wanted = { from: sender?.address ?? '', subject, date, messageId };
  let picked: string | undefined;

  async function find(): Promise<void> {
    failure.value = null;
    if (wanted.from === '' && picked === undefined) {
      mail.value = { at: 'none' };
      return;
    }
    try {
      const message = picked === undefined ? {} : { message: picked };
      const found = await client.send('mail.labels', { ...where, mail: wanted, ...message });
      if (found.state === 'found') mail.value = { at: 'found', message: found.message, labels: found.labels };
      else if (found.state === 'several') mail.value = { at: 'several', mails: found.mails };
      else mail.value = { at: 'none' };
    } catch (error) {
      mail.value = { at: 'failed' };
      failure.value = failureOf(error);
    }
  }

  function hear(intent: IntentView): void {
    const shown = mail.value;
    if (intent.kind !== kind || shown.at !== 'found') return;
    if (last.value?.id === intent.id && last.value.updatedAt <= intent.updatedAt) last.value = intent;
    const input: unknown = intent.input;
    if (typeof input !== 'object' || input === null || Reflect.get(input, 'message') !== shown.message)
      return;
    if (needsPerson(intent)) trouble.value = intent;
    else if (trouble.value?.id === intent.id) trouble.value = null;
    if (intent.state === 'dead' || intent.state === 'cancelled') void find();
    else mail.value = { ...shown, labels: withMailWishes(shown.message, shown.labels, [intent]) };
  }

  const close = client.onEvent((event) => {
    if (event.type === 'intent') hear(event.intent);
  });

  async function carry(asked: Promise<IntentView>): Promise<void> {
    failure.value = null;
    try {
      last.value = await asked;
      hear(last.value);
    } catch (error) {
      failure.value = failureOf(error);
      await find();
    }
  }

  void find();
  return {
    mail,
    failure,
    trouble,
    last,
    async change(add, remove) {
      const shown = mail.value;
      if (shown.at !== 'found') return;
      const { message, labels } = shown;
      const input = { message, subject, add: [...add], remove: [...remove], had: [...labels] };
      mail.value = { ...shown, labels: withMailWishes(message, labels, [{ kind, input }]) };
      await carry(client.send('mail.label', { id: newId(), ...where, ...input }));
    },
    async pick({ id }) {
      picked = id;
      mail.value = { at: 'finding' };
      await find();
    },
    async search(words) {
      failure.value = null;
      try {
        return await client.send('mail.find', { ...where, from: '', subject: words });
      } catch (error) {
        failure.value = failureOf(error);
        return null;
      }
    },
    async undo() {
      if (last.value) await carry(client.send('intent.undo', { id: newId(), of: last.value.id }));
    },
    retry: ({ id, why }) => carry(client.send('intent.retry', { id, anyway: why !== null })),
    async drop({ id }) {
      await carry(client.send('intent.drop', { id }));
      trouble.value = null;
    },
    find,
    close,
  };
}
