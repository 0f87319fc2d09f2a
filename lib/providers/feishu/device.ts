import { z } from 'zod';
import type { EndpointError } from '../../http/endpoint';
import { defineEndpoint } from '../../http/endpoint';
import { docsRoot, perMinuteAndSecond } from './params';

/** What the person is shown, and how to ask on: seconds. */
const begun = {
  device_code: z.string().optional(),
  user_code: z.string().optional(),
  verification_uri: z.string().optional(),
  verification_uri_complete: z.string().optional(),
  expires_in: z.number().optional(),
  interval: z.number().optional(),
};

/** RFC 8628 §3.5: what is said to who asks before the person has. */
const waiting: EndpointError[] = [
  { http: 400, code: 'authorization_pending', kind: 'conflict' },
  { http: 400, code: 'slow_down', kind: 'rateLimited' },
  { http: 400, code: 'access_denied', kind: 'consentDenied' },
  { http: 400, code: 'expired_token', kind: 'signInAgain' },
];
/** They come under the token endpoint's name too. */
export const deviceErrors: readonly EndpointError[] = waiting;
/** Words that decide by themselves, whatever number stands beside them. */
export const deviceWords: readonly string[] = waiting.map(({ code }) => String(code));

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

const shared = {
  method: 'POST',
  host: 'accounts',
  params: null,
  query: null,
  encoding: 'form',
  envelope: 'flat',
  fieldScopes: {},
  scopes: [],
  limits: perMinuteAndSecond.map(({ count, perMs }) => ({ count, perMs, source: 'assumed' as const })),
  parameterError: { http: 400, code: 'invalid_request' },
  docs: `${docsRoot}/authentication-management/access-token/get-user-access-token`,
} as const;

/**
 * No page of the provider documents these two: they are what its command line tool and its SDK for Node call. Both speak
 * plain OAuth.
 */
export const deviceRows = {
  /** Makes an app of the person's company, once they agree on the page it names. */
  registration: defineEndpoint({
    ...shared,
    id: 'feishu.auth.app_registration',
    path: '/oauth/v1/app/registration',
    body: z.discriminatedUnion('action', [
      z.object({
        action: z.literal('begin'),
        archetype: z.literal('PersonalAgent'),
        auth_method: z.literal('client_secret'),
        request_user_info: z.string(),
      }),
      z.object({ action: z.literal('poll'), device_code: z.string().min(1) }),
    ]),
    secret: ['device_code'],
    reply: z.looseObject({
      ...begun,
      client_id: z.string().optional(),
      client_secret: z.string().optional(),
      user_info: z.looseObject({ tenant_brand: z.string().optional() }).nullish(),
    }),
    token: ['none'],
    errors: [
      ...waiting,
      { http: 400, code: 'invalid_request', kind: 'invalid' },
      { http: 400, code: 'invalid_grant', kind: 'signInAgain' },
    ],
    repeat: 'harmless',
  }),
  /** Carries the app's id and secret. */
  authorization: defineEndpoint({
    ...shared,
    id: 'feishu.auth.device_authorization',
    path: '/oauth/v1/device_authorization',
    body: z.object({ client_id: z.string().min(1), scope: z.string() }),
    reply: z.looseObject(begun),
    token: ['app'],
    errors: [
      { http: 400, code: 'invalid_request', kind: 'invalid' },
      /** The admin has not let the app have it, or not yet. */
      { http: 400, code: 'invalid_scope', kind: 'scopeMissingApp' },
      { http: 400, code: 'unauthorized_client', kind: 'appConfig' },
      { http: 401, code: 'invalid_client', kind: 'appConfig' },
    ],
    repeat: 'harmless',
  }),
};
