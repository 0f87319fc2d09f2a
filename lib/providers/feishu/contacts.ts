import { z } from 'zod';
import { contactLimits } from '../../domain/contact';
import { defineEndpoint } from '../../http/endpoint';
import { mailbox, mailboxPath, pageQuery } from './params';

const docs = 'https://open.feishu.cn/document/mail-v1/user_mailbox-mail_contact';
const read = 'mail:user_mailbox.mail_contact:read';
const write = 'mail:user_mailbox.mail_contact:write';
const limits = [{ count: 20, perMs: 60_000, source: 'documented' }] as const;

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

const upTo = (max: number) => z.string().max(max).optional();
const contactWrite = z.object({
  name: z.string().min(1).max(contactLimits.name),
  company: upTo(contactLimits.company),
  phone: upTo(contactLimits.phone),
  mail_address: upTo(contactLimits.address),
  tag: upTo(contactLimits.tag),
  remark: upTo(contactLimits.remark),
  position: upTo(contactLimits.position),
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

const contactPath = mailbox.extend({ mail_contact_id: z.string().min(1) });

export const contactRows = {
  list: defineEndpoint({
    id: 'feishu.contacts.list',
    method: 'GET',
    host: 'api',
    path: `${mailboxPath}/mail_contacts`,
    params: mailbox,
    query: pageQuery(20),
    body: null,
    reply: z.object({
      items: z.array(mailContact).optional(),
      page_token: z.string().optional(),
      has_more: z.boolean().optional(),
    }),
    token: ['user', 'tenant'],
    scopes: [read, write],
    fieldScopes: withheld('items.*'),
    limits,
    errors,
    parameterError,
    repeat: 'harmless',
    docs: `${docs}/list`,
  }),
  create: defineEndpoint({
    id: 'feishu.contacts.create',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/mail_contacts`,
    params: mailbox,
    query: null,
    body: contactWrite,
    reply: z.object({ mail_contact: mailContact.optional() }),
    token: ['user', 'tenant'],
    scopes: [write],
    fieldScopes: withheld('mail_contact'),
    limits,
    errors,
    parameterError,
    repeat: 'harmful',
    docs: `${docs}/create`,
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
    reply: z.object({}),
    token: ['user', 'tenant'],
    scopes: [write],
    fieldScopes: {},
    limits,
    errors,
    parameterError,
    repeat: 'harmless',
    docs: `${docs}/patch`,
  }),
  delete: defineEndpoint({
    id: 'feishu.contacts.delete',
    method: 'DELETE',
    host: 'api',
    path: `${mailboxPath}/mail_contacts/:mail_contact_id`,
    params: contactPath,
    query: null,
    body: null,
    reply: z.object({}),
    token: ['user', 'tenant'],
    scopes: [write],
    fieldScopes: {},
    limits,
    errors,
    parameterError,
    repeat: 'harmless',
    docs: `${docs}/delete`,
  }),
};
