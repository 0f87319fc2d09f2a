import { z } from 'zod';
import type { Endpoint } from '../../http/endpoint';
import type { Refusal, Reply, Unwrapped, Wire } from '../../http/wire';
import { dingtalkBrands } from './hosts';
import { addressBan, addressBanMs, gatewayCodes, refusals } from './refusals';

const tokenHeader = 'x-acs-dingtalk-access-token';
const wrapped = 88;

/** Old API. Some endpoints write `"0"`. */
const oldEnvelope = z.looseObject({
  errcode: z.union([z.number(), z.string()]),
  errmsg: z.string().optional(),
  sub_code: z.union([z.number(), z.string()]).optional(),
  sub_msg: z.string().optional(),
  request_id: z.string().optional(),
});
/** New API, failures only; a success is the bare payload. */
const newFailure = z.looseObject({
  code: z.string(),
  message: z.string().optional(),
  requestid: z.string().optional(),
});
const ban = z.looseObject({ status: z.literal(addressBan) });

const numeric = (code: number | string) => (/^-?\d+$/.test(String(code)) ? Number(code) : code);

/** `处罚/限制将在 2026-09-03 00:01:03 结束`, in China's time. */
function banEnd(message: string): number | undefined {
  const [, day, time] =
    message.match(/(?:限制|处罚)将在\s*(\d{4}-\d\d-\d\d)\s+(\d\d:\d\d:\d\d)\s*结束/) ?? [];
  return day && time ? Date.parse(`${day}T${time}+08:00`) : undefined;
}

/** What a refusal's words tell beyond the code. The app key in them is nobody's business. */
function details(code: number | string, message: string, now: number): Refusal {
  const scopes = message
    .match(/requiredScopes=\[([^\]]*)\]/)?.[1]
    ?.split(',')
    .map((scope) => scope.trim());
  return {
    code,
    message: message.replace(/\s*appKey\([^)]*\)/g, ''),
    scopes: scopes?.filter((scope) => scope !== ''),
    helpUrl: message.match(/https:\/\/open-dev\.dingtalk\.(?:com|io)\/appscope\/[^\s,，]+/)?.[0],
    /** A window is a second where nothing is said. */
    retryAt: Math.max(now + 1_000, banEnd(message) ?? 0),
  };
}

const banned = (now: number): Refusal => ({ code: addressBan, retryAt: now + addressBanMs });

function unwrapOld(json: unknown, now: number): Unwrapped | null {
  const parsed = oldEnvelope.safeParse(json);
  if (!parsed.success) return null;
  const { errcode, errmsg = '', sub_code, sub_msg, request_id: logId, ...payload } = parsed.data;
  const code = numeric(errcode);
  if (code === 0) return { ok: true, payload, logId };
  /** Some faults of the gateway have their number in the words alone. */
  const inWords = errmsg.match(/subcode=(-?\d+)/)?.[1];
  const effective = code === wrapped ? numeric(sub_code ?? inWords ?? code) : code;
  return { ok: false, logId, refusal: details(effective, sub_msg ?? errmsg, now) };
}

function unwrapNew(json: unknown, http: number, now: number): Unwrapped | null {
  if (http >= 200 && http < 300) return { ok: true, payload: json };
  const parsed = newFailure.safeParse(json);
  if (!parsed.success) return null;
  const { code, message = '', requestid: logId } = parsed.data;
  return { ok: false, logId, refusal: details(code, message, now) };
}

function wrapRefusal(row: Endpoint, http: number, { code, message = '', logId = '' }: Refusal): Reply {
  if (row.host !== 'oapi') return { http, headers: {}, json: { code, message, requestid: logId } };
  const atGateway = row.path.startsWith('/topapi/') && gatewayCodes.some((one) => one === code);
  const json = atGateway
    ? {
        errcode: wrapped,
        sub_code: String(code),
        sub_msg: message,
        errmsg: `ding talk error[subcode=${code},submsg=${message}]`,
        request_id: logId,
      }
    : { errcode: code, errmsg: message, request_id: logId };
  return { http: 200, headers: {}, json };
}

/** Host `oapi`: token in the query, HTTP 200 whatever happened. Host `api`: token in a header, HTTP says it. */
export const dingtalkWire: Wire = {
  provider: 'dingtalk',
  brands: dingtalkBrands,
  carry: (row, token) =>
    row.host === 'oapi' ? { query: { access_token: token } } : { headers: { [tokenHeader]: token } },
  unwrap(row, { http, json }, now) {
    if (ban.safeParse(json).success) return { ok: false, refusal: banned(now) };
    return row.host === 'oapi' ? unwrapOld(json, now) : unwrapNew(json, http, now);
  },
  page: (text, now) => (/\bpunish\b|"status":\s*1111/.test(text) ? banned(now) : null),
  refusals,
  parameterError: { http: 200, code: 40035 },
  tokenOf: (row, header, query) => (row.host === 'oapi' ? query.get('access_token') : header(tokenHeader)),
  wrap(row, answer) {
    if (!answer.ok) return wrapRefusal(row, answer.http, answer.refusal);
    if (row.host !== 'oapi') return { http: 200, headers: {}, json: answer.payload };
    const payload = z.looseObject({}).parse(answer.payload);
    return { http: 200, headers: {}, json: { errcode: 0, ...payload, request_id: answer.logId } };
  },
};
