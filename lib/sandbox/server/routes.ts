import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { ApiRequest, ProviderPart } from '../core/part';
import { type Outcome, type PipelineOptions, serve } from '../core/pipeline';
import type { World } from '../core/world';
import { breakConnection } from './connection';

type Env = { Bindings: HttpBindings | Http2Bindings };

/** One route per row. Paths with more fixed parts come first. */
export function apiRoutes(world: World, part: ProviderPart, options: PipelineOptions): Hono<Env> {
  const app = new Hono<Env>();
  const params = (path: string) => path.split('/').filter((piece) => piece.startsWith(':')).length;
  const ordered = [...part.operations].sort((a, b) => params(a.row.path) - params(b.row.path));
  for (const operation of ordered) {
    const { method, path } = operation.row;
    app.on(method, path, async (context) => {
      const request = await readRequest(context, world.clock.now());
      return respond(context, await serve(world, part, operation, request, options));
    });
  }
  return app;
}

async function readRequest(context: Context<Env>, now: number): Promise<ApiRequest> {
  const { req } = context;
  const url = new URL(req.url);
  return {
    method: req.method,
    origin: url.origin,
    path: url.pathname,
    headers: req.raw.headers,
    params: req.param(),
    query: url.searchParams,
    body: req.method === 'GET' ? undefined : await readBody(context),
    now,
    signal: req.raw.signal,
  };
}

async function readBody(context: Context<Env>): Promise<unknown> {
  const text = await context.req.text();
  if (text === '') return undefined;
  if (context.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') === true) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function respond(context: Context<Env>, outcome: Outcome): Response {
  if (outcome.drop !== undefined) {
    breakConnection(context.env, outcome.drop.how);
    return RESPONSE_ALREADY_SENT;
  }
  const { status, headers, body } = outcome;
  if (body === null || status === 204 || status === 304) return new Response(null, { status, headers });
  if (typeof body === 'string') return new Response(body, { status, headers });
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}
