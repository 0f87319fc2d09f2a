import { z } from 'zod';
import { contactLimits } from '../../domain/contact';
import { defineEndpoint } from '../../http/endpoint';
import { eitherToken, id, mailbox, mailboxPath, mailDocs, pageQuery, perMinute, text } from './params';

const read = 'mail:user_mailbox.mail_contact:read';
const write = 'mail:user_mailbox.mail_contact:write';
const limits = perMinute(20);
const docs = (page: string) => mailDocs(`user_mailbox-mail_contact/${page}`);

/** Absent from replies without these scopes. */
const withheld = (at: string) => ({
  'mail:user_mailbox.mail_contact.mail_address:read': [`${at}.mail_address`],
  'mail:user_mailbox.mail_contact.phone:read': [`${at}.phone`],
});

/** The list page prints the words of 1230002 and 1230003 swapped: the HTTP status decides. */
const errors = [
  { http: 400, code: 1230001, kind: 'invalid' },
  { http: 403, code: 1230002, kind: 'forbidden' },
  { http: 500, code: 1230003, kind: 'unavailable' },
] as const;
const parameterError = { http: 400, code: 1230001 };

const contactWrite = z.object({
  name: text(contactLimits.name, 1),
  company: text(contactLimits.company).optional(),
  phone: text(contactLimits.phone).optional(),
  mail_address: text(contactLimits.address).optional(),
  tag: text(contactLimits.tag).optional(),
  remark: text(contactLimits.remark).optional(),
  position: text(contactLimits.position).optional(),
});

/** Only `name` is sure; `avatar` is read-only. */
export const mailContact = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  company: z.string().optional(),
  phone: z.string().optional(),
  mail_address: z.string().optional(),
  tag: z.string().optional(),
  remark: z.string().optional(),
  avatar: z.string().optional(),
  position: z.string().optional(),
});

const contactPath = mailbox.extend({ mail_contact_id: id });

export const contactRows = {
  list: defineEndpoint({
    id: 'feishu.contacts.list',
    method: 'GET',
    host: 'api',
    path: `${mailboxPath}/mail_contacts`,
    params: mailbox,
    query: pageQuery(20),
    body: null,
    reply: z.looseObject({
      items: z.array(mailContact).nullish(),
      page_token: z.string().nullish(),
      has_more: z.boolean().nullish(),
    }),
    token: eitherToken,
    scopes: [read, write],
    fieldScopes: withheld('items.*'),
    limits,
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('list'),
  }),
  create: defineEndpoint({
    id: 'feishu.contacts.create',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/mail_contacts`,
    params: mailbox,
    query: null,
    body: contactWrite,
    reply: z.looseObject({ mail_contact: mailContact.nullish() }),
    token: eitherToken,
    scopes: [write],
    fieldScopes: withheld('mail_contact'),
    limits,
    errors,
    parameterError,
    repeat: 'harmful',
    docs: docs('create'),
  }),
  /** `name` is required here too; what happens to fields left out is not documented. */
  patch: defineEndpoint({
    id: 'feishu.contacts.patch',
    method: 'PATCH',
    host: 'api',
    path: `${mailboxPath}/mail_contacts/:mail_contact_id`,
    params: contactPath,
    query: null,
    body: contactWrite,
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [write],
    fieldScopes: {},
    limits,
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('patch'),
  }),
  delete: defineEndpoint({
    id: 'feishu.contacts.delete',
    method: 'DELETE',
    host: 'api',
    path: `${mailboxPath}/mail_contacts/:mail_contact_id`,
    params: contactPath,
    query: null,
    body: null,
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [write],
    fieldScopes: {},
    limits,
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('delete'),
  }),
};
