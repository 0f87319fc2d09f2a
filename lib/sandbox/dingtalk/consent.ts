import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { authorizePath } from '../../providers/dingtalk/auth';
import { dingtalkApp } from '../demo';
import { isRegistered } from '../feishu/apps';
import type { DingtalkLogins } from './logins';
import { demoEmployee, type People } from './people';

const ask = z.object({
  client_id: z.literal(dingtalkApp.key),
  response_type: z.literal('code'),
  redirect_uri: z.string().refine(isRegistered),
  scope: z.enum(['openid', 'openid corpid']),
  prompt: z.literal('consent'),
  state: z.string().optional(),
});
const answer = z.object({ decision: z.enum(['allow', 'deny']), person: z.string().min(1).max(40) });

const security = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

/** The sign-in page. `person` in the form is the employee who signs in. */
export function consentPages(logins: DingtalkLogins, people: People, now: () => number): Hono {
  const app = new Hono();
  app.get(authorizePath, (context) => {
    const asked = ask.safeParse(context.req.query());
    context.header('Content-Security-Policy', security);
    if (!asked.success) {
      return context.html(html`<p role="alert">${z.prettifyError(asked.error)}</p>`, 400);
    }
    return context.html(
      html`<!doctype html>
        <html lang="en">
          <title>Sign in – DingTalk sandbox</title>
          <main>
            <h1>Sign in to this app?</h1>
            <p>The app <code>${asked.data.client_id}</code> learns who you are.</p>
            <form method="post">
              <label>Employee <input name="person" value="${demoEmployee.key}" /></label>
              <button type="submit" name="decision" value="allow">Allow</button>
              <button type="submit" name="decision" value="deny">Deny</button>
            </form>
          </main>
        </html>`,
    );
  });
  app.post(authorizePath, async (context) => {
    const asked = ask.safeParse(context.req.query());
    const said = answer.safeParse(await context.req.parseBody());
    const origin = context.req.header('origin');
    const own = origin === undefined || origin === 'null' || origin === new URL(context.req.url).origin;
    if (!asked.success || !said.success || !own) return context.text('This page is no longer valid.', 400);
    const back = new URL(asked.data.redirect_uri);
    const { state } = asked.data;
    if (said.data.decision === 'deny') back.searchParams.set('error', 'access_denied');
    else {
      const code = logins.addCode(people.get(said.data.person).key, now());
      back.searchParams.set('code', code);
      back.searchParams.set('authCode', code);
    }
    if (state !== undefined) back.searchParams.set('state', state);
    return context.redirect(back.href, 302);
  });
  return app;
}
