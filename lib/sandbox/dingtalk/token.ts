import { authRows } from '../../providers/dingtalk/auth';
import { handle, type Operation } from '../core/part';
import type { World } from '../core/world';
import { dingtalkApp, tenant } from '../demo';
import { appTokenMs, type DingtalkLogins } from './logins';
import type { People } from './people';
import { refuse } from './refuse';

const wrongClient = '无效的clientId或者clientSecret';

export const isApp = (key: string, secret: string) =>
  key === dingtalkApp.key && secret === dingtalkApp.secret;

/** Tokens, and who somebody is. */
export function tokenOperations(
  world: World,
  logins: DingtalkLogins,
  people: People,
  scopes: ReadonlySet<string>,
): Operation[] {
  const { appToken, userToken, me, userByUnionId } = authRows;
  return [
    handle(appToken, ({ body, now }) => {
      if (!isApp(body.appKey, body.appSecret)) throw refuse(appToken, 'invalidClientIdOrSecret', wrongClient);
      return { accessToken: logins.appToken(now).value, expireIn: appTokenMs / 1000 };
    }),
    handle(userToken, ({ body, now }) => {
      if (!isApp(body.clientId, body.clientSecret)) {
        throw refuse(userToken, 'invalidClientIdOrSecret', wrongClient);
      }
      const byCode = body.grantType === 'authorization_code';
      const person = byCode ? logins.takeCode(body.code, now) : logins.takeRefresh(body.refreshToken, now);
      if (person === null) {
        const code = byCode ? 'invalidParameter.authCode.notFound' : 'invalidParameter.refreshToken.notFound';
        throw refuse(userToken, code, byCode ? '不存在的临时授权码' : '不存在的refreshToken');
      }
      const seconds = world.behaviour.accessTokenSeconds;
      return {
        accessToken: logins.addUser(person, scopes, now + seconds * 1000),
        refreshToken: logins.addRefresh(person, now),
        expireIn: seconds,
        corpId: tenant.key,
      };
    }),
    handle(me, ({ request }) => {
      const token = logins.get(request.headers.get('x-acs-dingtalk-access-token') ?? '');
      if (token?.kind !== 'user') throw refuse(me, 'invalidParameter.user.notFound', '用户不存在');
      const { nick, email, unionId } = people.get(token.person);
      return { nick, email, unionId, openId: `open${unionId}`, avatarUrl: '' };
    }),
    handle(userByUnionId, ({ body }) => {
      const found = people.find(({ unionId }) => unionId === body.unionid);
      if (found === undefined) throw refuse(userByUnionId, 60121, '找不到该用户');
      return { errmsg: 'ok', result: { contact_type: 0, userid: found.userId } };
    }),
  ];
}
