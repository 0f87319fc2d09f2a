import type { Client } from '../../http/client';
import type { MessagesPort } from '../provider';
import { messageIdsIn } from './message-ids';
import { messageRows } from './messages';
import { searchRows } from './search';

const iso = (ms: number) => new Date(ms).toISOString();
const timeOf = (date: string) => Date.parse(date) || 0;

export const messagesPort = (client: Client, mailbox: string): MessagesPort => {
  const params = { user_mailbox_id: mailbox };
  const one = (id: string) => ({ ...params, message_id: id });
  return {
    named: messageIdsIn,
    async modify(id, { add, remove, folder }) {
      const body = { add_label_ids: add, remove_label_ids: remove, add_folder: folder };
      await client.call(messageRows.modify, { params: one(id), body });
    },
    async find({ from, subject, after, before }) {
      const { items } = await client.call(searchRows.messages, {
        params,
        query: { page_size: 15 },
        body: {
          filter: {
            from: from ? [from] : undefined,
            subject: subject || undefined,
            create_time: { start_time: iso(after), end_time: iso(before) },
          },
        },
      });
      /** `message_biz_id` is what the other calls take; `id` belongs to the search. */
      const found = (items ?? []).flatMap(({ id, meta_data }) => {
        const messageId = meta_data?.message_biz_id || id;
        if (!messageId) return [];
        const { title = '', create_time = '', from: sender } = meta_data ?? {};
        return [{ id: messageId, subject: title, from: sender?.mail_address ?? '', date: create_time }];
      });
      return found.sort((one, other) => timeOf(other.date) - timeOf(one.date));
    },
    async carrying(label, cursor) {
      const { items, has_more, page_token } = await client.call(messageRows.list, {
        params,
        query: { page_size: 20, label_id: label, page_token: cursor },
      });
      return { rows: items ?? [], ...(has_more && page_token ? { next: page_token } : {}) };
    },
  };
};
