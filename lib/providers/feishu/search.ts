import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint';
import {
  mailbox,
  mailboxPath,
  mailDocs,
  mailPath,
  optionalPageQuery,
  perMinuteAndSecond,
  text,
  userToken,
} from './params';

const year = 366 * 86_400_000;
const list = z.array(z.string()).max(100).optional();
/** ISO 8601; both ends are needed and lie within a year. */
const instant = z.iso.datetime({ offset: true });
const create_time = z
  .object({ start_time: instant, end_time: instant })
  .refine(({ start_time, end_time }) => Math.abs(Date.parse(end_time) - Date.parse(start_time)) <= year, {
    error: 'more than a year',
  })
  .optional();

/** Folder names, not ids: inbox, sent, draft, trash, spam, archive, priority, flagged, other, scheduled. */
const filter = z
  .object({
    from: list,
    to: list,
    cc: list,
    bcc: list,
    subject: z.string().optional(),
    folder: list,
    label: list,
    has_attachment: z.boolean().optional(),
    is_unread: z.boolean().optional(),
    create_time,
  })
  .optional();

const hit = z.looseObject({
  id: z.string().optional(),
  display_info: z.string().optional(),
  meta_data: z
    .looseObject({
      title: z.string().optional(),
      thread_id: z.string().optional(),
      create_time: z.string().optional(),
      message_biz_id: z.string().optional(),
      from: z.looseObject({ mail_address: z.string().optional(), name: z.string().optional() }).nullish(),
    })
    .nullish(),
});

export const searchRows = {
  messages: defineEndpoint({
    id: 'feishu.search.messages',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/search`,
    params: mailbox,
    query: optionalPageQuery(15),
    body: z.object({ query: text(50).optional(), filter }),
    reply: z.looseObject({
      items: z.array(hit).nullish(),
      total: z.number().nullish(),
      has_more: z.boolean().nullish(),
      page_token: z.string().nullish(),
      notice: z.string().nullish(),
    }),
    token: userToken,
    scopes: ['mail:user_mailbox.message:readonly'],
    fieldScopes: {},
    limits: perMinuteAndSecond,
    errors: [
      { http: 400, code: 1231020, kind: 'invalid' },
      { http: 400, code: 1231021, kind: 'invalid' },
      { http: 400, code: 1231022, kind: 'invalid' },
      { http: 500, code: 1231030, kind: 'unavailable' },
      { http: 500, code: 1232501, kind: 'forbidden' },
      { http: 500, code: 1231040, kind: 'unavailable' },
    ],
    parameterError: { http: 400, code: 1231020 },
    repeat: 'harmless',
    docs: mailDocs('user_mailbox/search'),
  }),
  /** People, groups and mail contacts, as the recipient field suggests them. No limit and no code is documented. */
  entities: defineEndpoint({
    id: 'feishu.search.entities',
    method: 'POST',
    host: 'api',
    path: `${mailPath}/multi_entity/search`,
    params: null,
    query: z.object({ user_id_type: z.enum(['open_id', 'union_id', 'user_id']).optional() }),
    body: z.object({ query: text(50, 1), size: z.number().int().min(1).max(20).optional() }),
    reply: z.looseObject({
      items: z
        .array(
          z.looseObject({
            type: z.string().optional(),
            id: z.string().optional(),
            name: z.string().optional(),
            email: z.string().optional(),
            display_name: z.string().optional(),
            tag: z.string().optional(),
          }),
        )
        .nullish(),
      notice: z.string().nullish(),
    }),
    token: userToken,
    scopes: ['mail:user_mailbox:readonly'],
    fieldScopes: {},
    limits: [{ count: 5, perMs: 1_000, source: 'assumed' }],
    errors: [],
    parameterError: null,
    repeat: 'harmless',
    docs: mailDocs('multi_entity/search'),
  }),
};
