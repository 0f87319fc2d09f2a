import { Failure } from '../domain/failure';
import { maxAnswerBytes, readText } from './answer';
import type { Endpoint, TokenKind } from './endpoint';
import { failureOf, judge, type RawAnswer } from './judge';
import { buildRequest, type Checked, checkParts, secretsOf } from './request';
import type { Hosts, Wire } from './wire';

export interface ClientOptions {
  wire: Wire;
  hosts: Hosts;
  fetch: typeof globalThis.fetch;
  /** Epoch ms of the worker's clock. */
  now(): number;
  /** A token to send. `rejected` is the one the service has just called expired: renew, or throw. */
  token(kind: TokenKind, rejected?: string): Promise<string>;
  /** Called right before each request leaves: a rate slot is taken here. A throw means that nothing was sent. */
  gate?(row: Pick<Endpoint, 'id' | 'limits'>): Promise<void> | void;
  /** False = surely no network: nothing is tried. */
  online?(): boolean;
  /** Of real time; default 25 s, which a worker's life allows. */
  timeoutMs?: number;
  maxBytes?: number;
}

type Part<Name extends string, Value> = unknown extends Value ? object : { [Key in Name]: Value };

/** What a row asks its caller for: a part the row has not is not named. */
export type CallInput<Params, Query, Body> = Part<'params', Params> &
  Part<'query', Query> &
  Part<'body', Body> & { signal?: AbortSignal };

export interface Client {
  /** Answers what the row's reply says, or throws a `Failure`; whatever `token` and `gate` throw passes through. */
  call<Params, Query, Body, Reply>(
    row: Endpoint<Params, Query, Body, Reply>,
    input: CallInput<Params, Query, Body>,
  ): Promise<Reply>;
}

const isExpired = (error: unknown): error is Failure =>
  error instanceof Failure && error.facts.kind === 'tokenExpired';

export function createClient(options: ClientOptions): Client {
  const { wire, hosts, now, timeoutMs = 25_000, maxBytes = maxAnswerBytes } = options;

  async function exchange(url: URL, init: RequestInit): Promise<RawAnswer> {
    const response = await options.fetch(url.href, {
      ...init,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    const { status: http, headers, type } = response;
    const redirected = type === 'opaqueredirect' || (http >= 300 && http < 400);
    if (redirected) await response.body?.cancel();
    return { http, headers, redirected, text: redirected ? '' : await readText(response, maxBytes) };
  }

  async function send<Reply>(
    row: Endpoint<unknown, unknown, unknown, Reply>,
    input: Checked,
    token: string | null,
    abort: AbortSignal | undefined,
  ): Promise<Reply> {
    const { url, headers, body } = buildRequest(row, wire, hosts, input, token);
    if (options.online?.() === false) throw failureOf(row, { kind: 'offline', execution: 'notExecuted' });
    await options.gate?.(row);
    const stopped = abort?.aborted;
    if (stopped) throw failureOf(row, { kind: 'network', execution: 'notExecuted', message: 'stopped' });
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = abort ? AbortSignal.any([abort, timeout]) : timeout;
    const answer = await exchange(url, { method: row.method, headers, body, signal }).catch((error) => {
      const kind = timeout.aborted ? 'timeout' : 'network';
      throw failureOf(row, { kind, execution: 'unknown' }, error);
    });
    return judge(row, wire, answer, secretsOf(row, input.body, token), now());
  }

  return {
    async call<Params, Query, Body, Reply>(
      row: Endpoint<Params, Query, Body, Reply>,
      input: CallInput<Params, Query, Body>,
    ): Promise<Reply> {
      const { signal, ...parts } = input;
      const checked = checkParts(row, parts);
      const kind = row.token.includes('user') ? 'user' : row.token[0];
      if (kind === undefined || kind === 'none') return send(row, checked, null, signal);
      const token = await options.token(kind);
      try {
        return await send(row, checked, token, signal);
      } catch (error) {
        if (!isExpired(error)) throw error;
        const renewed = await options.token(kind, token);
        if (renewed === token) throw error;
        return await send(row, checked, renewed, signal).catch((again) => {
          throw isExpired(again) ? new Failure({ ...again.facts, kind: 'signInAgain' }) : again;
        });
      }
    },
  };
}
