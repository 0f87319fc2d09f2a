import { z } from 'zod';
import { brandNames } from '../domain/account';
import { failureKinds } from '../domain/failure';

/** What a company's relay and the extension say to each other: JSON over POST, parsed on both sides. */

const text = (max: number) => z.string().min(1).max(max);
/** One line, so that it can be part of a key. */
const word = (max: number) => text(max).regex(/^[^\s\p{Cc}]+$/u);

export const relayBrand = z.enum(brandNames);
const app = { brand: relayBrand, appId: word(200) };

/** Seconds from now, as the services say them. */
const tokens = z.object({
  access: z.string().min(1),
  accessSeconds: z.number(),
  refresh: z.string().nullable(),
  refreshSeconds: z.number().nullable(),
  scopes: z.array(z.string()),
});

const route = <Ask extends z.ZodType, Reply extends z.ZodType>(path: string, ask: Ask, reply: Reply) => ({
  path,
  ask,
  reply,
});

export const relayRoutes = {
  /** What the relay holds the secret of; asked before anybody has signed in. */
  apps: route('/v1/apps', z.object({}), z.object({ apps: z.array(z.object(app)) })),
  /** Adds the secret and keeps nothing. */
  token: route(
    '/v1/token',
    z.object({
      ...app,
      endpoint: z.enum(['v3', 'v2']).default('v3'),
      grant: z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('code'),
          code: text(4_096),
          redirect: text(2_000),
          /** Only where the service takes one. */
          verifier: text(128).optional(),
        }),
        z.object({ kind: z.literal('refresh'), token: text(8_192) }),
      ]),
    }),
    tokens,
  ),
  /** Who signed in. `person` as in an account's id. */
  person: route(
    '/v1/person',
    z.object(app),
    z.object({ person: z.string().min(1), name: z.string(), address: z.string() }),
  ),
  /** A call that needs the app's own token, on behalf of the person: the reply as the row says. */
  call: route('/v1/call', z.object({ ...app, row: word(100), body: z.unknown() }), z.unknown()),
  /** A place in the queue that all colleagues share. The same id is the same wish. */
  slot: route(
    '/v1/slot',
    z.object({ ...app, row: word(100), class: z.enum(['click', 'bulk', 'refresh']), id: text(200) }),
    z.object({
      /** ms from now: 0 = go; else ask again then. */
      in: z.number(),
      /** ms from now until which the answer holds. */
      expires: z.number(),
    }),
  ),
} as const;

export type RelayRoutes = typeof relayRoutes;
export type RelayRouteName = keyof RelayRoutes;

/** A failure as the relay tells it: moments are ms from now, for clocks differ. */
export const relayFailure = z.object({
  kind: z.enum(failureKinds),
  execution: z.enum(['notExecuted', 'unknown']),
  endpoint: z.string().optional(),
  http: z.number().optional(),
  code: z.union([z.number(), z.string()]).optional(),
  message: z.string().optional(),
  logId: z.string().optional(),
  retryIn: z.number().optional(),
  scopes: z.array(z.string()).optional(),
  helpUrl: z.string().optional(),
  field: z.string().optional(),
});

export const relayAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), reply: z.unknown() }),
  z.object({ ok: z.literal(false), failure: relayFailure }),
]);

export type RelayFailure = z.infer<typeof relayFailure>;
