import type { z } from 'zod';
import { type Folder, rootFolder } from '../../domain/folder';
import type { Client } from '../../http/client';
import { failureOf } from '../../http/judge';
import type { FoldersPort } from '../provider';
import { folderRows, type mailFolder } from './folders';

const systemType = 1;

const fromWire = (id: string, wire: z.infer<typeof mailFolder>): Folder => ({
  id,
  name: wire.name ?? '',
  parent: wire.parent_folder_id || rootFolder,
  system: wire.folder_type === systemType || !/^\d+$/.test(id),
});

export const foldersPort = (client: Client, mailbox: string): FoldersPort => {
  const params = { user_mailbox_id: mailbox };
  return {
    async list() {
      const { items } = await client.call(folderRows.list, { params, query: {} });
      return (items ?? []).flatMap((wire) => (wire.id ? [fromWire(wire.id, wire)] : []));
    },
    async create(name, parent) {
      const body = { name, parent_folder_id: parent };
      const { folder } = await client.call(folderRows.create, { params, body });
      if (!folder?.id) {
        throw failureOf(folderRows.create, { kind: 'malformed', execution: 'unknown', message: 'no id' });
      }
      return fromWire(folder.id, folder);
    },
  };
};
