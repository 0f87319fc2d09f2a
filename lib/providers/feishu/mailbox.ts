import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint';
import {
  eitherToken,
  mailbox,
  mailboxPath,
  mailDocs,
  mailPath,
  perMinute,
  perSecond,
  userToken,
} from './params';

const readonly = 'mail:user_mailbox:readonly';

export const mailboxRows = {
  /** The signed-in person's own mailbox, `me` alone; 1230002 = the person has none. */
  profile: defineEndpoint({
    id: 'feishu.mailbox.profile',
    method: 'GET',
    host: 'api',
    path: `${mailPath}/user_mailboxes/me/profile`,
    params: null,
    query: null,
    body: null,
    reply: z.looseObject({
      primary_email_address: z.string().nullish(),
      not_found_reason: z.string().nullish(),
    }),
    token: userToken,
    scopes: [readonly],
    fieldScopes: {},
    limits: perMinute(20),
    errors: [
      { http: 400, code: 1230001, kind: 'invalid' },
      { http: 400, code: 1230002, kind: 'notFound' },
      { http: 500, code: 1230003, kind: 'unavailable' },
      { http: 500, code: 1230004, kind: 'unavailable' },
    ],
    parameterError: { http: 400, code: 1230001 },
    repeat: 'harmless',
    docs: mailDocs('user_mailbox/profile'),
  }),
  /** Not callable with a public mailbox. 1230005: `me` needs a user token. */
  accessible: defineEndpoint({
    id: 'feishu.mailbox.accessible_mailboxes',
    method: 'GET',
    host: 'api',
    path: `${mailboxPath}/accessible_mailboxes`,
    params: mailbox,
    query: null,
    body: null,
    reply: z.looseObject({
      accessible_mailboxes: z
        .array(z.looseObject({ email_address: z.string().optional(), email_type: z.string().optional() }))
        .nullish(),
    }),
    token: eitherToken,
    scopes: ['mail:user_mailbox', readonly],
    fieldScopes: {},
    limits: perSecond(10),
    errors: [
      { http: 400, code: 1230001, kind: 'invalid' },
      { http: 403, code: 1230004, kind: 'forbidden' },
      { http: 500, code: 1230003, kind: 'unavailable' },
      { http: 400, code: 1230005, kind: 'invalid' },
    ],
    parameterError: { http: 400, code: 1230001 },
    repeat: 'harmless',
    docs: mailDocs('user_mailbox/accessible_mailboxes'),
  }),
};
