import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { openSandbox } from '../open';

/** The service's own library for Node, as far as it is used here; it has no types. */
interface Extcontact {
  list(params?: { offset?: number; size?: number }): Promise<{ userid: string; name: string }[]>;
  create(contact: object): Promise<{ errcode: number; userid: string }>;
  update(contact: object): Promise<{ errcode: number }>;
  get(userid: string): Promise<Record<string, unknown>>;
  delete(userid: string): Promise<{ errcode: number }>;
  listlabelgroups(): Promise<{ name: string; color: number; labels: { id: number; name: string }[] }[]>;
}
type NodeDingtalk = new (options: {
  corpid: string;
  corpsecret: string;
  host: string;
}) => { extcontact: Extcontact };
type Oauth2 = typeof import('@alicloud/dingtalk/dist/oauth2_1_0/client');
type Contact = typeof import('@alicloud/dingtalk/dist/contact_1_0/client');
type Openapi = typeof import('@alicloud/openapi-client');
type Util = typeof import('@alicloud/tea-util');

const require = createRequire(import.meta.url);
const DingTalk: NodeDingtalk = require('node-dingtalk');
const oauth2: Oauth2 = require('@alicloud/dingtalk/dist/oauth2_1_0/client');
const contact: Contact = require('@alicloud/dingtalk/dist/contact_1_0/client');

it('lets node-dingtalk keep external contacts: all six calls', async () => {
  const { url, dingtalk } = await openSandbox();
  const { extcontact } = new DingTalk({
    corpid: dingtalk.appKey,
    corpsecret: dingtalk.appSecret,
    host: url,
  });
  const [type, level] = await extcontact.listlabelgroups();
  expect([type?.name, type?.color, level?.name]).toEqual(['类型', -15_220_075, '级别']);
  const label = type?.labels[0]?.id ?? 0;
  const person = {
    name: '王小明',
    label_ids: [label],
    follower_user_id: dingtalk.userId,
    remark: 'E-mail: xm.wang@rain.example',
  };
  const made = await extcontact.create({ ...person, mobile: '13800138000' });
  expect(made.errcode).toBe(0);
  expect(made.userid).toMatch(/^0\d{18,}$/);
  await expect(extcontact.create({ ...person, mobile: '13800138000' })).rejects.toMatchObject({
    data: { errcode: 22005 },
  });
  await extcontact.update({ ...person, user_id: made.userid, company_name: '雨城' });
  expect(await extcontact.get(made.userid)).toMatchObject({
    name: '王小明',
    mobile: '13800138000',
    state_code: '86',
    label_ids: [label],
    company_name: '雨城',
  });
  expect((await extcontact.list()).map(({ userid }) => userid)).toEqual([made.userid]);
  expect((await extcontact.delete(made.userid)).errcode).toBe(0);
  await expect(extcontact.get(made.userid)).rejects.toMatchObject({ data: { errcode: 33012 } });
});

it('refuses node-dingtalk with a wrong secret', async () => {
  const { url, dingtalk } = await openSandbox();
  const { extcontact } = new DingTalk({ corpid: dingtalk.appKey, corpsecret: 'wrong', host: url });
  await expect(extcontact.list()).rejects.toMatchObject({ data: { errcode: 40096 } });
});

it('gives the official SDK tokens, and says who signed in', async () => {
  const sandbox = await openSandbox();
  const { dingtalk, url } = sandbox;
  const openapi: Openapi = require('@alicloud/openapi-client');
  const util: Util = require('@alicloud/tea-util');
  const config = () => new openapi.Config({ endpoint: new URL(url).host, protocol: 'http' });
  const client = new oauth2.default(config());
  const app = { appKey: dingtalk.appKey, appSecret: dingtalk.appSecret };
  const first = await client.getAccessToken(new oauth2.GetAccessTokenRequest(app));
  const again = await client.getAccessToken(new oauth2.GetAccessTokenRequest(app));
  expect(first.body?.accessToken).toBe(again.body?.accessToken);
  expect(first.body?.expireIn).toBe(7200);
  await expect(
    client.getAccessToken(new oauth2.GetAccessTokenRequest({ ...app, appSecret: 'x' })),
  ).rejects.toMatchObject({ code: 'invalidClientIdOrSecret' });

  const code = await codeOf(url, dingtalk.appKey);
  const login = { clientId: dingtalk.appKey, clientSecret: dingtalk.appSecret };
  const exchange = new oauth2.GetUserTokenRequest({ ...login, code, grantType: 'authorization_code' });
  const user = (await client.getUserToken(exchange)).body;
  expect(user?.expireIn).toBe(7200);
  await expect(client.getUserToken(exchange)).rejects.toMatchObject({ statusCode: 400 });

  const who = new contact.default(config());
  const headers = new contact.GetUserHeaders({ xAcsDingtalkAccessToken: user?.accessToken });
  const me = await who.getUserWithOptions('me', headers, new util.RuntimeOptions({}));
  expect(me.body?.nick).toBe('林晓雯');
  expect(me.body?.unionId).toBeTruthy();

  const refresh = new oauth2.GetUserTokenRequest({
    ...login,
    refreshToken: user?.refreshToken,
    grantType: 'refresh_token',
  });
  expect((await client.getUserToken(refresh)).body?.refreshToken).not.toBe(user?.refreshToken);
  await expect(client.getUserToken(refresh)).rejects.toMatchObject({ statusCode: 400 });
});

/** Signs in on the page as a person does, and answers the code it led back with. */
async function codeOf(url: string, client: string): Promise<string> {
  const query = new URLSearchParams({
    client_id: client,
    response_type: 'code',
    redirect_uri: 'https://abc.chromiumapp.org/dingtalk',
    scope: 'openid corpid',
    prompt: 'consent',
    state: 's',
  });
  const page = `${url}/oauth2/auth?${query}`;
  expect(await (await fetch(page)).text()).toContain('<form method="post">');
  const reply = await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ person: 'demo', decision: 'allow' }),
  });
  const back = new URL(reply.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s');
  expect(back.searchParams.get('authCode')).toBe(back.searchParams.get('code'));
  return back.searchParams.get('authCode') ?? '';
}
