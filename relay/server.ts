import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Failure } from '../lib/domain/failure';
import { type RelayRouteName, relayRoutes } from '../lib/http/relay';
import { factsOf, statusOf, told } from './answer';
import type { Brake } from './brakes';
import type { RelayConfig } from './config';
import type { Log, LogFields } from './log';
import type { Metrics } from './metrics';
import type { Handlers } from './routes';

export interface ServerDeps {
  config: Pick<RelayConfig, 'extensions' | 'trustProxy'>;
  handlers: Handlers;
  address: Brake;
  log: Log;
  metrics: Metrics;
  now(): number;
  /** Rejects while something that is needed is away. */
  check(): Promise<void>;
}

const maxBytes = 64 * 1024;

const invalid = (field: string) => new Failure({ kind: 'invalid', execution: 'notExecuted', field });

function allowed(origin: string, extensions: readonly string[]): boolean {
  const any = origin.startsWith('moz-extension://') && extensions.includes('moz-extension://*');
  return any || extensions.includes(origin);
}

const bearer = (context: Context): string | null =>
  context.req.header('authorization')?.match(/^Bearer (\S{1,8192})$/)?.[1] ?? null;

/** The nearest proxy adds who it heard from at the end. */
function addressOf(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || getConnInfo(context).remote.address || 'unknown';
}

/** Where it broke; the words of an error may hold what it broke on. */
const placeOf = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${error.stack?.match(/\n\s+at (.+)/)?.[1] ?? ''}` : 'unknown';

const own = (name: string): name is RelayRouteName => Object.hasOwn(relayRoutes, name);

/** The relay over HTTP. Nothing is cached, nothing is answered to a web page. */
export function createServer(deps: ServerDeps): Hono {
  const { config, handlers, log, metrics, now } = deps;
  const app = new Hono();

  app.use(async (context, next) => {
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
    await next();
  });
  app.get('/health', async (context) => {
    const well = await deps.check().then(
      () => true,
      () => false,
    );
    return context.json({ ok: well }, well ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );

  app.use('/v1/*', async (context, next) => {
    const origin = context.req.header('origin');
    if (origin !== undefined) {
      if (!allowed(origin, config.extensions)) return context.json({ ok: false, failure: refusal }, 403);
      context.header('Access-Control-Allow-Origin', origin);
      context.header('Vary', 'Origin');
    }
    if (context.req.method !== 'OPTIONS') return next();
    context.header('Access-Control-Allow-Methods', 'POST');
    context.header('Access-Control-Allow-Headers', 'authorization, content-type');
    context.header('Access-Control-Max-Age', '600');
    return context.body(null, 204);
  });

  for (const [name, route] of Object.entries(relayRoutes)) {
    if (!own(name)) continue;
    app.post(route.path, bodyLimit({ maxSize: maxBytes }), async (context) => {
      const began = performance.now();
      const fields: LogFields = { route: name };
      try {
        await deps.address(addressOf(context, config.trustProxy));
        const reply = await answer(name, context, fields);
        fields.status = 200;
        return context.json({ ok: true, reply });
      } catch (error) {
        const facts = factsOf(error);
        if (!(error instanceof Failure)) log('error', 'broken', { route: name, reason: placeOf(error) });
        const status = statusOf(facts.kind);
        Object.assign(fields, { status, kind: facts.kind, code: facts.code });
        return context.json({ ok: false, failure: told(facts, now()) }, status);
      } finally {
        const ms = Math.round(performance.now() - began);
        metrics.request(name, fields.status ?? 500, ms);
        log('info', 'request', { ...fields, ms });
      }
    });
  }

  async function answer(name: RelayRouteName, context: Context, fields: LogFields): Promise<unknown> {
    if (!context.req.header('content-type')?.startsWith('application/json')) throw invalid('content-type');
    const raw: unknown = await context.req.json().catch(() => {
      throw invalid('body');
    });
    const ask = relayRoutes[name].ask.safeParse(raw);
    if (!ask.success) throw invalid(ask.error.issues[0]?.path.join('.') ?? 'body');
    if ('brand' in ask.data) fields.brand = ask.data.brand;
    if ('row' in ask.data) fields.row = ask.data.row;
    const handle: (ask: never, token: string | null) => Promise<unknown> = handlers[name];
    return handle(ask.data as never, bearer(context));
  }

  app.notFound((context) => context.json({ ok: false, failure: refusal }, 404));
  return app;
}

const refusal = { kind: 'forbidden', execution: 'notExecuted', endpoint: 'relay' } as const;
