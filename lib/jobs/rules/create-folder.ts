import { z } from 'zod';
import { type Folder, folderNameLimit } from '../../domain/folder';
import type { Job, ScanSource } from '../../domain/job';
import type { ProviderPort } from '../../providers/provider';
import { foldersOf } from './rules';

const input = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(folderNameLimit * 2),
  parent: z.string().min(1).max(200),
});
type Input = z.infer<typeof input>;

/** The folder that has the name there already. */
interface Snapshot {
  present: string | null;
}

const folderScan: ScanSource<ProviderPort, Folder> = {
  operation: 'folders.list',
  disturbedBy: [],
  page: async (port) => ({ rows: await foldersOf(port).list() }),
};

const find = (rows: readonly Folder[], { name, parent }: Input) =>
  rows.find((row) => row.name === name && row.parent === parent)?.id ?? null;

/** Not taken back: mails may lie in it by then, and deleting a folder puts them into the trash. */
export const createFolder: Job<Input, Snapshot, Snapshot, ProviderPort, Folder> = {
  kind: 'create-folder',
  version: 1,
  input,
  class: 'click',
  needs: ['folders.list', 'folders.create'],
  resource: ({ parent, name }) => `folder:${parent} ${name}`,
  scan: folderScan,
  look: (_context, wish, scan) =>
    scan?.complete ? { snapshot: { present: find(scan.rows, wish) } } : 'scan',
  coalesce: (_waiting, next) => next,
  attempt({ port }, { name, parent }, snapshot) {
    if (snapshot.present !== null) return { settled: snapshot };
    return {
      operation: 'folders.create',
      send: async () => ({ present: (await foldersOf(port).create(name, parent)).id }),
    };
  },
  repeatable: () => false,
  reconcile(scan, wish) {
    const present = find(scan.rows, wish);
    return present === null ? { verdict: 'absent' } : { verdict: 'done', result: { present } };
  },
  undo: () => null,
  leavesIn: ({ input: { name, parent }, result }) => ({
    folders(rows) {
      const id = result?.present;
      if (!id || rows.some((row) => row.id === id)) return rows;
      return [...rows, { id, name, parent, system: false }];
    },
  }),
  describe: ({ name }) => ({ key: 'job.createFolder', params: [name] }),
};
