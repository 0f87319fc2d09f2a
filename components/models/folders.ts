import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { FailureFacts } from '../../lib/domain/failure';
import { type Folder, rootFolder } from '../../lib/domain/folder';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

/** A folder of the person's own, where it hangs in the tree. */
export interface FolderNode {
  folder: Folder;
  /** 0 at the top. */
  level: number;
  /** Names from the top, apart by ` / `. */
  path: string;
}

export interface FoldersModel {
  /** In the order of the tree; null while it is read. */
  tree: ReadonlySignal<readonly FolderNode[] | null>;
  failure: ReadonlySignal<FailureFacts | null>;
  /** Being made. */
  making: ReadonlySignal<boolean>;
  nameOf(id: string): string;
  /** The id of the new folder, or null where it did not come about yet. */
  create(name: string, parent: string): Promise<string | null>;
  close(): void;
}

function treeOf(all: readonly Folder[]): FolderNode[] {
  const own = all.filter(({ system }) => !system);
  const known = new Set(own.map(({ id }) => id));
  const below = (parent: string, level: number, path: string): FolderNode[] =>
    own
      .filter((one) => (known.has(one.parent) ? one.parent : rootFolder) === parent)
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap((folder) => {
        const here = path === '' ? folder.name : `${path} / ${folder.name}`;
        // A tree deeper than any is a ring.
        return [{ folder, level, path: here }, ...(level < 20 ? below(folder.id, level + 1, here) : [])];
      });
  return below(rootFolder, 0, '');
}

export function createFolders(
  { client, newId }: Pick<App, 'client' | 'newId'>,
  account: string | null,
): FoldersModel {
  const where = account === null ? {} : { account };
  const list = signal<readonly Folder[] | null>(null);
  const failure = signal<FailureFacts | null>(null);
  const making = signal(false);
  const waiting = new Map<string, (done: boolean) => void>();

  const read = () =>
    client.send('folder.list', where).then(
      (folders) => {
        list.value = folders;
      },
      (error: unknown) => {
        failure.value = failureOf(error);
      },
    );
  const close = client.onEvent((event) => {
    if (event.type === 'lists' && event.list === 'folders' && (account === null || event.account === account))
      void read();
    if (event.type !== 'intent') return;
    const { id, state, needsYou } = event.intent;
    if (state === 'done') waiting.get(id)?.(true);
    else if (needsYou || state === 'dead' || state === 'cancelled') waiting.get(id)?.(false);
  });

  async function create(name: string, parent: string): Promise<string | null> {
    failure.value = null;
    making.value = true;
    try {
      const id = newId();
      const done = new Promise<boolean>((resolve) => waiting.set(id, resolve));
      const intent = await client.send('folder.create', { id, ...where, name, parent });
      const made = intent.state === 'done' || (await done);
      await read();
      if (!made) return null;
      const found = list.value?.find((one) => one.name === name.trim() && one.parent === parent);
      return found?.id ?? null;
    } catch (error) {
      failure.value = failureOf(error);
      return null;
    } finally {
      making.value = false;
    }
  }

  void read();
  const tree = computed(() => list.value && treeOf(list.value));
  return {
    tree,
    failure,
    making,
    nameOf(id) {
      if (id === '' || !list.value) return '…';
      return list.value.find((one) => one.id === id)?.name ?? i18n.t('folder.unknown');
    },
    create,
    close,
  };
}
