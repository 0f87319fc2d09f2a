import type { z } from 'zod';
import { Failure, type FailureFacts } from '../domain/failure';
import type { Answer, Envelope } from './caller';
import type { MessageRow, Sender } from './protocol.schema';

/** What a browser says of who sent a message. Only the browser fills it in; still every part may be missing. */
export interface RawSender {
  id?: string;
  url?: string;
  origin?: string;
  frameId?: number;
  documentLifecycle?: string;
  tab?: { id?: number };
}

/** Who sent it, once admitted. `tab` is the number of the tab for content scripts, absent for pages. */
export interface Origin {
  sender: Sender;
  origin: string;
  tab?: number;
  /** Of a `frame`: its number in the tab. */
  frame?: number;
}

/** Null = may not speak. Async because the granted hosts are. */
export type Admit = (sender: RawSender) => Promise<Origin | null>;

type Table = Record<string, MessageRow>;
type Parsed<Row extends MessageRow> = z.output<Row['input']>;
type Output<Row> = Row extends { output?: infer Out } ? Exclude<Out, undefined> : never;

export type Handlers<Rows extends Table> = {
  [Name in keyof Rows]: (input: Parsed<Rows[Name]>, from: Origin) => Promise<Output<Rows[Name]>>;
};

/** Undefined at once = not ours to answer; other listeners may. */
export type Receiver = (message: unknown, sender: RawSender) => Promise<Answer<unknown>> | undefined;

function envelopeOf(message: unknown, table: Table): Envelope | null {
  if (typeof message !== 'object' || message === null) return null;
  if (!Object.hasOwn(message, 'message') || !Object.hasOwn(message, 'input')) return null;
  const { message: name } = message as Envelope;
  return typeof name === 'string' && Object.hasOwn(table, name) ? (message as Envelope) : null;
}

const refuse = (failure: FailureFacts): Answer<never> => ({ ok: false, failure });

/** What went wrong inside stays inside: only a `Failure` has words meant for screens. */
function failureOf(error: unknown): FailureFacts {
  return error instanceof Failure ? error.facts : { kind: 'unknown', execution: 'unknown' };
}

/**
 * Answers own envelopes of admitted senders; `ownId` is the extension's id. Input is parsed by the row before a
 * handler sees it. `handlers` may still be on their way when the first message comes. `report` receives errors that
 * are not a `Failure`. `permit` throws for what is switched off.
 */
export function createReceiver<Rows extends Table>(
  rows: Rows,
  handlers: () => Promise<Handlers<Rows>>,
  admit: Admit,
  ownId: string,
  report: (error: unknown) => void,
  permit: (name: keyof Rows) => Promise<void> = async () => undefined,
): Receiver {
  async function answer(envelope: Envelope, sender: RawSender): Promise<Answer<unknown>> {
    const row: MessageRow | undefined = rows[envelope.message];
    const from = await admit(sender);
    if (!row || !from?.sender || !row.from.includes(from.sender)) {
      return refuse({ kind: 'forbidden', execution: 'notExecuted' });
    }
    const parsed = row.input.safeParse(envelope.input);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.at(-1);
      return refuse({
        kind: 'invalid',
        execution: 'notExecuted',
        ...(typeof field === 'string' ? { field } : {}),
      });
    }
    const name: keyof Rows = envelope.message;
    await permit(name);
    const handle = (await handlers())[name];
    return { ok: true, output: await handle(parsed.data as never, from) };
  }

  return (message, sender) => {
    const envelope = envelopeOf(message, rows);
    if (!envelope || sender.id !== ownId) return undefined;
    return answer(envelope, sender).catch((error: unknown) => {
      if (!(error instanceof Failure)) report(error);
      return refuse(failureOf(error));
    });
  };
}
