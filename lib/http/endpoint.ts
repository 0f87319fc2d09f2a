import type { ZodType } from 'zod';
import type { FailureKind } from '../domain/failure';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type TokenKind = 'user' | 'tenant' | 'app' | 'none';

/** `count` calls in any `perMs`; several may hold at once. `source`: stated by the provider, or our assumption. */
export interface Limit {
  count: number;
  perMs: number;
  source: 'documented' | 'assumed';
}

export interface EndpointError {
  http: number;
  code: number | string;
  kind: FailureKind;
  /** Overrides the sentence of the kind: a key of `locales/`. */
  say?: string;
}

/** One operation of a provider, as data: client, throttle, consent, sandbox and tests are derived from it. */
export interface Endpoint<Params = unknown, Query = unknown, Body = unknown, Reply = unknown> {
  /** `<provider>.<resource>.<operation>`. */
  id: string;
  method: Method;
  /** Which of the provider's hosts (`providers/<id>/wire.ts`). */
  host: string;
  /** As the provider writes it, with `:params`. */
  path: string;
  params: ZodType<Params> | null;
  query: ZodType<Query> | null;
  body: ZodType<Body> | null;
  /** How the body goes over the wire; JSON unless said. */
  encoding?: 'json' | 'form';
  /** Which of the provider's envelopes (`providers/<id>/wire.ts`), where it has more than one. */
  envelope?: string;
  /** Body fields that no message, log or failure may show. */
  secret?: readonly string[];
  /** The payload after the envelope is taken off. */
  reply: ZodType<Reply>;
  token: readonly TokenKind[];
  /** Any one of these lets the call through; empty = none needed. */
  scopes: readonly string[];
  /** Reply fields that are silently absent without a scope. Dotted paths; `items.*.phone`. */
  fieldScopes: Readonly<Record<string, readonly string[]>>;
  limits: readonly Limit[];
  errors: readonly EndpointError[];
  /** The row's own answer to a request that breaks its schema; null = the provider's common one. */
  parameterError: { http: number; code: number | string } | null;
  /** Does sending it twice leave the same state? */
  repeat: 'harmless' | 'harmful';
  /** The provider's page. */
  docs: string;
}

/** Keeps the row's types while checking its shape. */
export function defineEndpoint<Params, Query, Body, Reply>(
  row: Endpoint<Params, Query, Body, Reply>,
): Endpoint<Params, Query, Body, Reply> {
  return row;
}
