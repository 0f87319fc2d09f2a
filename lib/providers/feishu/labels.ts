import { z } from 'zod';
import { labelColours } from '../../domain/label';
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

const modify = 'mail:user_mailbox.message:modify';
const readonly = 'mail:user_mailbox.message:readonly';
const docs = (page: string) => mailDocs(`user_mailbox-label/${page}`);

/** 1234017 and 1234030 mean other things at other endpoints. */
const errors = [
  { http: 400, code: 1234000, kind: 'invalid' },
  { http: 500, code: 1234017, kind: 'unavailable' },
  { http: 403, code: 1234030, kind: 'forbidden' },
  { http: 400, code: 1234013, kind: 'notFound' },
] as const;
const missing = { http: 400, code: 1230100, kind: 'notFound' } as const;
const exists = { http: 400, code: 1230101, kind: 'exists' } as const;
const tooMany = { http: 400, code: 1230102, kind: 'tooMany' } as const;
const reserved = { http: 400, code: 1230103, kind: 'reserved' } as const;
const parameterError = { http: 400, code: 1234000 };

/** Nested labels carry their full path: `a/b/c`. An unknown or empty colour passes. */
export const mailLabel = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  background_color: z.string().optional(),
  messages_unread: z.number().optional(),
});

const name = text(255, 1);
const background_color = z.enum(labelColours).optional();
const labelPath = mailbox.extend({ label_id: id });
const labelReply = z.looseObject({ label: mailLabel.nullish() });

export const labelRows = {
  /** Not paged. Whether system labels are listed too is not documented. */
  list: defineEndpoint({
    id: 'feishu.labels.list',
    method: 'GET',
    host: 'api',
    path: `${mailboxPath}/labels`,
    params: mailbox,
    query: null,
    body: null,
    reply: z.looseObject({ items: z.array(mailLabel).nullish() }),
    token: eitherToken,
    scopes: [modify, readonly],
    fieldScopes: {},
    limits: perSecond(10),
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('list'),
  }),
  get: defineEndpoint({
    id: 'feishu.labels.get',
    method: 'GET',
    host: 'api',
    path: `${mailboxPath}/labels/:label_id`,
    params: labelPath,
    query: null,
    body: null,
    reply: labelReply,
    token: eitherToken,
    scopes: [modify, readonly],
    fieldScopes: {},
    limits: perSecond(10),
    errors: [...errors, missing],
    parameterError,
    repeat: 'harmless',
    docs: docs('get'),
  }),
  /** A repeat is refused (1230101), but says nothing about who made the label. */
  create: defineEndpoint({
    id: 'feishu.labels.create',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/labels`,
    params: mailbox,
    query: null,
    body: z.object({ label: z.object({ name, background_color }) }),
    reply: labelReply,
    token: eitherToken,
    scopes: [modify],
    fieldScopes: {},
    limits: perSecond(5),
    errors: [...errors, exists, tooMany, reserved],
    parameterError,
    repeat: 'harmful',
    docs: docs('create'),
  }),
  /** A rename takes the full path; a recolour sends the colour alone. */
  patch: defineEndpoint({
    id: 'feishu.labels.patch',
    method: 'PATCH',
    host: 'api',
    path: `${mailboxPath}/labels/:label_id`,
    params: labelPath,
    query: null,
    body: z.object({
      label: z
        .object({ name: name.optional(), background_color })
        .refine(hasValue, notEmpty)
        .meta({ minProperties: 1 }),
    }),
    reply: labelReply,
    token: eitherToken,
    scopes: [modify],
    fieldScopes: {},
    limits: perSecond(5),
    errors: [...errors, missing, exists, reserved],
    parameterError,
    repeat: 'harmless',
    docs: docs('patch'),
  }),
  /** Cannot be undone by the service. */
  delete: defineEndpoint({
    id: 'feishu.labels.delete',
    method: 'DELETE',
    host: 'api',
    path: `${mailboxPath}/labels/:label_id`,
    params: labelPath,
    query: null,
    body: null,
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [modify],
    fieldScopes: {},
    limits: perSecond(5),
    errors: [...errors, missing],
    parameterError,
    repeat: 'harmless',
    docs: docs('delete'),
  }),
};
