import { Failure } from '../domain/failure';
import { maxAnswerBytes, readText } from './answer';
import type { Endpoint, TokenKind } from './endpoint';
import { failureOf, judge, type RawAnswer } from './judge';
import { buildRequest, type Checked, checkParts, secretsOf } from './request';
import { asStream, refusesStream, type Streams } from './streams';
import type { Hosts, Wire } from './wire';

/** How a call leaves. `resendable`: the browser may send it twice and show one answer. */
export interface Leaving {
  resendable: boolean;
}

/**
 * A gate is called right before each request leaves: a rate slot is taken here. A throw means that nothing was sent.
 * Handed on by whoever wraps a client.
 */
export type CallGate = (row: Pick<Endpoint, 'id' | 'limits'>, how: Leaving) => Promise<void> | void;

export interface ClientOptions {
  wire: Wire;
  hosts: Hosts;
  fetch: typeof globalThis.fetch;
  /** Epoch ms of the worker's clock. */
  now(): number;
  /** A token to send. `rejected` is the one the service has just called expired: renew, or throw. */
  token(kind: TokenKind, rejected?: string): Promise<string>;
  gate?: CallGate;
  /** Whether bodies may go as streams; without it none does. */
  streams?: Streams;
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

  async function exchange(url: URL, init: RequestInit, streamed: boolean): Promise<RawAnswer> {
    const response = await options.fetch(url.href, {
      ...init,
      ...(streamed ? asStream(init.body) : {}),
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

  async function once<Reply>(
    row: Endpoint<unknown, unknown, unknown, Reply>,
    request: ReturnType<typeof buildRequest>,
    secrets: readonly string[],
    streamed: boolean,
    abort: AbortSignal | undefined,
  ): Promise<Reply> {
    const { url, headers, body } = request;
    await options.gate?.(row, { resendable: row.repeat === 'harmful' && !streamed });
    const stopped = abort?.aborted;
    if (stopped) throw failureOf(row, { kind: 'network', execution: 'notExecuted', message: 'stopped' });
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = abort ? AbortSignal.any([abort, timeout]) : timeout;
    const init = { method: row.method, headers, body, signal };
    const answer = await exchange(url, init, streamed).catch((error) => {
      const kind = timeout.aborted ? 'timeout' : 'network';
      throw failureOf(row, { kind, execution: 'unknown' }, error);
    });
    return judge(row, wire, answer, secrets, now());
  }

  async function send<Reply>(
    row: Endpoint<unknown, unknown, unknown, Reply>,
    input: Checked,
    token: string | null,
    abort: AbortSignal | undefined,
  ): Promise<Reply> {
    const request = buildRequest(row, wire, hosts, input, token);
    const secrets = secretsOf(row, input.body, token);
    if (options.online?.() === false) throw failureOf(row, { kind: 'offline', execution: 'notExecuted' });
    const { origin } = request.url;
    const harmful = row.repeat === 'harmful' && request.body !== undefined;
    const streamed = harmful && ((await options.streams?.may(origin)) ?? false);
    try {
      return await once(row, request, secrets, streamed, abort);
    } catch (error) {
      const status = streamed ? refusesStream(error) : null;
      if (status === null) throw error;
      await options.streams?.refused(origin, true);
      return await once(row, request, secrets, false, abort).catch(async (again) => {
        // Refused all the same: it was not the stream's fault.
        if (refusesStream(again) === status) await options.streams?.refused(origin, false);
        throw again;
      });
    }
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
