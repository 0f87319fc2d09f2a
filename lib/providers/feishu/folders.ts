import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint';
import {
  eitherToken,
  hasValue,
  id,
  mailbox,
  mailboxPath,
  mailDocs,
  notEmpty,
  perSecond,
  text,
} from './params';

const read = 'mail:user_mailbox.folder:read';
const write = 'mail:user_mailbox.folder:write';
const docs = (page: string) => mailDocs(`user_mailbox-folder/${page}`);

const errors = [
  { http: 400, code: 1230001, kind: 'invalid' },
  { http: 403, code: 1230002, kind: 'forbidden' },
  { http: 500, code: 1230003, kind: 'unavailable' },
] as const;
const parameterError = { http: 400, code: 1230001 };

/** `parent_folder_id` is "0" at the root; `folder_type` 1 system, 2 user. */
export const mailFolder = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  parent_folder_id: z.string().optional(),
  folder_type: z.number().optional(),
  unread_message_count: z.number().optional(),
  unread_thread_count: z.number().optional(),
});

const name = text(250, 1);
const folderType = z.coerce
  .number<number | string>()
  .pipe(z.literal([1, 2]))
  .meta({ enum: [1, 2] });
const folderPath = mailbox.extend({ folder_id: id });
const folderReply = z.looseObject({ folder: mailFolder.nullish() });

export const folderRows = {
  list: defineEndpoint({
    id: 'feishu.folders.list',
    method: 'GET',
    host: 'api',
    path: `${mailboxPath}/folders`,
    params: mailbox,
    query: z.object({ folder_type: folderType.optional() }),
    body: null,
    reply: z.looseObject({ items: z.array(mailFolder).nullish() }),
    token: eitherToken,
    scopes: [read, write],
    fieldScopes: {},
    limits: perSecond(5),
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('list'),
  }),
  get: defineEndpoint({
    id: 'feishu.folders.get',
    method: 'GET',
    host: 'api',
    path: `${mailboxPath}/folders/:folder_id`,
    params: folderPath,
    query: null,
    body: null,
    reply: folderReply,
    token: eitherToken,
    scopes: [read, write],
    fieldScopes: {},
    limits: perSecond(10),
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('get'),
  }),
  create: defineEndpoint({
    id: 'feishu.folders.create',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/folders`,
    params: mailbox,
    query: null,
    body: z.object({ name, parent_folder_id: id }),
    reply: folderReply,
    token: eitherToken,
    scopes: [write],
    fieldScopes: {},
    limits: perSecond(1),
    errors,
    parameterError,
    repeat: 'harmful',
    docs: docs('create'),
  }),
  patch: defineEndpoint({
    id: 'feishu.folders.patch',
    method: 'PATCH',
    host: 'api',
    path: `${mailboxPath}/folders/:folder_id`,
    params: folderPath,
    query: null,
    body: z
      .object({ name: name.optional(), parent_folder_id: id.optional() })
      .refine(hasValue, notEmpty)
      .meta({ minProperties: 1 }),
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [write],
    fieldScopes: {},
    limits: perSecond(1),
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('patch'),
  }),
  /** Irreversible: the folder's mails move to the trash. */
  delete: defineEndpoint({
    id: 'feishu.folders.delete',
    method: 'DELETE',
    host: 'api',
    path: `${mailboxPath}/folders/:folder_id`,
    params: folderPath,
    query: null,
    body: null,
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [write],
    fieldScopes: {},
    limits: perSecond(1),
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('delete'),
  }),
};
