import type { Endpoint } from '../../http/endpoint';
import { messageRows } from '../../providers/feishu/messages';
import { handle, type Operation } from '../core/part';
import type { World } from '../core/world';
import { type Mailbox, systemLabels } from '../state/mailbox';
import type { MailRecord } from '../store';
import { listPage, mailboxOf, pageOf, refuse, refuseParameter } from './context';
import { messageView } from './message-view';

const codes = { getMissing: 1234034, batchGetMissing: 1230006, missing: 1230007, target: 1236008 } as const;
const applicable = new Set<string>(['UNREAD', 'IMPORTANT', 'OTHER', 'FLAGGED']);
/** Mail is not moved here by modify. */
const noTarget = new Set(['TRASH', 'DRAFT', 'SCHEDULED']);

export function messageOperations(world: World): Operation[] {
  const { list, get, batch_get, modify, batch_modify, trash, batch_trash } = messageRows;
  return [
    handle(list, ({ params, query, caller }) => {
      const mailbox = mailboxOf(world, list, params.user_mailbox_id, caller);
      const where = placeOf(mailbox, list, query);
      const mails = mailbox.list(where).filter(({ unread }) => unread || query.only_unread !== true);
      const { rows, rest } = pageOf(list, mailbox, listPage(mails), query);
      return { items: rows.map(({ message_id }) => message_id), ...rest };
    }),
    handle(get, ({ params, query, caller }) => {
      const mailbox = mailboxOf(world, get, params.user_mailbox_id, caller);
      const mail = mailbox.get(params.message_id);
      if (mail === undefined) throw refuse(get, codes.getMissing, 'message not found');
      return { message: messageView(mail, query.format ?? 'full', mailbox.user) };
    }),
    handle(batch_get, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, batch_get, params.user_mailbox_id, caller);
      const mails = every(mailbox, batch_get, body.message_ids ?? [], codes.batchGetMissing);
      const format = body.format ?? 'full';
      return {
        messages: mails.map((mail) => ({
          ...messageView(mail, format, mailbox.user),
          ...(format === 'full' ? { raw: Buffer.from(mail.raw).toString('base64url') } : {}),
        })),
      };
    }),
    handle(modify, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, modify, params.user_mailbox_id, caller);
      apply(mailbox, modify, every(mailbox, modify, [params.message_id], codes.missing), body);
      return {};
    }),
    handle(batch_modify, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, batch_modify, params.user_mailbox_id, caller);
      const mails = every(mailbox, batch_modify, body.message_ids ?? [], codes.missing);
      apply(mailbox, batch_modify, mails, body);
      return {};
    }),
    handle(trash, ({ params, caller }) => {
      const mailbox = mailboxOf(world, trash, params.user_mailbox_id, caller);
      discard(mailbox, trash, [params.message_id]);
      return {};
    }),
    handle(batch_trash, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, batch_trash, params.user_mailbox_id, caller);
      discard(mailbox, batch_trash, body.message_ids ?? []);
      return {};
    }),
  ];
}

function placeOf(
  mailbox: Mailbox,
  row: Endpoint,
  query: { folder_id?: string | undefined; label_id?: string | undefined },
): { folder: string } | { label: string } {
  const { folder_id: folder, label_id: label } = query;
  if (folder !== undefined && mailbox.folderTable.get(folder) !== undefined) return { folder };
  if (label !== undefined && (systemLabels.some((id) => id === label) || mailbox.labelTable.get(label))) {
    return { label };
  }
  throw refuseParameter(row, 'no such folder or label', folder === undefined ? 'label_id' : 'folder_id');
}

/** All or none. */
function every(mailbox: Mailbox, row: Endpoint, ids: readonly string[], code: number): MailRecord[] {
  return ids.map((id) => {
    const mail = mailbox.get(id);
    if (mail === undefined) throw refuse(row, code, 'message not found');
    return mail;
  });
}

interface Change {
  add_label_ids?: string[] | undefined;
  remove_label_ids?: string[] | undefined;
  add_folder?: string | undefined;
}

function apply(mailbox: Mailbox, row: Endpoint, mails: readonly MailRecord[], change: Change): void {
  const { add_label_ids: add = [], remove_label_ids: remove = [], add_folder: folder } = change;
  for (const id of [...add, ...remove]) {
    if (!applicable.has(id) && mailbox.labelTable.get(id) === undefined) {
      throw refuse(row, codes.target, 'label not found');
    }
  }
  if (folder !== undefined && noTarget.has(folder)) {
    throw refuseParameter(row, 'not a folder to move to', 'add_folder');
  }
  if (folder !== undefined && mailbox.folderTable.get(folder) === undefined) {
    throw refuse(row, codes.target, 'folder not found');
  }
  for (const mail of mails) {
    const labels = new Set([...mail.label_ids, ...(mail.unread ? ['UNREAD'] : []), ...add]);
    for (const id of remove) labels.delete(id);
    const unread = labels.delete('UNREAD');
    mailbox.update(mail.message_id, {
      label_ids: [...labels],
      unread,
      folder_id: folder ?? mail.folder_id,
    });
  }
}

function discard(mailbox: Mailbox, row: Endpoint, ids: readonly string[]): void {
  const mails = ids.map((id) => mailbox.get(id));
  for (const mail of mails) {
    if (mail === undefined || mail.folder_id === 'DRAFT') {
      throw refuseParameter(row, 'no such message to trash', 'message_ids');
    }
  }
  for (const id of ids) mailbox.update(id, { folder_id: 'TRASH' });
}
