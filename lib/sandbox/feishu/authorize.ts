import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Endpoint } from '../../http/endpoint';
import { authorizePath, offlineScope, scopesPerRequest } from '../../providers/feishu/auth';
import type { World } from '../core/world';
import { demoUser } from '../demo';
import { appOf, isRegistered, scopesOf } from './apps';
import { consentPage, problemPage } from './consent-page';
import { codeMs, type Logins } from './logins';

const ask = z.object({
  client_id: z.string().min(1),
  response_type: z.literal('code'),
  redirect_uri: z.string().min(1),
  scope: z.string().default(''),
  state: z.string().optional(),
  code_challenge: z.string().min(1).optional(),
  code_challenge_method: z.enum(['S256', 'plain']).default('plain'),
  prompt: z.enum(['consent']).optional().catch(undefined),
});

/** What a consent page was opened for; the ticket in its form names it. */
interface Pending extends Omit<z.infer<typeof ask>, 'scope'> {
  scopes: string[];
  expiresAt: number;
}

class PageError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const decision = z.object({ ticket: z.string().min(1), decision: z.enum(['allow', 'deny']) });
const pageMs = 10 * 60_000;

/** The consent page and what becomes of its two buttons. */
export function authorizePages(world: World, logins: Logins, rows: readonly Endpoint[]): Hono {
  const app = new Hono();
  const tickets = new Map<string, Pending>();

  app.get(authorizePath, (context) => {
    try {
      const pending = read(world, rows, context);
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

function read(world: World, rows: readonly Endpoint[], context: Context): Pending {
  const asked = ask.safeParse(context.req.query());
  if (!asked.success) {
    const field = asked.error.issues[0]?.path.join('.') ?? '';
    throw new PageError(20001, `Request parameter missing or malformed: ${field}`);
  }
  const { scope, ...rest } = asked.data;
  if (appOf(rest.client_id) === undefined) throw new PageError(20048, 'This app does not exist.');
  if (!isRegistered(rest.redirect_uri)) {
    throw new PageError(20029, 'redirect_uri is not in the list of redirect URLs of the app.');
  }
  if (world.behaviour.app === 'disabled') throw new PageError(20069, 'This app is disabled.');
  if (world.behaviour.app === 'notInstalled') throw new PageError(20009, 'This app is not installed.');
  if (world.behaviour.app === 'userOutOfRange') throw new PageError(20010, 'You may not use this app.');
  const scopes = [...new Set(scope.split(' ').filter(Boolean))];
  const enabled = new Set(scopesOf(rows).filter((one) => !world.behaviour.disabledScopes.includes(one)));
  const missing = scopes.filter((one) => !enabled.has(one));
  if (missing.length > 0) {
    throw new PageError(20027, `These scopes are not enabled for the app: ${missing.join(' ')}`);
  }
  if (scopes.length > scopesPerRequest) throw new PageError(20001, 'Too many scopes in one request.');
  return { ...rest, scopes, expiresAt: world.clock.now() + pageMs };
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
