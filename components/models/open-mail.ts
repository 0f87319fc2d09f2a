import { type ReadonlySignal, signal } from '@preact/signals';
import { mailSays } from '../../lib/contacts/says';
import type { Capture, MailRef } from '../../lib/domain/capture';
import type { FailureFacts } from '../../lib/domain/failure';
import type { Known } from '../../lib/domain/state';
import type { Client } from '../../lib/messages/caller';
import { failureOf } from '../app/client';
import { confirmed } from './confirm';

export type Current =
  | { kind: 'reading' }
  /** `closed` = origins of frames in the page that may hold the mail and may not be read. */
  | { kind: 'mail'; capture: Capture; mail: MailRef; host: string; closed: string[] }
  | { kind: 'nothing'; why: 'none' | 'notGranted' | 'noMail'; host: string; closed: string[] }
  | { kind: 'failed'; failure: FailureFacts };

/** The open mail of the active tab, and what is known of its sender. */
export interface OpenMailModel {
  current: ReadonlySignal<Current>;
  known: ReadonlySignal<Known | null>;
  read(): Promise<void>;
  close(): void;
}

export function createOpenMail(client: Client): OpenMailModel {
  const current = signal<Current>({ kind: 'reading' });
  const known = signal<Known | null>(null);
  let reading = 0;

  async function learn({ sender, ...rest }: Capture): Promise<void> {
    const address = sender?.address;
    const says = mailSays(rest);
    const about = { address: address ?? '', ...(says ? { says } : {}) };
    const answer = address ? await client.send('known.get', about).catch(() => null) : null;
    const shown = current.value.kind === 'mail' ? current.value.capture.sender?.address : undefined;
    if (shown === address) known.value = answer;
  }

  /** What the service knows of it comes when it comes. */
  async function confirm(capture: Capture, mail: MailRef, host: string): Promise<void> {
    const more = await confirmed(client, capture, host);
    const shown = current.value;
    if (!more || shown.kind !== 'mail' || shown.mail.key !== mail.key) return;
    current.value = { ...shown, capture: more };
    if (more.sender?.address !== capture.sender?.address) await learn(more);
  }

  async function read(): Promise<void> {
    const turn = ++reading;
    const answer = await client.send('mail.current', {}).catch((error: unknown) => failureOf(error));
    if (turn !== reading) return;
    if ('kind' in answer) current.value = { kind: 'failed', failure: answer };
    else if (answer.capture && answer.mail) {
      const { capture, mail, host, closed = [] } = answer;
      const before = current.value.kind === 'mail' ? current.value.mail.key : null;
      if (before !== mail.key) {
        known.value = null;
        current.value = { kind: 'mail', capture, mail, host, closed };
      }
      await learn(capture);
      await confirm(capture, mail, host);
    } else {
      const { why, host, closed = [] } = answer;
      current.value = { kind: 'nothing', why: why ?? 'noMail', host, closed };
    }
  }

  const close = client.onEvent((event) => {
    if (event.type !== 'intent' && event.type !== 'state' && event.type !== 'contacts') return;
    if (current.value.kind === 'mail') void learn(current.value.capture);
  });
  void read();
  return { current, known, read, close };
}
