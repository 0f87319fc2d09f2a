import { type ReadonlySignal, signal } from '@preact/signals';
import type { Capture, MailRef } from '../../lib/domain/capture';
import type { FailureFacts } from '../../lib/domain/failure';
import { mailRef } from '../../lib/domain/mail-ref';
import type { SourceProblem } from '../../lib/sources/source';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

export type SourceState =
  | { kind: 'asking'; problem: SourceProblem | null; failure: FailureFacts | null }
  | { kind: 'reading' }
  | { kind: 'read'; capture: Capture; mail: MailRef };

/** A person from pasted words or a file, instead of the open mail. */
export interface SourceModel {
  state: ReadonlySignal<SourceState>;
  read(given: { text: string } | File): Promise<void>;
  /** Back to the open mail. */
  leave(): void;
  close(): void;
}

const asking: Extract<SourceState, { kind: 'asking' }> = { kind: 'asking', problem: null, failure: null };
/** Above `largestFile` nothing is read into memory. */
const largest = 20_000_000;

export function createSource({ client }: Pick<App, 'client'>): SourceModel {
  const state = signal<SourceState>(asking);
  let turn = 0;

  async function read(given: { text: string } | File): Promise<void> {
    const mine = ++turn;
    const show = (next: SourceState) => {
      if (mine === turn) state.value = next;
    };
    const refuse = (problem: SourceProblem) => show({ ...asking, problem });
    show({ kind: 'reading' });
    try {
      if (given instanceof File && given.size > largest) return refuse('tooLarge');
      const input =
        given instanceof File
          ? { name: given.name, bytes: new Uint8Array(await given.arrayBuffer()) }
          : given;
      const { readSource } = await import('../../lib/sources/read');
      const found = await readSource(input, () => document.implementation.createHTMLDocument(''));
      if ('problem' in found) return refuse(found.problem);
      const more = found.letter ? await client.send('mail.read', found.letter) : null;
      const reasons = [...found.capture.reasons, ...(more?.reasons ?? [])];
      const distinct = new Map(reasons.map((one) => [`${one.kind}\n${one.evidence}`, one]));
      const capture = { ...found.capture, ...more, reasons: [...distinct.values()] };
      show({ kind: 'read', capture, mail: mailRef(capture, capture.adapter) });
    } catch (error) {
      show({ ...asking, failure: failureOf(error) });
    }
  }

  return {
    state,
    read,
    leave() {
      turn += 1;
      state.value = asking;
    },
    close() {
      turn += 1;
    },
  };
}
