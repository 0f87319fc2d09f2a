import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../../lib/http/classify';
import { judge } from '../../../lib/http/judge';
import { authRows } from '../../../lib/providers/dingtalk/auth';
import { contactRows } from '../../../lib/providers/dingtalk/contacts';
import { readRemark, writeRemark } from '../../../lib/providers/dingtalk/remark';
import { dingtalkRows } from '../../../lib/providers/dingtalk/rows';
import { dingtalkWire } from '../../../lib/providers/dingtalk/wire';
import { checkRows } from '../../../lib/providers/table';
import { failureOfCall } from './support';

const now = Date.UTC(2026, 8, 2, 16, 0, 0);
const answer = (http: number, text: string) => ({ http, headers: new Headers(), redirected: false, text });
const old = (json: unknown) => () =>
  judge(contactRows.create, dingtalkWire, answer(200, JSON.stringify(json)), [], now);
const fresh = (http: number, json: unknown) => () =>
  judge(authRows.me, dingtalkWire, answer(http, JSON.stringify(json)), [], now);

describe('the rows', () => {
  it('are a table: no id and no address twice', () => {
    expect(() => checkRows('dingtalk', dingtalkRows)).not.toThrow();
  });

  it.each(dingtalkRows.map((row) => [row.id, row] as const))('%s classes its refusals', (_id, row) => {
    for (const { http, code, kind } of row.errors) {
      expect(classify(row, dingtalkWire, http, code).kind).toBe(kind);
      expect(dingtalkWire.brands.dingtalk).toHaveProperty(row.host);
    }
  });
});

describe('the old envelope', () => {
  it.each([[0], ['0']])('is a success with errcode %j', (errcode) => {
    expect(old({ errcode, userid: '011250026469774889', request_id: 'r' })()).toEqual({
      userid: '011250026469774889',
    });
  });

  it.each([
    [{ errcode: 60204, errmsg: 'label' }, 'invalid', 60204, 'notExecuted'],
    [{ errcode: 22005, errmsg: 'exists' }, 'exists', 22005, 'notExecuted'],
    [{ errcode: 60201, errmsg: 'exists' }, 'exists', 60201, 'notExecuted'],
    [{ errcode: 60205, errmsg: 'off' }, 'appConfig', 60205, 'notExecuted'],
    [{ errcode: -1, errmsg: 'busy' }, 'unavailable', -1, 'unknown'],
    [{ errcode: 33009, errmsg: 'Invalid tokenGrantType' }, 'appConfig', 33009, 'notExecuted'],
    [{ errcode: 88, sub_code: '40014', sub_msg: 'token' }, 'tokenExpired', 40014, 'notExecuted'],
    [{ errcode: 88, errmsg: 'ding talk error[subcode=90018,submsg=x]' }, 'rateLimited', 90018, 'notExecuted'],
    [{ errcode: '40014', errmsg: 'token' }, 'tokenExpired', 40014, 'notExecuted'],
    [{ errcode: 4711, errmsg: '?' }, 'unknown', 4711, 'unknown'],
  ])('%j is %s', (json, kind, code, execution) => {
    expect(failureOfCall(old(json))).toMatchObject({ kind, code, execution });
  });

  it('40001 on create is a mandatory field of the organisation, elsewhere a token', () => {
    const json = { errcode: 40001, errmsg: '系统繁忙' };
    expect(failureOfCall(old(json))).toMatchObject({ kind: 'appConfig' });
    expect(classify(contactRows.list, dingtalkWire, 200, 40001).kind).toBe('tokenExpired');
  });

  it('says when a ban ends, in China’s time, and a second where it does not say', () => {
    const words =
      '从 2026-09-03 00:01:02 到 2026-09-03 00:01:03 请求总次数超过 1200 次, 限制将在 2026-09-03 00:01:03 结束.';
    expect(failureOfCall(old({ errcode: 90002, errmsg: words }))).toMatchObject({
      kind: 'rateLimited',
      retryAt: Date.UTC(2026, 8, 2, 16, 1, 3),
    });
    expect(failureOfCall(old({ errcode: 90018, errmsg: 'qps' }))).toMatchObject({ retryAt: now + 1_000 });
  });

  it('names missing scopes and where to apply, and the address an allow-list refused, without the app key', () => {
    const url = 'https://open-dev.dingtalk.com/appscope/apply?content=ding1%23qyapi_ext_write';
    const sub_msg = `应用尚未开通所需的权限：[qyapi_ext_write]，点击链接申请并开通即可：${url}, {requiredScopes=[qyapi_ext_write]}`;
    expect(failureOfCall(old({ errcode: 88, sub_code: '60011', sub_msg }))).toMatchObject({
      kind: 'scopeMissingApp',
      scopes: ['qyapi_ext_write'],
      helpUrl: url,
    });
    const ip = '访问ip不在白名单之中,request ip=203.0.113.5 appKey(dingabc)';
    expect(failureOfCall(old({ errcode: 88, sub_code: '60020', sub_msg: ip }))).toMatchObject({
      kind: 'ipBlocked',
      message: '访问ip不在白名单之中,request ip=203.0.113.5',
    });
  });

  it.each([
    ['a status of its own', '{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"u"}'],
    ['a page', '<html><script>location="/_____tmd_____/punish?x5=1"</script></html>'],
  ])('an address ban is known by %s and lasts five minutes', (_name, text) => {
    const call = () => judge(contactRows.list, dingtalkWire, answer(200, text), [], now);
    expect(failureOfCall(call)).toMatchObject({ kind: 'rateLimited', retryAt: now + 300_000 });
  });
});

describe('the new envelope', () => {
  it('is the bare payload', () => {
    expect(fresh(200, { nick: '林', unionId: 'u' })()).toEqual({ nick: '林', unionId: 'u' });
  });

  it.each([
    [400, 'InvalidAuthentication', 'tokenExpired'],
    [403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', 'rateLimited'],
    [403, 'Forbidden.AccessDenied.ApiCountLimitForOrg', 'quotaSpent'],
    [403, 'Forbidden.AccessDenied.IpNotInWhiteList', 'ipBlocked'],
    [403, 'Forbidden.AccessDenied.AccessTokenPermissionDenied', 'appConfig'],
    [404, 'invalidParameter.user.notFound', 'notFound'],
    [500, 'anything', 'unavailable'],
    [400, 'anything', 'unknown'],
  ])('HTTP %i %s is %s', (http, code, kind) => {
    expect(failureOfCall(fresh(http, { code, message: 'm', requestid: 'r' }))).toMatchObject({
      kind,
      code,
      logId: 'r',
    });
  });
});

describe('the other direction', () => {
  it('puts the token where each host wants it', () => {
    expect(dingtalkWire.carry(contactRows.list, 't')).toEqual({ query: { access_token: 't' } });
    expect(
      dingtalkWire.tokenOf(contactRows.list, () => null, new URLSearchParams({ access_token: 't' })),
    ).toBe('t');
    const { headers = {} } = dingtalkWire.carry(authRows.me, 't');
    const header = (name: string) => new Headers(headers).get(name);
    expect(dingtalkWire.tokenOf(authRows.me, header, new URLSearchParams())).toBe('t');
  });

  it.each([
    [contactRows.create, 60204],
    [contactRows.create, 90018],
    [authRows.me, 'InvalidAuthentication'],
  ])('what is wrapped is unwrapped', (row, code) => {
    const { http, json } = dingtalkWire.wrap(row, {
      ok: false,
      http: 400,
      refusal: { code, message: 'm', logId: 'L' },
    });
    const unwrapped = dingtalkWire.unwrap(row, { http, header: () => null, json }, now);
    expect(unwrapped).toMatchObject({ ok: false, logId: 'L', refusal: { code, message: 'm' } });
    const ok = dingtalkWire.wrap(row, { ok: true, payload: { a: 1 }, logId: 'L' });
    expect(dingtalkWire.unwrap(row, { http: ok.http, header: () => null, json: ok.json }, now)).toMatchObject(
      {
        ok: true,
        payload: { a: 1 },
      },
    );
  });
});

describe('the address in the remark', () => {
  it('is found again, whatever the person wrote', () => {
    const words = fc.array(fc.constantFrom('met at the fair', '老客户', '', 'E-mail: none', '3 < 4'), {
      maxLength: 4,
    });
    const mail = fc.constantFrom('', 'lin@brightwater.example', 'a+b@c.example');
    fc.assert(
      fc.property(words, mail, (lines, address) => {
        const remark = lines.join('\n').trim();
        const text = writeRemark({ remark, mail: address });
        return readRemark(text).mail === address && writeRemark(readRemark(text)) === text;
      }),
    );
  });

  it('is replaced, never there twice', () => {
    const once = writeRemark({ remark: 'note', mail: 'a@b.example' });
    expect(once).toBe('note\nE-mail: a@b.example');
    expect(writeRemark({ remark: once, mail: 'c@d.example' })).toBe('note\nE-mail: c@d.example');
  });
});
