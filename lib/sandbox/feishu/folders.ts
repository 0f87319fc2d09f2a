import type { Endpoint } from '../../http/endpoint';
import { folderRows } from '../../providers/feishu/folders';
import { handle, type Operation } from '../core/part';
import type { World } from '../core/world';
import type { Mailbox } from '../state/mailbox';
import type { FolderRecord } from '../store';
import { mailboxOf, refuseParameter } from './context';

const root = '0';

export function folderOperations(world: World): Operation[] {
  const { list, get, create, patch, delete: remove } = folderRows;
  return [
    handle(list, ({ params, query, caller }) => {
      const mailbox = mailboxOf(world, list, params.user_mailbox_id, caller);
      const wanted = (folder: FolderRecord) =>
        query.folder_type === undefined || folder.folder_type === query.folder_type;
      return {
        items: mailbox
          .folders()
          .filter(wanted)
          .map((folder) => shown(mailbox, folder)),
      };
    }),
    handle(get, ({ params, caller }) => {
      const mailbox = mailboxOf(world, get, params.user_mailbox_id, caller);
      const folder = mailbox.folderTable.get(params.folder_id);
      if (folder === undefined) throw refuseParameter(get, 'no such folder', 'folder_id');
      return { folder: shown(mailbox, folder) };
    }),
    handle(create, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, create, params.user_mailbox_id, caller);
      if (body.parent_folder_id !== root) own(mailbox, create, body.parent_folder_id, 'parent_folder_id');
      const folder = mailbox.folderTable.add({ ...body, id: mailbox.ids.numeric(), folder_type: 2 });
      mailbox.changed({ resource: 'folders', op: 'create', id: folder.id });
      return { folder: shown(mailbox, folder) };
    }),
    handle(patch, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, patch, params.user_mailbox_id, caller);
      const folder = own(mailbox, patch, params.folder_id, 'folder_id');
      const { name = folder.name, parent_folder_id = folder.parent_folder_id } = body;
      for (let at = parent_folder_id; at !== root; ) {
        const above = own(mailbox, patch, at, 'parent_folder_id');
        if (above.id === folder.id) throw refuseParameter(patch, 'a folder cannot lie in itself');
        at = above.parent_folder_id;
      }
      mailbox.folderTable.replace({ ...folder, name, parent_folder_id });
      mailbox.changed({ resource: 'folders', op: 'update', id: folder.id });
      return {};
    }),
    handle(remove, ({ params, caller }) => {
      const mailbox = mailboxOf(world, remove, params.user_mailbox_id, caller);
      deleteFolder(mailbox, own(mailbox, remove, params.folder_id, 'folder_id').id);
      return {};
    }),
  ];
}

/** With the folders below it; their mails move to the trash. */
export function deleteFolder(mailbox: Mailbox, id: string): void {
  for (const below of mailbox.folders().filter(({ parent_folder_id }) => parent_folder_id === id)) {
    deleteFolder(mailbox, below.id);
  }
  mailbox.folderTable.delete(id);
  for (const mail of mailbox.list({ folder: id })) mailbox.update(mail.message_id, { folder_id: 'TRASH' });
  mailbox.changed({ resource: 'folders', op: 'delete', id });
}

/** A folder the user made. */
function own(mailbox: Mailbox, row: Endpoint, id: string, field: string): FolderRecord {
  const folder = mailbox.folderTable.get(id);
  if (folder === undefined || folder.folder_type === 1) {
    throw refuseParameter(row, 'no such folder of the user', field);
  }
  return folder;
}

function shown(mailbox: Mailbox, folder: FolderRecord) {
  const unread = mailbox.list({ folder: folder.id }).filter((mail) => mail.unread);
  return {
    ...folder,
    unread_message_count: unread.length,
    unread_thread_count: new Set(unread.map(({ thread_id }) => thread_id)).size,
  };
}
