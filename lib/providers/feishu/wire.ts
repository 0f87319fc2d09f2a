import { z } from 'zod';
import type { Endpoint, EndpointError } from '../../http/endpoint';
import type { Refusal, Reply, Unwrapped, Wire } from '../../http/wire';
import { deviceWords } from './device';
import { feishuBrands } from './hosts';

/**
 * Refusals of the gateway, before any row is reached: definite, nothing was done. The provider lists the codes without
 * an HTTP status, so the code alone decides; the status given here is the usual one.
 */
export const refusals = {
  rateLimited: { http: 429, code: 99991400, kind: 'rateLimited' },
  methodLimited: { http: 429, code: 1000004, kind: 'rateLimited' },
  appLimited: { http: 429, code: 1000005, kind: 'rateLimited' },
  overloaded: { http: 500, code: 2200, kind: 'unavailable' },
  ipBlocked: { http: 400, code: 99991401, kind: 'ipBlocked' },
  quotaSpent: { http: 400, code: 99991403, kind: 'quotaSpent' },
  tokenMissing: { http: 400, code: 99991661, kind: 'signInAgain' },
  appDisabled: { http: 400, code: 99991662, kind: 'appConfig' },
  tokenInvalid: { http: 400, code: 99991663, kind: 'tokenExpired' },
  appTokenInvalid: { http: 400, code: 99991664, kind: 'appConfig' },
  tenantInvalid: { http: 400, code: 99991665, kind: 'appConfig' },
  userTokenInvalid: { http: 401, code: 99991668, kind: 'tokenExpired' },
  refreshTokenInvalid: { http: 400, code: 99991669, kind: 'signInAgain' },
  tokenMalformed: { http: 400, code: 99991671, kind: 'signInAgain' },
  appScopeMissing: { http: 400, code: 99991672, kind: 'scopeMissingApp' },
  appUnavailable: { http: 400, code: 99991673, kind: 'appConfig' },
  tokenWithoutPermission: { http: 400, code: 99991676, kind: 'scopeMissingUser' },
  userTokenExpired: { http: 401, code: 99991677, kind: 'tokenExpired' },
  userScopeMissing: { http: 400, code: 99991679, kind: 'scopeMissingUser' },
  appCredentialsWrong: { http: 400, code: 99991543, kind: 'appConfig' },
  fieldsInvalid: { http: 400, code: 99992402, kind: 'invalid' },
  fieldsInvalidOld: { http: 400, code: 9499, kind: 'invalid' },
  /** These two are told on the consent page, not to the caller. */
  scopeNotEnabled: { http: 400, code: 20027, kind: 'scopeMissingApp' },
  redirectUnknown: { http: 400, code: 20029, kind: 'appConfig' },
  neverAuthorized: { http: 400, code: 230027, kind: 'signInAgain' },
} as const satisfies Record<string, EndpointError>;

const detail = z.looseObject({
  message: z.string().optional(),
  log_id: z.string().optional(),
  logid: z.string().optional(),
  field_violations: z.array(z.looseObject({ field: z.string().optional() })).nullish(),
  /** Newer form `{type, subject}`, older `{scope, url}`. */
  permission_violations: z
    .array(
      z.looseObject({
        subject: z.string().optional(),
        scope: z.string().optional(),
        url: z.string().optional(),
      }),
    )
    .nullish(),
  helps: z.array(z.looseObject({ url: z.string().optional() })).nullish(),
});

const envelope = z.looseObject({
  code: z.number(),
  msg: z.string().nullish(),
  data: z.unknown().optional(),
  error: detail.nullish().catch(undefined),
});

/** OAuth replies lie flat; v3 may leave `code` out where it speaks plain OAuth. */
const flat = z.looseObject({
  code: z.union([z.number(), z.string()]).optional(),
  msg: z.string().optional(),
  error: z.string().optional().catch(undefined),
  error_description: z.string().optional(),
  challenge_url: z.string().optional(),
});

const present = <T>(values: (T | undefined)[]) => values.filter((one) => one !== undefined);

function unwrapFlat(json: unknown, logId: string | undefined): Unwrapped | null {
  const parsed = flat.safeParse(json);
  if (!parsed.success) return null;
  const { code, msg, error, error_description, challenge_url, ...payload } = parsed.data;
  const word = error !== undefined && deviceWords.includes(error);
  if (!word && code !== undefined && code !== 0) {
    const message = error_description ?? msg ?? error;
    return { ok: false, logId, refusal: { code, message, helpUrl: challenge_url } };
  }
  if (error !== undefined) {
    return { ok: false, logId, refusal: { code: error, message: error_description, helpUrl: challenge_url } };
  }
  return { ok: true, payload, logId };
}

function unwrapData(json: unknown, headerLogId: string | undefined): Unwrapped | null {
  const parsed = envelope.safeParse(json);
  if (!parsed.success) return null;
  const { code, msg, data, error } = parsed.data;
  const logId = headerLogId ?? error?.log_id ?? error?.logid;
  if (code === 0) return { ok: true, payload: data ?? {}, logId };
  const violations = error?.permission_violations ?? [];
  const scopes = present(violations.map((one) => one.subject ?? one.scope));
  const refusal: Refusal = {
    code,
    message: msg ?? error?.message,
    scopes: scopes.length > 0 ? scopes : undefined,
    helpUrl: present([...(error?.helps ?? []), ...violations].map((one) => one.url))[0],
    field: present((error?.field_violations ?? []).map((one) => one.field))[0],
  };
  return { ok: false, logId, refusal };
}

function wrapRefusal(row: Endpoint, refusal: Refusal): unknown {
  const { code, message = 'failed', logId, scopes, helpUrl, field } = refusal;
  if (row.envelope === 'flat') {
    if (typeof code === 'string') return { error: code, error_description: message };
    return { code, error: 'invalid_request', error_description: message, challenge_url: helpUrl };
  }
  const error = {
    log_id: logId,
    permission_violations: scopes?.map((subject) => ({
      type: code === refusals.appScopeMissing.code ? 'action_scope_required' : 'action_privilege_required',
      subject,
    })),
    helps: helpUrl === undefined ? undefined : [{ url: helpUrl, description: message }],
    field_violations: field === undefined ? undefined : [{ field, description: message }],
  };
  return { code, msg: message, error };
}

export const feishuWire: Wire = {
  provider: 'feishu',
  brands: feishuBrands,
  /** An app's own token is its id and secret: RFC 6749 §2.3.1. */
  carry: (row, token) => ({
    headers: { Authorization: `${row.token.includes('app') ? 'Basic' : 'Bearer'} ${token}` },
  }),
  unwrap(row, answer) {
    const logId = answer.header('x-tt-logid') ?? undefined;
    return row.envelope === 'flat' ? unwrapFlat(answer.json, logId) : unwrapData(answer.json, logId);
  },
  refusals: Object.values(refusals),
  parameterError: { http: refusals.fieldsInvalid.http, code: refusals.fieldsInvalid.code },
  tokenOf: (row, header) =>
    header('authorization')?.match(
      row.token.includes('app') ? /^Basic\s+(\S+)$/i : /^Bearer\s+(\S+)$/i,
    )?.[1] ?? null,
  wrap(row, answer): Reply {
    const logId = answer.ok ? answer.logId : (answer.refusal.logId ?? '');
    const headers = { 'x-tt-logid': logId };
    if (!answer.ok) return { http: answer.http, headers, json: wrapRefusal(row, answer.refusal) };
    if (row.envelope !== 'flat')
      return { http: 200, headers, json: { code: 0, msg: 'success', data: answer.payload } };
    const payload = z.looseObject({}).parse(answer.payload);
    return { http: 200, headers, json: { code: 0, ...payload } };
  },
};
