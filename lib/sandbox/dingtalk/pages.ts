import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { contactRows } from '../../providers/dingtalk/contacts';
import type { ProviderPart } from '../core/part';
import { serve } from '../core/pipeline';
import type { World } from '../core/world';
import { consentPages } from './consent';
import { loosened } from './form';
import { appTokenMs, type DingtalkLogins } from './logins';
import type { People } from './people';
import { isApp } from './token';

const unified = z.looseObject({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string(),
});

/** What is no row: older ways to the same things, unknown methods, and the sign-in page. */
export function dingtalkPages(
  world: World,
  part: ProviderPart,
  logins: DingtalkLogins,
  people: People,
): Hono {
  const app = new Hono();
  const now = () => world.clock.now();
  const token = () => logins.appToken(now()).value;
  const expires_in = appTokenMs / 1000;

  /** Old names of the parameters and new ones. */
  app.get('/gettoken', (context) => {
    const query = context.req.query();
    const key = query.appkey ?? query.corpid;
    const secret = query.appsecret ?? query.corpsecret;
    if (key === undefined || secret === undefined) {
      return context.json({ errcode: 40035, errmsg: '缺少参数 corpid or appkey' });
    }
    if (!isApp(key, secret)) return context.json({ errcode: 40096, errmsg: '不合法的appKey或appSecret' });
    return context.json({ errcode: 0, access_token: token(), errmsg: 'ok', expires_in });
  });

  app.post('/v1.0/oauth2/:corpId/token', async (context) => {
    const ask = unified.safeParse(await context.req.json().catch(() => null));
    const known = ask.success && isApp(ask.data.client_id, ask.data.client_secret);
    if (!known)
      return context.json({ code: 'invalid.client', message: 'invalid client', requestid: '1' }, 400);
    return context.json({ access_token: token(), expires_in });
  });

  /** The documentation says POST; the service has long taken GET for what only reads. */
  for (const row of [contactRows.get, contactRows.list, contactRows.labels]) {
    app.get(row.path, (context) => read(context, row.id));
  }
  async function read(context: Context, id: string): Promise<Response> {
    const operation = part.operations.find((one) => one.row.id === id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    const query = new URL(context.req.url).searchParams;
    const outcome = await serve(
      world,
      part,
      operation,
      {
        method: 'GET',
        origin: new URL(context.req.url).origin,
        path: context.req.path,
        headers: context.req.raw.headers,
        params: {},
        query,
        body: loosened(Object.fromEntries(query)),
        now: now(),
        signal: context.req.raw.signal,
      },
      { checkReplies: false },
    );
    return context.json(z.looseObject({}).parse(outcome.body));
  }

  app.all('/topapi/*', (context) =>
    context.json({
      errcode: 22,
      sub_msg: `不合法ApiName，ApiName = dingtalk.oapi.${context.req.path.slice(8).replaceAll('/', '.')}`,
      errmsg: 'Invalid method',
      request_id: '1',
    }),
  );
  app.route('/', consentPages(logins, people, now));
  return app;
}
