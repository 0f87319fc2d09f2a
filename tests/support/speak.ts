import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { InputOf, MessageName } from '../../lib/messages/protocol.schema';
import type { Extension } from './extension';
import { until } from './until';

/** What tests read of an intent. */
export const intentSchema = z.looseObject({
  id: z.string(),
  kind: z.string(),
  state: z.string(),
  needsYou: z.boolean(),
  goesAt: z.number().nullable(),
  waiting: z.string().nullish(),
  failure: z.looseObject({ kind: z.string() }).nullable(),
});
export type SeenIntent = z.infer<typeof intentSchema>;

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown() }),
  z.object({ ok: z.literal(false), failure: z.looseObject({ kind: z.string() }) }),
]);

/** Sends a message as the extension's own pages do. */
export async function speak<Name extends MessageName>(
  extension: Extension,
  message: Name,
  input: InputOf<Name>,
): Promise<unknown> {
  const desk = await extension.desk();
  const post = () =>
    desk.evaluate(
      (envelope) => {
        const { chrome, browser } = globalThis as unknown as Record<
          string,
          typeof import('webextension-polyfill')
        >;
        return (browser ?? chrome)?.runtime.sendMessage(envelope);
      },
      { message, input: input as object },
    );
  // A worker that is ending just then says nothing: the same message again is the same wish.
  const answer = answerSchema.parse(await until(post, `an answer to ${message}`));
  if (!answer.ok) throw new Error(`${message}: ${answer.failure.kind}`);
  return answer.output;
}

export const save = async (extension: Extension, name: string, address: string): Promise<SeenIntent> =>
  intentSchema.parse(await speak(extension, 'contact.save', { id: randomUUID(), fields: { name, address } }));

const mirrorSchema = z.array(
  z.looseObject({ account: z.string(), done: z.boolean(), held: z.number(), pages: z.number() }),
);

/** The mirror of the first account. */
export async function mirrorOf(extension: Extension) {
  const [mirror] = mirrorSchema.parse(await speak(extension, 'mirror.state', {}));
  if (!mirror) throw new Error('no account has a mirror');
  return mirror;
}

/** Reads the contacts now, so that what is not among them is unknown for sure. */
export async function fillMirror(extension: Extension): Promise<void> {
  await speak(extension, 'mirror.refresh', { account: (await mirrorOf(extension)).account });
  await until(async () => (await mirrorOf(extension)).done, 'the contacts to be read');
}

export const outbox = async (extension: Extension): Promise<SeenIntent[]> =>
  z.array(intentSchema).parse(await speak(extension, 'outbox.list', {}));
