import type { Hono } from 'hono';
import type { ZodType } from 'zod';
import type { Endpoint, TokenKind } from '../../http/endpoint';
import type { Wire } from '../../http/wire';
import type { OverLimit } from './limiter';
import { BadParameter, type Refusal } from './refusal';

/** A request for one row, before anything of it is checked. */
export interface ApiRequest {
  method: string;
  /** Where the sandbox was called, e.g. `http://127.0.0.1:8787`. */
  origin: string;
  path: string;
  headers: Headers;
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed JSON or form; undefined where there is none or it is neither. */
  body: unknown;
  /** Epoch ms of the sandbox's clock. */
  now: number;
  /** Aborted when the caller goes away before it is answered. */
  signal: AbortSignal;
}

/** Whose quota a call eats and what it may do. */
export interface Caller {
  app: string;
  tenant: string;
  token: TokenKind;
  scopes: ReadonlySet<string>;
}

export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  request: ApiRequest;
  caller: Caller;
  now: number;
}

/** A row and what it does to the sandbox's state. */
export interface Operation {
  row: Endpoint;
  /** Checks path, query and body (throws `BadParameter`); the function it returns changes the state. */
  prepare(request: ApiRequest, caller: Caller): () => unknown;
}

/** What a provider adds to the sandbox: how its calls are recognised, what they do, and its pages. */
export interface ProviderPart {
  wire: Wire;
  /** Whose windows fill when somebody else calls. */
  demo: { app: string; tenant: string };
  operations: readonly Operation[];
  /** Pages and routes that are no rows. */
  pages: Hono;
  /** Who calls; throws `Refusal`. */
  caller(row: Endpoint, request: ApiRequest): Caller;
  /** Throws `Refusal` where the caller lacks the row's scopes. */
  checkScopes(row: Endpoint, caller: Caller): void;
  expireToken(row: Endpoint, request: ApiRequest): void;
  overLimit(over: OverLimit): Refusal;
  /** A token that may do what is asked, or everything, for `POST /_sandbox/token`; of somebody else by a name. */
  issueToken(scopes: readonly string[] | null, expiresInSeconds: number | null, person?: string): string;
  /** The person withdraws what was granted to the demo app. */
  revoke(): void;
  /** Forgets every login. */
  forget(): void;
}

/** Binds a row to its handler, which gets what the row's schemas parsed. */
export function handle<Params, Query, Body, Reply>(
  row: Endpoint<Params, Query, Body, Reply>,
  run: (call: Call<Params, Query, Body>) => unknown,
): Operation {
  return {
    row,
    prepare(request, caller) {
      const params = parsed(row.params, request.params, 'path');
      const query = parsed(row.query, plain(request.query), 'query');
      const body = parsed(row.body, request.body, 'body');
      const call: Call<Params, Query, Body> = {
        get params() {
          return params();
        },
        get query() {
          return query();
        },
        get body() {
          return body();
        },
        request,
        caller,
        now: request.now,
      };
      return () => run(call);
    },
  };
}

function parsed<T>(schema: ZodType<T> | null, raw: unknown, where: string): () => T {
  if (schema === null) {
    return () => {
      throw new Error(`the row has no ${where}`);
    };
  }
  const result = schema.safeParse(raw);
  if (result.success) return () => result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new BadParameter(path === '' ? where : path, issue?.message ?? 'invalid');
}

/** One value as text, several as a list. */
export function plain(query: URLSearchParams): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const key of new Set(query.keys())) {
    const all = query.getAll(key);
    values[key] = all.length === 1 ? (all[0] ?? '') : all;
  }
  return values;
}
