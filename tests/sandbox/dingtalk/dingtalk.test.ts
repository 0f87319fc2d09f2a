import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from '../../../lib/http/endpoint';
import { dingtalkRows } from '../../../lib/providers/dingtalk/rows';
import { openSandbox } from '../open';

const old = z.looseObject({
  errcode: z.number(),
  sub_code: z.string().optional(),
  errmsg: z.string().optional(),
  userid: z.string().optional(),
  result: z.looseObject({}).optional(),
  results: z.array(z.looseObject({})).optional(),
});
const person = { name: 'Ana', mobile: '13900139000', state_code: '86', label_ids: [1_561_077_301] };

async function open() {
  const sandbox = await openSandbox();
  const { appKey, appSecret, userId } = sandbox.dingtalk;
  const gettoken = await fetch(`${sandbox.url}/gettoken?appkey=${appKey}&appsecret=${appSecret}`);
  const token = z.object({ access_token: z.string() }).parse(await gettoken.json()).access_token;
  const post = async (path: string, body: BodyInit, type: string, with_ = token) => {
    const reply = await fetch(`${sandbox.url}/topapi/${path}?access_token=${with_}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(reply.status).toBe(200);
    return old.parse(await reply.json());
  };
  const call = (path: string, body: object, with_?: string) =>
    post(path, JSON.stringify(body), 'application/json', with_);
  const create = (contact: object) =>
    call('extcontact/create', { contact: { follower_user_id: userId, ...contact } });
  const userToken = async (scopes?: string[]) =>
    z.string().parse((await sandbox.control('token', { provider: 'dingtalk', scopes })).access_token);
  return { ...sandbox, token, post, call, create, userToken };
}

describe('the old API', () => {
  it('takes the token from the query or a form, and wraps what its gateway refuses', async () => {
    const { call, post, token, url, userToken, control } = await open();
    const list = 'extcontact/list';
    expect(await call(list, {}, '')).toMatchObject({ errcode: 88, sub_code: '40000' });
    expect(await call(list, {}, 'nothing')).toMatchObject({ errcode: 88, sub_code: '40014' });
    expect(await call(list, {}, await userToken())).toMatchObject({ errcode: 33009 });
    const form = await fetch(`${url}/topapi/${list}`, {
      method: 'POST',
      body: new URLSearchParams({ access_token: token, size: '5', offset: '0' }),
    });
    expect(await form.json()).toMatchObject({ errcode: 0, results: [] });
    const { follower_user_id, ...contact } = { ...person, follower_user_id: 'manager4220' };
    const body = new URLSearchParams({ contact: JSON.stringify({ ...contact, follower_user_id }) });
    expect(await post('extcontact/create', body, 'application/x-www-form-urlencoded')).toMatchObject({
      errcode: 0,
    });
    await control('behaviour', { disabledScopes: ['qyapi_ext_read'] });
    const lacking = await call(list, {});
    expect(lacking).toMatchObject({ errcode: 88, sub_code: '60011' });
    expect(lacking.errmsg).toContain('requiredScopes=[qyapi_ext_read]');
    await control('behaviour', { disabledScopes: [], ipAllowList: true });
    expect(await call(list, {})).toMatchObject({ errcode: 88, sub_code: '60020' });
    expect(await call('extcontact/burn', {})).toMatchObject({ errcode: 22 });
  });

  it('lets 20 calls a second through for each call, and says when the ban ends', async () => {
    const { call, control } = await open();
    for (let sent = 0; sent < 20; sent++) expect((await call('extcontact/list', {})).errcode).toBe(0);
    const over = await call('extcontact/list', {});
    expect(over).toMatchObject({ errcode: 88, sub_code: '90018' });
    expect(over.errmsg).toMatch(/限制将在 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d 结束/);
    expect((await call('extcontact/listlabelgroups', {})).errcode).toBe(0);
    await control('clock', { advanceMs: 1000 });
    expect((await call('extcontact/list', {})).errcode).toBe(0);
  });

  it('says what is wrong with a new contact', async () => {
    const { create, control } = await open();
    const code = async (contact: object) => (await create({ ...person, ...contact })).errcode;
    expect(await code({ name: '' })).toBe(60112);
    expect(await code({ mobile: 'x' })).toBe(60103);
    expect(await code({ state_code: '+86' })).toBe(60103);
    expect(await code({ label_ids: [] })).toBe(60204);
    expect(await code({ label_ids: [7] })).toBe(60204);
    expect(await code({ label_ids: Array(21).fill(1_561_077_301) })).toBe(40036);
    expect(await code({ follower_user_id: 'nobody' })).toBe(40036);
    for (const [externalContacts, expected] of [
      ['off', 60205],
      ['mandatoryField', 40001],
    ] as const) {
      await control('behaviour', { externalContacts });
      expect(await code({})).toBe(expected);
    }
    await control('behaviour', { externalContacts: 'on', maxExternalContacts: 0 });
    expect(await code({})).toBe(60203);
  });

  it('keeps one record per phone, without the mail address it was given', async () => {
    const { create, state, control } = await open();
    expect((await create({ ...person, email: 'ana@rain.example' })).errcode).toBe(0);
    expect((await create(person)).errcode).toBe(22005);
    await control('behaviour', { externalExists: 60201 });
    expect((await create(person)).errcode).toBe(60201);
    expect((await create({ ...person, state_code: '81' })).errcode).toBe(0);
    const { outsiders = [] } = await state();
    expect(outsiders).toHaveLength(2);
    expect(outsiders[0]).not.toHaveProperty('email');
  });

  it.each(['keep', 'clear'] as const)('updates the whole, and can %s what is left out', async (how) => {
    const { create, call, control, dingtalk } = await open();
    await control('behaviour', { externalOmitted: how });
    const { userid } = await create({ ...person, company_name: 'Rain' });
    const contact = {
      user_id: userid,
      name: 'Ana B',
      label_ids: person.label_ids,
      follower_user_id: dingtalk.userId,
    };
    expect((await call('extcontact/update', { contact })).errcode).toBe(0);
    const { result } = await call('extcontact/get', { user_id: userid });
    expect(result).toMatchObject({ name: 'Ana B', mobile: person.mobile });
    expect(result?.company_name).toBe(how === 'keep' ? 'Rain' : undefined);
    expect((await call('extcontact/update', { contact: { ...contact, user_id: '01' } })).errcode).toBe(60121);
  });

  it('pages only where both figures are there', async () => {
    const { create, call } = await open();
    for (let at = 0; at < 12; at++) await create({ ...person, mobile: `1390013${1000 + at}` });
    const list = async (window: object) => (await call('extcontact/list', window)).results?.length;
    expect(await list({ size: 5 })).toBe(12);
    expect(await list({ size: 5, offset: 10 })).toBe(2);
    expect((await call('extcontact/list', { size: 101, offset: 0 })).errcode).toBe(40069);
    expect((await call('extcontact/list', { size: 5, offset: -1 })).errcode).toBe(40068);
    expect((await call('extcontact/listlabelgroups', { size: 101, offset: 0 })).errcode).toBe(41101);
  });
});

describe('the new API', () => {
  it('takes the token from its header alone, and a person’s only', async () => {
    const { url, token, userToken } = await open();
    const me = async (headers: Record<string, string>, query = '') => {
      const reply = await fetch(`${url}/v1.0/contact/users/me${query}`, { headers });
      return z.looseObject({ code: z.string().optional() }).parse(await reply.json()).code;
    };
    const user = await userToken();
    const header = 'x-acs-dingtalk-access-token';
    expect(await me({ authorization: `Bearer ${user}` })).toBe('AuthenticationFailed.MissingParameter');
    expect(await me({}, `?access_token=${user}`)).toBe('AuthenticationFailed.MissingParameter');
    expect(await me({ [header]: 'x' })).toBe('InvalidAuthentication');
    expect(await me({ [header]: token })).toBe('Forbidden.AccessDenied.AccessTokenPermissionDenied');
    expect(await me({ [header]: user })).toBeUndefined();
  });

  it('finds the user id by what the person’s own token shows, leading zeros kept', async () => {
    const { url, call, control } = await open();
    const asked = await control('token', { provider: 'dingtalk', person: 'p1' });
    const me = await fetch(`${url}/v1.0/contact/users/me`, {
      headers: { 'x-acs-dingtalk-access-token': String(asked.access_token) },
    });
    const { unionId } = z.looseObject({ unionId: z.string() }).parse(await me.json());
    const found = await call('user/getbyunionid', { unionid: unionId });
    expect(found.result).toMatchObject({ contact_type: 0, userid: expect.stringMatching(/^0\d+$/) });
    expect((await call('user/getbyunionid', { unionid: 'nobody' })).errcode).toBe(60121);
  });
});

it('serves every row of the table', async () => {
  const { url } = await open();
  for (const row of dingtalkRows satisfies readonly Endpoint[]) {
    const reply = await fetch(url + row.path, { method: row.method });
    expect(reply.headers.get('content-type'), row.id).toContain('application/json');
  }
});
