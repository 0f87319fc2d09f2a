import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Endpoint } from '../../http/endpoint';
import { authorizePath, offlineScope } from '../../providers/feishu/auth';
import type { World } from '../core/world';
import { demoUser } from '../demo';
import { PageError, type Pending, readAuthorize } from './authorize-request';
import { consentPage, problemPage } from './consent-page';
import { codeMs, type Logins } from './logins';

const decision = z.object({ ticket: z.string().min(1), decision: z.enum(['allow', 'deny']) });

/** The consent page and what becomes of its two buttons. */
export function authorizePages(world: World, logins: Logins, rows: readonly Endpoint[]): Hono {
  const app = new Hono();
  const tickets = new Map<string, Pending>();

  app.get(authorizePath, (context) => {
    try {
      const pending = readAuthorize(world, rows, context);
      const fresh = pending.scopes.filter((scope) => !logins.granted(pending.client_id).has(scope));
      const skip = world.behaviour.consentPage === 'whenNew' && pending.prompt === undefined;
      if (skip && fresh.length === 0) return leave(context, world, logins, pending, 'allow');
      for (const [ticket, { expiresAt }] of tickets) {
        if (expiresAt <= world.clock.now()) tickets.delete(ticket);
      }
      const ticket = randomBytes(24).toString('base64url');
      tickets.set(ticket, pending);
      const { client_id, redirect_uri, scopes } = pending;
      return page(
        context,
        200,
        consentPage({ app: client_id, user: demoUser, scopes, ticket }),
        redirect_uri,
      );
    } catch (error) {
      return explain(context, error);
    }
  });

  app.post(authorizePath, async (context) => {
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== 'null' && origin !== new URL(context.req.url).origin) {
      return explain(context, new PageError(20001, 'The answer came from another site.'));
    }
    const form = decision.safeParse(await context.req.parseBody());
    const pending = form.success ? tickets.get(form.data.ticket) : undefined;
    if (!form.success || pending === undefined || pending.expiresAt <= world.clock.now()) {
      return explain(context, new PageError(20001, 'This page is no longer valid. Start again.'));
    }
    tickets.delete(form.data.ticket);
    return leave(context, world, logins, pending, form.data.decision);
  });

  return app;
}

/** Back to the app. A fragment of the redirect address ends up behind the query. */
function leave(
  context: Context,
  world: World,
  logins: Logins,
  pending: Pending,
  answer: 'allow' | 'deny',
): Response {
  const back = new URL(pending.redirect_uri);
  if (answer === 'deny') {
    back.searchParams.append('error', 'access_denied');
  } else {
    const now = world.clock.now();
    logins.grant(pending.client_id, pending.scopes);
    const code = logins.addCode({
      app: pending.client_id,
      redirectUri: pending.redirect_uri,
      challenge:
        pending.code_challenge === undefined
          ? null
          : { value: pending.code_challenge, method: pending.code_challenge_method },
      offline: pending.scopes.includes(offlineScope),
      expiresAt: now + codeMs,
      consentedAt: now,
      used: false,
    });
    back.searchParams.append('code', code);
  }
  if (pending.state !== undefined) back.searchParams.append('state', pending.state);
  return context.redirect(back.href, 302);
}

function explain(context: Context, error: unknown): Response | Promise<Response> {
  if (!(error instanceof PageError)) throw error;
  return page(context, 400, problemPage(error.code, error.message));
}

/** `form-action` also covers where the form's answer redirects to. */
function page(context: Context, status: 200 | 400, html: string, redirectUri?: string) {
  const target = redirectUri === undefined ? '' : ` ${new URL(redirectUri).origin}`;
  context.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'unsafe-inline'; form-action 'self'${target}; frame-ancestors 'none'; base-uri 'none'`,
  );
  context.header('X-Frame-Options', 'DENY');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cache-Control', 'no-store');
  return context.html(html, status);
}
