import { z } from 'zod';
import type { EndpointError } from '../../http/endpoint';
import { defineEndpoint } from '../../http/endpoint';
import { appToken, limits, page, parameterError } from './params';

/** The pages of the other calls stand beside this one. */
const section = page('add-enterprise-external-contacts');
const read = ['qyapi_ext_read'] as const;
const write = ['qyapi_ext_write'] as const;

const error = (code: number, kind: EndpointError['kind']): EndpointError => ({ http: 200, code, kind });
const common = [error(33009, 'appConfig'), error(43007, 'appConfig')];
const unavailable = error(400001, 'unavailable');
const written = [
  ...common,
  error(40036, 'invalid'),
  error(60103, 'invalid'),
  error(60112, 'invalid'),
  error(60204, 'invalid'),
  /** Pages and older lists give these three to «exists already» in turn. */
  error(22005, 'exists'),
  error(60200, 'exists'),
  error(60201, 'exists'),
  error(60203, 'tooMany'),
  /** The organisation has not turned external contacts on. */
  error(60205, 'appConfig'),
  error(-1, 'unavailable'),
];

const text = z.string().min(1);
const upTo20 = <Item extends z.ZodType>(item: Item) => z.array(item).max(20);
/** No lengths are documented, and no field takes a mail address. */
const whole = {
  name: text,
  label_ids: upTo20(z.number().int()).min(1),
  follower_user_id: text,
  title: z.string().optional(),
  company_name: z.string().optional(),
  address: z.string().optional(),
  remark: z.string().optional(),
  share_dept_ids: upTo20(z.number().int()).optional(),
  share_user_ids: upTo20(z.string()).optional(),
};

/** Written as `user_id`, read as `userid`. Ids of people are text with leading zeros. */
export const externalContact = z.looseObject({
  userid: z.string().optional(),
  name: z.string().optional(),
  mobile: z.string().optional(),
  state_code: z.string().optional(),
  email: z.string().optional(),
  title: z.string().optional(),
  company_name: z.string().optional(),
  address: z.string().optional(),
  remark: z.string().optional(),
  label_ids: z.array(z.number()).nullish(),
  follower_user_id: z.string().optional(),
  share_dept_ids: z.array(z.number()).nullish(),
  share_user_ids: z.array(z.string()).nullish(),
});

/** Both have to be there, or the service pages by itself. */
const window = z.object({
  size: z.number().int().min(1).max(100).optional(),
  offset: z.number().int().min(0).optional(),
});

const row = {
  method: 'POST',
  host: 'oapi',
  params: null,
  query: null,
  token: appToken,
  fieldScopes: {},
  limits,
} as const;

export const contactRows = {
  create: defineEndpoint({
    ...row,
    id: 'dingtalk.external_contacts.create',
    path: '/topapi/extcontact/create',
    body: z.object({
      contact: z.object({ ...whole, mobile: text, state_code: z.string().regex(/^\d{1,4}$/) }),
    }),
    reply: z.looseObject({ userid: z.string().optional() }),
    scopes: write,
    /** 40001 here: the organisation made a field of its own mandatory, not a token. */
    errors: [...written, error(40001, 'appConfig')],
    parameterError,
    repeat: 'harmful',
    docs: section,
  }),
  /** The phone cannot be changed. What becomes of fields left out is not documented: the whole is sent. */
  update: defineEndpoint({
    ...row,
    id: 'dingtalk.external_contacts.update',
    path: '/topapi/extcontact/update',
    body: z.object({ contact: z.object({ ...whole, user_id: text }) }),
    reply: z.looseObject({}),
    scopes: write,
    errors: [...written, error(40003, 'notFound'), error(60121, 'notFound')],
    parameterError,
    repeat: 'harmless',
    docs: page('update-enterprise-external-contacts'),
  }),
  get: defineEndpoint({
    ...row,
    id: 'dingtalk.external_contacts.get',
    path: '/topapi/extcontact/get',
    body: z.object({ user_id: text }),
    reply: z.looseObject({ result: externalContact.nullish() }),
    scopes: read,
    errors: [...common, error(33012, 'notFound'), unavailable],
    parameterError: null,
    repeat: 'harmless',
    docs: page('obtains-the-external-contact-details-of-an-enterprise'),
  }),
  /** No total: a short page is the last. There is no search. */
  list: defineEndpoint({
    ...row,
    id: 'dingtalk.external_contacts.list',
    path: '/topapi/extcontact/list',
    body: window,
    reply: z.looseObject({ results: z.array(externalContact).nullish() }),
    scopes: read,
    errors: [...common, error(40069, 'invalid'), error(40068, 'invalid'), unavailable],
    parameterError: { http: 200, code: 40069 },
    repeat: 'harmless',
    docs: section,
  }),
  delete: defineEndpoint({
    ...row,
    id: 'dingtalk.external_contacts.delete',
    path: '/topapi/extcontact/delete',
    body: z.object({ user_id: text }),
    reply: z.looseObject({}),
    scopes: write,
    errors: [...common, error(33012, 'notFound'), unavailable],
    parameterError: null,
    repeat: 'harmless',
    docs: section,
  }),
  /** Groups are paged. The colour is a signed 32-bit ARGB number. */
  labels: defineEndpoint({
    ...row,
    id: 'dingtalk.external_contacts.listlabelgroups',
    path: '/topapi/extcontact/listlabelgroups',
    body: window,
    reply: z.looseObject({
      results: z
        .array(
          z.looseObject({
            name: z.string().optional(),
            color: z.number().optional(),
            labels: z
              .array(z.looseObject({ id: z.number().optional(), name: z.string().optional() }))
              .nullish(),
          }),
        )
        .nullish(),
    }),
    scopes: read,
    errors: [
      ...common,
      error(400043, 'invalid'),
      error(41101, 'invalid'),
      error(40068, 'invalid'),
      error(-1, 'unavailable'),
    ],
    parameterError: { http: 200, code: 41101 },
    repeat: 'harmless',
    docs: section,
  }),
};
