import type { Context } from 'hono';
import { z } from 'zod';
import type { Endpoint } from '../../http/endpoint';
import { scopesPerRequest } from '../../providers/feishu/auth';
import type { World } from '../core/world';
import { appOf, isRegistered, scopesOf } from './apps';

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
export interface Pending extends Omit<z.infer<typeof ask>, 'scope'> {
  scopes: string[];
  expiresAt: number;
}

/** Shown on the page itself: there is no telling where it would be safe to redirect to. */
export class PageError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Long, so that a fast clock does not take the page from under a hand. */
const pageMs = 24 * 3_600_000;

/** Checks what the page was opened with. */
export function readAuthorize(world: World, rows: readonly Endpoint[], context: Context): Pending {
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
