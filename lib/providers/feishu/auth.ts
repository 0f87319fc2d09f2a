import { z } from 'zod';
import type { EndpointError } from '../../http/endpoint';
import { defineEndpoint } from '../../http/endpoint';
import { deviceErrors, deviceGrant } from './device';
import { docsRoot, perMinuteAndSecond, userToken } from './params';

const authDocs = `${docsRoot}/authentication-management`;

/** RFC 7636: what a code verifier may look like. */
const verifier = z.string().regex(/^[A-Za-z0-9\-._~]{43,128}$/);
const client = { client_id: z.string().min(1), client_secret: z.string().min(1) };

const tokenBody = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    ...client,
    code: z.string().min(1),
    redirect_uri: z.string().optional(),
    code_verifier: verifier.optional(),
    scope: z.string().optional(),
  }),
  z.object({
    grant_type: z.literal('refresh_token'),
    ...client,
    refresh_token: z.string().min(1),
    scope: z.string().optional(),
  }),
  /** RFC 8628: asked again and again until the person has agreed elsewhere. */
  z.object({ grant_type: z.literal(deviceGrant), ...client, device_code: z.string().min(1) }),
]);

/** Times in seconds; tokens of 1–2 KB without a sure prefix. `scope` is what was really granted. */
const tokenReply = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number(),
  refresh_token: z.string().nullish(),
  refresh_token_expires_in: z.number().nullish(),
  token_type: z.string().nullish(),
  scope: z.string().nullish(),
});

/** Of both grants: what was handed in opens nothing. For a refresh only `refreshEnds` is certain. */
const signInAgain = [20003, 20004, 20065, 20008, 20066, 20024, 20026, 20037, 20064, 20073, 20049];
const appConfig = [20002, 20009, 20048, 20069, 20010, 20071, 20074];
const invalid = [20001, 20063, 20036, 20067, 20068, 20070];
const of = (codes: number[], kind: EndpointError['kind'], http = 400): EndpointError[] =>
  codes.map((code) => ({ http, code, kind }));
/** The tenant's security policy; known from the official command line tool only. */
const policy = of([21000, 21001], 'blockedByPolicy');
const tokenErrors: EndpointError[] = [
  ...of(invalid, 'invalid'),
  ...of(appConfig, 'appConfig'),
  ...of(signInAgain, 'signInAgain'),
  ...policy,
  /** Plain OAuth, without a number. */
  { http: 400, code: 'invalid_grant', kind: 'signInAgain' },
  ...deviceErrors,
  ...of([20050], 'unavailable', 500),
  ...of([20072], 'unavailable', 503),
];

const token = {
  method: 'POST',
  params: null,
  query: null,
  body: tokenBody,
  envelope: 'flat',
  secret: ['client_secret', 'code', 'code_verifier', 'refresh_token', 'device_code'],
  reply: tokenReply,
  token: ['none'],
  scopes: [],
  fieldScopes: {},
  limits: perMinuteAndSecond,
  errors: tokenErrors,
  parameterError: { http: 400, code: 20001 },
  repeat: 'harmful',
} as const;

export const authRows = {
  /** Refuses a code verifier where no challenge was sent: the one to use. */
  token: defineEndpoint({
    ...token,
    id: 'feishu.auth.token',
    host: 'accounts',
    path: '/oauth/v3/token',
    docs: `${authDocs}/access-token/get-user-access-token`,
  }),
  /** Deprecated by the provider; for tenants where v3 is not there yet. */
  tokenV2: defineEndpoint({
    ...token,
    id: 'feishu.auth.token_v2',
    host: 'api',
    path: '/open-apis/authen/v2/oauth/token',
    docs: `${authDocs}/access-token/refresh-user-access-token`,
  }),
  /** The app's own token in its tenant; the extension works with the person's. */
  tenantToken: defineEndpoint({
    id: 'feishu.auth.tenant_access_token',
    method: 'POST',
    host: 'api',
    path: '/open-apis/auth/v3/tenant_access_token/internal',
    params: null,
    query: null,
    body: z.object({ app_id: z.string().min(1), app_secret: z.string().min(1) }),
    envelope: 'flat',
    secret: ['app_secret'],
    reply: z.looseObject({ tenant_access_token: z.string().min(1), expire: z.number() }),
    token: ['none'],
    scopes: [],
    fieldScopes: {},
    limits: [{ count: 50, perMs: 1_000, source: 'assumed' }],
    errors: [
      { http: 400, code: 10003, kind: 'invalid' },
      { http: 400, code: 10014, kind: 'appConfig' },
    ],
    parameterError: { http: 400, code: 10003 },
    repeat: 'harmless',
    docs: `${authDocs}/access-token/tenant_access_token_internal`,
  }),
  /** Failures come with HTTP 200. Address and phone need contact scopes: the mail profile says the address. */
  userInfo: defineEndpoint({
    id: 'feishu.auth.user_info',
    method: 'GET',
    host: 'api',
    path: '/open-apis/authen/v1/user_info',
    params: null,
    query: null,
    body: null,
    reply: z.looseObject({
      name: z.string().nullish(),
      en_name: z.string().nullish(),
      avatar_url: z.string().nullish(),
      open_id: z.string().nullish(),
      union_id: z.string().nullish(),
      tenant_key: z.string().nullish(),
    }),
    token: userToken,
    scopes: [],
    fieldScopes: {
      'contact:user.email:readonly': ['email'],
      'contact:user.employee:readonly': ['enterprise_email'],
    },
    limits: [{ count: 50, perMs: 1_000, source: 'assumed' }],
    errors: [
      { http: 200, code: 20001, kind: 'invalid' },
      { http: 200, code: 20005, kind: 'tokenExpired' },
      { http: 200, code: 20008, kind: 'signInAgain' },
      { http: 200, code: 20021, kind: 'signInAgain' },
      { http: 200, code: 20022, kind: 'signInAgain' },
      { http: 200, code: 20023, kind: 'signInAgain' },
      { http: 500, code: 20050, kind: 'unavailable' },
    ],
    parameterError: { http: 200, code: 20001 },
    repeat: 'harmless',
    docs: `${authDocs}/login-state-management/get`,
  }),
};

/**
 * The refresh token is invalid, expired, revoked, used, another app's, or its person is gone: the only codes that may drop
 * one. The others of `signInAgain` speak of the code or the client.
 */
export const refreshEnds: readonly unknown[] = [
  20026,
  20037,
  20064,
  20073,
  20008,
  20066,
  20024,
  'invalid_grant',
];

/** The consent page (`accounts` host). It is a page, not an endpoint: opened, never fetched. */
export const authorizePath = '/open-apis/authen/v1/authorize';
/** The page takes at most this many scopes at a time. */
export const scopesPerRequest = 50;
/** Without it no refresh token is given. */
export const offlineScope = 'offline_access';
