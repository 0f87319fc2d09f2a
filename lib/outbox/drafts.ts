import type { Draft, DraftKey } from '../domain/draft';
import type { DraftPut, Outbox } from './contract';
import type { Kit } from './kit';

export const draftKeyOf = ({ account, mail, form }: DraftKey): string =>
  JSON.stringify([account, mail, form]);

const bare = ({ key: _, ...draft }: Draft & { key: string }): Draft => draft;

/** The last write wins; a writer that did not know the newest one is handed what it overwrote. */
export function createDrafts<Port>(kit: Kit<Port>): Outbox['drafts'] {
  return {
    get: async (key) => {
      const row = await kit.read((tx) => tx.get('drafts', draftKeyOf(key)));
      return row ? bare(row) : null;
    },
    put: ({ revision, ...content }: DraftPut) =>
      kit.write('relaxed', async (tx) => {
        const key = draftKeyOf(content);
        const stored = await tx.get('drafts', key);
        const draft: Draft = {
          ...content,
          revision: Math.max(stored?.revision ?? 0, revision) + 1,
          updatedAt: kit.now(),
        };
        await tx.put('drafts', { ...draft, key });
        const unseen = stored !== undefined && stored.revision > revision;
        return { draft, overwrote: unseen ? bare(stored) : null };
      }),
    drop: (key) => kit.write('relaxed', (tx) => tx.delete('drafts', draftKeyOf(key))),
  };
}
