import type { FailureFacts } from '../domain/failure';
import type { AppEvent } from '../domain/state';
import type { InputOf, MessageName, OutputOf } from './protocol.schema';

/** What goes over the wire between contexts. */
export interface Envelope {
  message: MessageName;
  input: unknown;
}

/** How news goes over the wire, to pages by `runtime.sendMessage` and to tabs by `tabs.sendMessage`. */
export interface EventEnvelope {
  event: AppEvent;
}

export type Answer<Output> = { ok: true; output: Output } | { ok: false; failure: FailureFacts };

/** The worker said no, or could not be reached (`kind: 'unavailable'`). */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly failure: FailureFacts;

  constructor(failure: FailureFacts) {
    super(failure.kind);
    this.failure = failure;
  }
}

export type Send = <Name extends MessageName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;

/** What a screen holds: the way to the worker, and the worker's news. Pages and content scripts make it from `runtime`. */
export interface Client {
  send: Send;
  /** Returns the way to stop listening. */
  onEvent(listener: (event: AppEvent) => void): () => void;
}

/** Shows the person a page each time: never repeated unasked. */
const once: ReadonlySet<MessageName> = new Set(['account.connect']);
/** Before each repeat, in ms. */
const pauses: readonly number[] = [0, 50, 250];

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * `post` carries an envelope to the worker, e.g. `runtime.sendMessage`. No answer, or none that could be delivered, is a
 * worker that was ending just then: the same message again wakes the next one, and the same id is the same wish.
 */
export function createSend(post: (envelope: Envelope) => Promise<unknown>, pause = sleep): Send {
  async function answerTo(envelope: Envelope): Promise<unknown> {
    const waits = once.has(envelope.message) ? [] : [...pauses];
    for (;;) {
      const wait = waits.shift();
      const answer = post(envelope);
      const said = wait === undefined ? await answer : await answer.catch(() => undefined);
      if (said !== undefined || wait === undefined) return said;
      await pause(wait);
    }
  }
  return async (message, input) => {
    const answer = (await answerTo({ message, input })) as Answer<never> | undefined;
    if (!answer) throw new Refused({ kind: 'unavailable', execution: 'unknown' });
    if (!answer.ok) throw new Refused(answer.failure);
    return answer.output;
  };
}

/** Null for anything but the worker's news, which alone carries `event`; `senderId` must be the extension's own. */
export function eventOf(message: unknown, senderId: string | undefined, ownId: string): AppEvent | null {
  if (senderId !== ownId || typeof message !== 'object' || message === null) return null;
  if (!Object.hasOwn(message, 'event')) return null;
  return (message as EventEnvelope).event;
}
