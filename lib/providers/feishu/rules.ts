import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint';
import { eitherToken, id, mailbox, mailboxPath, mailDocs, perSecond } from './params';
import { mailRule, ruleCreate, ruleUpdate } from './rule.schema';

const read = 'mail:user_mailbox.rule:read';
const write = 'mail:user_mailbox.rule:write';
const docs = (page: string) => mailDocs(`user_mailbox-rule/${page}`);

const errors = [
  { http: 400, code: 1230001, kind: 'invalid' },
  { http: 403, code: 1230002, kind: 'forbidden' },
  { http: 500, code: 1230003, kind: 'unavailable' },
] as const;
const parameterError = { http: 400, code: 1230001 };

const rulePath = mailbox.extend({ rule_id: id });

export const ruleRows = {
  /** Not paged, in order of execution. There is no way to read a single rule. */
  list: defineEndpoint({
    id: 'feishu.rules.list',
    method: 'GET',
    host: 'api',
    path: `${mailboxPath}/rules`,
    params: mailbox,
    query: null,
    body: null,
    reply: z.looseObject({ items: z.array(mailRule).nullish() }),
    token: eitherToken,
    scopes: [read, write],
    fieldScopes: {},
    limits: perSecond(5),
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('list'),
  }),
  create: defineEndpoint({
    id: 'feishu.rules.create',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/rules`,
    params: mailbox,
    query: null,
    body: ruleCreate,
    reply: z.looseObject({ rule: mailRule.nullish() }),
    token: eitherToken,
    scopes: [write],
    fieldScopes: {},
    limits: perSecond(1),
    errors,
    parameterError,
    repeat: 'harmful',
    docs: docs('create'),
  }),
  /** Replaces the whole rule; there is no version to compare, the last write wins. */
  update: defineEndpoint({
    id: 'feishu.rules.update',
    method: 'PUT',
    host: 'api',
    path: `${mailboxPath}/rules/:rule_id`,
    params: rulePath,
    query: null,
    body: ruleUpdate,
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [write],
    fieldScopes: {},
    limits: perSecond(5),
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('update'),
  }),
  delete: defineEndpoint({
    id: 'feishu.rules.delete',
    method: 'DELETE',
    host: 'api',
    path: `${mailboxPath}/rules/:rule_id`,
    params: rulePath,
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
  /** Takes the ids of all rules, in the new order. */
  reorder: defineEndpoint({
    id: 'feishu.rules.reorder',
    method: 'POST',
    host: 'api',
    path: `${mailboxPath}/rules/reorder`,
    params: mailbox,
    query: null,
    body: z.object({ rule_ids: z.array(id).min(1) }),
    reply: z.looseObject({}),
    token: eitherToken,
    scopes: [write],
    fieldScopes: {},
    limits: perSecond(1),
    errors,
    parameterError,
    repeat: 'harmless',
    docs: docs('reorder'),
  }),
};
