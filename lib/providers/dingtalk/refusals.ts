import type { FailureKind } from '../../domain/failure';
import type { EndpointError } from '../../http/endpoint';

const of = (kind: FailureKind, http: number, codes: readonly (number | string)[]): EndpointError[] =>
  codes.map((code) => ({ http, code, kind }));

const forbidden = 'Forbidden.AccessDenied';

/** Refused by the gateway: on `topapi` paths these come as errcode 88 with the number in `sub_code`. */
export const gatewayCodes = [40000, 40014, 60011, 60020, 90002, 90018] as const;
/** Too many calls from one address, whatever the app: five minutes' ban, told by a page or a status of its own. */
export const addressBan = 1111;
export const addressBanMs = 300_000;

/**
 * Refusals that belong to no single row. Old API: HTTP 200 and a number; new API: an HTTP status and a word. The limits
 * of the new API look like permissions (403): the word decides. 33009 for a wrong kind of token is inferred.
 */
export const refusals: readonly EndpointError[] = [
  ...of('rateLimited', 200, [90018, 90002, 90001, 90003, 90004, 90005, 90006, 90007, 90008, 90009]),
  ...of('rateLimited', 200, [90010, 90011, 90012, 90013, 90014, 90017, addressBan]),
  ...of('rateLimited', 403, [
    `${forbidden}.QpsLimitForAppkeyAndApi`,
    `${forbidden}.QpmLimitForAppkeyAndApi`,
    `${forbidden}.QpsLimitForSuitekeyAndOrgAndApi`,
    `${forbidden}.QpmLimitForSuitekeyAndOrgAndApi`,
    `${forbidden}.QpsLimitForApi`,
  ]),
  ...of('quotaSpent', 200, [90020]),
  ...of('quotaSpent', 403, [`${forbidden}.ApiCountLimitForOrg`]),
  ...of('tokenExpired', 200, [40014, 42001, 40001, 33001, 41001, 40000]),
  ...of('tokenExpired', 400, ['InvalidAuthentication', 'accesstoken.expired']),
  ...of('signInAgain', 400, ['AuthenticationFailed.MissingParameter']),
  ...of('appConfig', 200, [33009, 43007, 40096]),
  ...of('appConfig', 403, [`${forbidden}.AccessTokenPermissionDenied`]),
  ...of('appConfig', 400, ['invalidClientIdOrSecret']),
  ...of('scopeMissingApp', 200, [60011, 50002, 50004]),
  ...of('ipBlocked', 200, [60020]),
  ...of('ipBlocked', 403, [`${forbidden}.IpNotInWhiteList`]),
  ...of('unavailable', 200, [-1, 400001]),
  ...of('unavailable', 500, ['unknownError', 'server.error']),
  ...of('invalid', 200, [22, 40035, 40036, 41101, 43002, 43005]),
  ...of('invalid', 400, ['Missingbody']),
];
