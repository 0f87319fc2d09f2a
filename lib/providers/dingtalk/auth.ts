import { z } from 'zod';
import { defineEndpoint } from '../../http/endpoint';
import { appToken, limits, page } from './params';

const text = z.string().min(1);
const client = { clientId: text, clientSecret: text };

/** Seconds. Pages say `expireIn`, a client of the provider's reads `expiresIn`. */
const lifetime = { expireIn: z.number().optional(), expiresIn: z.number().optional() };

/** Rows of the new API answer a broken body with the gateway's own word. */
const parameterError = { http: 400, code: 'Missingbody' };

/** A code or a refresh token that opens nothing. The pages name no codes for these: assumed. */
export const grantEnds = ['invalidParameter.authCode.notFound', 'invalidParameter.refreshToken.notFound'];

/** The sign-in page (`login` host): opened, never fetched. There is no PKCE; the answer says `authCode`, lately `code` too. */
export const authorizePath = '/oauth2/auth';
export const loginScope = 'openid corpid';

export const authRows = {
  /** The same token again while it is valid: cached per app, never asked for often. */
  appToken: defineEndpoint({
    id: 'dingtalk.auth.app_token',
    method: 'POST',
    host: 'api',
    path: '/v1.0/oauth2/accessToken',
    params: null,
    query: null,
    body: z.object({ appKey: text, appSecret: text }),
    secret: ['appSecret'],
    reply: z.looseObject({ accessToken: text, ...lifetime }),
    token: ['none'],
    scopes: [],
    fieldScopes: {},
    limits,
    errors: [{ http: 400, code: 'invalidClientIdOrSecret', kind: 'appConfig' }],
    parameterError,
    repeat: 'harmless',
    docs: page('obtain-the-access-token-of-an-internal-app'),
  }),
  /** Codes work once; a refresh gives a new pair and ends the old one. */
  userToken: defineEndpoint({
    id: 'dingtalk.auth.user_token',
    method: 'POST',
    host: 'api',
    path: '/v1.0/oauth2/userAccessToken',
    params: null,
    query: null,
    body: z.discriminatedUnion('grantType', [
      z.object({ grantType: z.literal('authorization_code'), ...client, code: text }),
      z.object({ grantType: z.literal('refresh_token'), ...client, refreshToken: text }),
    ]),
    secret: ['clientSecret', 'code', 'refreshToken'],
    reply: z.looseObject({
      accessToken: text,
      refreshToken: z.string().optional(),
      corpId: z.string().optional(),
      ...lifetime,
    }),
    token: ['none'],
    scopes: [],
    fieldScopes: {},
    limits,
    errors: [
      { http: 400, code: 'invalidClientIdOrSecret', kind: 'appConfig' },
      ...grantEnds.map((code) => ({ http: 400, code, kind: 'signInAgain' as const })),
    ],
    parameterError,
    repeat: 'harmful',
    docs: page('obtain-user-token'),
  }),
  /** Who signed in; the user id of the organisation is not in it. */
  me: defineEndpoint({
    id: 'dingtalk.auth.me',
    method: 'GET',
    host: 'api',
    path: '/v1.0/contact/users/me',
    params: null,
    query: null,
    body: null,
    reply: z.looseObject({
      nick: z.string().optional(),
      unionId: z.string().optional(),
      openId: z.string().optional(),
      email: z.string().optional(),
      mobile: z.string().optional(),
      stateCode: z.string().optional(),
    }),
    token: ['user'],
    scopes: ['Contact.User.Read'],
    fieldScopes: { 'Contact.User.mobile': ['mobile', 'stateCode'] },
    limits,
    errors: [{ http: 404, code: 'invalidParameter.user.notFound', kind: 'notFound' }],
    parameterError: null,
    repeat: 'harmless',
    docs: page('obtain-user-token'),
  }),
  /** `contact_type` 1 is an outsider: no follower of contacts. */
  userByUnionId: defineEndpoint({
    id: 'dingtalk.auth.user_by_unionid',
    method: 'POST',
    host: 'oapi',
    path: '/topapi/user/getbyunionid',
    params: null,
    query: null,
    body: z.object({ unionid: text }),
    reply: z.looseObject({
      result: z.looseObject({ contact_type: z.number().optional(), userid: z.string().optional() }).nullish(),
    }),
    token: appToken,
    scopes: ['qyapi_get_member'],
    fieldScopes: {},
    limits,
    errors: [
      { http: 200, code: 60121, kind: 'notFound' },
      { http: 200, code: 400002, kind: 'invalid' },
      { http: 200, code: -1, kind: 'unavailable' },
    ],
    parameterError: { http: 200, code: 400002 },
    repeat: 'harmless',
    docs: page('obtain-identity-credentials'),
  }),
};
