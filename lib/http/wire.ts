import type { Endpoint, EndpointError } from './endpoint';

/** Host name of the rows → base URL without a trailing slash. */
export type Hosts = Readonly<Record<string, string>>;

/** An HTTP answer whose body was JSON. */
export interface Answer {
  http: number;
  header(name: string): string | null;
  json: unknown;
}

/** What the service said when it refused; absent where it said nothing. */
export interface Refusal {
  code: number | string;
  message?: string;
  logId?: string;
  scopes?: string[];
  helpUrl?: string;
  field?: string;
  /** Epoch ms, where the service says it in its own way; the HTTP headers are read by the client. */
  retryAt?: number;
}

export type Unwrapped =
  | { ok: true; payload: unknown; logId?: string }
  | { ok: false; refusal: Refusal; logId?: string };

/** What a server of this kind answers: the client never uses it, the sandbox and the relay do. */
export interface Reply {
  http: number;
  headers: Record<string, string>;
  json: unknown;
}

/** How one provider talks, apart from what its rows say. */
export interface Wire {
  provider: string;
  /** Brand → hosts. */
  brands: Readonly<Record<string, Hosts>>;
  /** Where the token goes. */
  carry(row: Endpoint, token: string): { headers?: Record<string, string>; query?: Record<string, string> };
  /** Takes the envelope off. Null = this is not the provider's envelope. `now` is epoch ms. */
  unwrap(row: Endpoint, answer: Answer, now: number): Unwrapped | null;
  /** What a page that came instead of JSON says, where the service is known to send such pages. */
  page?(text: string, now: number): Refusal | null;
  /** Refusals that belong to no single row. */
  refusals: readonly EndpointError[];
  /** Where a row names no answer of its own to a request that breaks its schema. */
  parameterError: { http: number; code: number | string };
  /** The other direction: the token a request carries, and an envelope around an answer. */
  tokenOf(row: Endpoint, header: (name: string) => string | null, query: URLSearchParams): string | null;
  wrap(
    row: Endpoint,
    answer: { ok: true; payload: unknown; logId: string } | { ok: false; http: number; refusal: Refusal },
  ): Reply;
}
