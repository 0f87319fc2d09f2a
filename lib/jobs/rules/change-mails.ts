import { z } from 'zod';
import { Failure } from '../../domain/failure';
import type { Job } from '../../domain/job';
import type { Mail } from '../../domain/mail';
import type { MailsPort, ProviderPort } from '../../providers/provider';
import { mailsOf } from './rules';

const id = z.string().min(1).max(500);
const labels = z.array(z.string().min(1).max(64)).max(20);

/** Mails that lie in one folder and carry the same of the labels in question, and what becomes of all of them. */
const input = z.object({
  /** Names the part of the whole wish, so that its undo follows it. */
  key: z.string().min(1).max(200),
  about: z.string().max(4000),
  /** At the most 20. Source: Feishu mail message batch_modify. */
  ids: z.array(id).min(1).max(20),
  /** Where they lie: what the person has moved since is left alone. */
  from: z.string().min(1).max(200),
  /** A folder to move to; `TRASH` = to the trash. */
  to: z.string().max(200).optional(),
  add: labels,
  remove: labels,
  /** Those of the labels that the mails carry before. */
  had: labels,
});
export type ChangeMails = z.infer<typeof input>;

type Nothing = Record<string, never>;

/** Those that were changed. */
interface Result {
  ids: string[];
}

export const trash = 'TRASH';

/** One mail that is gone has the whole page refused: the others are found by halves. */
async function readPresent(mails: MailsPort, ids: readonly string[]): Promise<Mail[]> {
  try {
    return await mails.read(ids, 'head');
  } catch (error) {
    if (!(error instanceof Failure) || error.facts.kind !== 'notFound') throw error;
    if (ids.length === 1) return [];
    const middle = Math.ceil(ids.length / 2);
    return [
      ...(await readPresent(mails, ids.slice(0, middle))),
      ...(await readPresent(mails, ids.slice(middle))),
    ];
  }
}

export const changeMails: Job<ChangeMails, Nothing, Result, ProviderPort> = {
  kind: 'change-mails',
  version: 1,
  input,
  class: 'bulk',
  needs: ['messages.batch_get', 'messages.batch_modify', 'messages.batch_trash'],
  resource: ({ key }) => `mails:${key}`,
  scan: null,
  look: () => ({ snapshot: {} }),
  coalesce: () => null,
  attempt({ port }, { ids, from, to, add, remove }) {
    if (to === undefined && add.length + remove.length === 0) return { settled: { ids: [] } };
    return {
      operation: to === trash ? 'messages.batch_trash' : 'messages.batch_modify',
      async send() {
        const present = await readPresent(mailsOf(port), ids);
        // At its goal already: an earlier attempt of this very write may have arrived.
        const still = present.filter(({ folder }) => folder === from || folder === to).map((mail) => mail.id);
        if (still.length === 0) return { ids: [] };
        if (to === trash) await mailsOf(port).trash(still);
        else {
          await mailsOf(port).modify(still, {
            ...(add.length > 0 ? { add } : {}),
            ...(remove.length > 0 ? { remove } : {}),
            ...(to === undefined ? {} : { folder: to }),
          });
        }
        return { ids: still };
      },
    };
  },
  repeatable: () => true,
  reconcile: () => ({ verdict: 'absent' }),
  undo({ input: { key, about, from, to, add, remove, had }, result }) {
    if (!result || result.ids.length === 0) return null;
    const back: ChangeMails = {
      ...{ key, about, ids: result.ids, from: to ?? from },
      ...(to === undefined ? {} : { to: from }),
      add: remove.filter((label) => had.includes(label)),
      remove: add.filter((label) => !had.includes(label)),
      had: [...had.filter((label) => !remove.includes(label)), ...add],
    };
    return back.to === undefined && back.add.length + back.remove.length === 0
      ? null
      : { kind: 'change-mails', input: back };
  },
  describe: ({ about, ids }) => ({ key: 'job.changeMails', params: [String(ids.length), about] }),
};
