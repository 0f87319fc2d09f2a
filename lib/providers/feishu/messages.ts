import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint';
import { mailMessage, messageFormat, withheld } from './message.schema';
import {
  eitherToken,
  flag,
  hasValue,
  id,
  mailbox,
  mailboxPath,
  mailDocs,
  notEmpty,
  pageQuery,
  perMinute,
  perSecond,
  text,
} from './params';

const readonly = 'mail:user_mailbox.message:readonly';
const modify = 'mail:user_mailbox.message:modify';
const docs = (page: string) => mailDocs(`user_mailbox-message/${page}`);
const parameterError = { http: 400, code: 1230001 };

const messagePath = mailbox.extend({ message_id: id });
const ids = z.array(id).max(20);

/** UNREAD, IMPORTANT, OTHER, FLAGGED and custom labels; a folder other than the trash. */
const change = {
  add_label_ids: ids.optional(),
  remove_label_ids: ids.optional(),
  add_folder: text(100).optional(),
};
const changesSomething = ({
  add_label_ids,
  remove_label_ids,
  add_folder,
}: Partial<Record<string, unknown>>) => hasValue({ add_label_ids, remove_label_ids, add_folder });

const trashErrors = [
  { http: 400, code: 1230001, kind: 'invalid' },
  { http: 500, code: 1230002, kind: 'unavailable' },
  { http: 429, code: 1236006, kind: 'conflict' },
  { http: 403, code: 1230009, kind: 'forbidden' },
] as const;
const modifyErrors = [
  ...trashErrors,
  { http: 400, code: 1230007, kind: 'notFound' },
  { http: 400, code: 1236008, kind: 'notFound' },
] as const;

export const messageRows = {
  /** Ids only. One of folder and label is needed, not both. */
  list: defineEndpoint({
    id: 'feishu.messages.list',
    method: 'GET',
    host: 'api',
    path: `${mailboxPath}/messages`,
    params: mailbox,
    query: pageQuery(20)
      .extend({ folder_id: id.optional(), label_id: id.optional(), only_unread: flag.optional() })
      .refine(({ folder_id, label_id }) => (folder_id === undefined) !== (label_id === undefined), {
        error: 'one of folder and label is needed',
      })
      .meta({ oneOf: [{ required: ['folder_id'] }, { required: ['label_id'] }] }),
    body: null,
    reply: z.looseObject({
      items: z.array(z.string()).nullish(),
      page_token: z.string().nullish(),
      has_more: z.boolean().nullish(),
    }),
    token: eitherToken,
    scopes: [readonly],
    fieldScopes: {},
    limits: perSecond(10),
    errors: [
      { http: 400, code: 1230001, kind: 'invalid' },
      { http: 403, code: 1230002, kind: 'forbidden' },
      { http: 500, code: 1230003, kind: 'unavailable' },
    ],
    parameterError,
    repeat: 'harmless',
    docs: docs('list'),
  }),
  get: defineEndpoint({
    id: 'feishu.messages.get',
    method: 'GET',
    host: 'api',
    path: `${mailboxPath}/messages/:message_id`,
    params: messagePath,
    query: z.object({ format: messageFormat }),
    body: null,
    reply: z.looseObject({ message: mailMessage.nullish() }),
    token: eitherToken,
    scopes: [readonly],
    fieldScopes: withheld('message'),
    limits: perMinute(100),
    errors: [
      { http: 404, code: 1235013, kind: 'notFound' },
      { http: 400, code: 1234008, kind: 'invalid' },
      { http: 404, code: 1234034, kind: 'notFound' },
      { http: 403, code: 1234017, kind: 'forbidden' },
    ],
    parameterError: { http: 400, code: 1234008 },
    repeat: 'harmless',
    docs: docs('get'),
  }),
  batch_get: defineEndpoint({
    id: 'feishu.messages.batch_get',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/messages/batch_get`,
    params: mailbox,
    query: null,
    body: z.object({ format: messageFormat, message_ids: ids.optional() }),
    reply: z.looseObject({ messages: z.array(mailMessage).nullish() }),
    token: eitherToken,
    scopes: [readonly],
    fieldScopes: withheld('messages.*'),
    limits: perSecond(10),
    errors: [
      { http: 400, code: 1230001, kind: 'invalid' },
      { http: 400, code: 1230003, kind: 'notFound' },
      { http: 500, code: 1230004, kind: 'unavailable' },
      { http: 403, code: 1230005, kind: 'forbidden' },
      { http: 400, code: 1230006, kind: 'notFound' },
    ],
    parameterError,
    repeat: 'harmless',
    docs: docs('batch_get'),
  }),
  modify: defineEndpoint({
    id: 'feishu.messages.modify',
    method: 'PUT',
    host: 'api',
    path: `${mailboxPath}/messages/:message_id/modify`,
    params: messagePath,
    query: null,
    body: z.object(change).refine(changesSomething, notEmpty).meta({ minProperties: 1 }),
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [modify],
    fieldScopes: {},
    limits: perSecond(5),
    errors: modifyErrors,
    parameterError,
    repeat: 'harmless',
    docs: docs('modify'),
  }),
  batch_modify: defineEndpoint({
    id: 'feishu.messages.batch_modify',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/messages/batch_modify`,
    params: mailbox,
    query: null,
    body: z
      .object({ message_ids: ids.optional(), ...change })
      .refine(changesSomething, notEmpty)
      .meta({
        anyOf: [
          { required: ['add_label_ids'] },
          { required: ['remove_label_ids'] },
          { required: ['add_folder'] },
        ],
      }),
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [modify],
    fieldScopes: {},
    limits: perSecond(5),
    errors: modifyErrors,
    parameterError,
    repeat: 'harmless',
    docs: docs('batch_modify'),
  }),
  trash: defineEndpoint({
    id: 'feishu.messages.trash',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/messages/:message_id/trash`,
    params: messagePath,
    query: null,
    body: null,
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [modify],
    fieldScopes: {},
    limits: perSecond(5),
    errors: trashErrors,
    parameterError,
    repeat: 'harmless',
    docs: docs('trash'),
  }),
  batch_trash: defineEndpoint({
    id: 'feishu.messages.batch_trash',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/messages/batch_trash`,
    params: mailbox,
    query: null,
    body: z.object({ message_ids: ids.optional() }),
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [modify],
    fieldScopes: {},
    limits: perSecond(5),
    errors: trashErrors,
    parameterError,
    repeat: 'harmless',
    docs: docs('batch_trash'),
  }),
};
