import type { z } from 'zod';
import { Failure, type FailureFacts } from '../domain/failure';
import { parseJson, readText } from '../http/answer';
import { type RelayRouteName, type RelayRoutes, relayAnswer, relayRoutes } from '../http/relay';

export interface RelayDeps {
  fetch: typeof globalThis.fetch;
  now(): number;
  online(): boolean;
  /** Throws `hostNotGranted` while the browser does not let us talk to this address. */
  admitted(base: string): Promise<void>;
  /** Did the relay answer, whatever it said? */
  heard(base: string, answered: boolean): void;
}

type Ask<Name extends RelayRouteName> = z.input<RelayRoutes[Name]['ask']>;
type Reply<Name extends RelayRouteName> = z.output<RelayRoutes[Name]['reply']>;

export interface RelayAsk<Name extends RelayRouteName> {
  /** Base URL without a slash at its end. */
  base: string;
  name: Name;
  ask: Ask<Name>;
  /** The person's own token. */
  token?: string;
  timeoutMs?: number;
}

/** Asks the company's relay. Every failure is a `Failure`. */
export type RelayCaller = <Name extends RelayRouteName>(wish: RelayAsk<Name>) => Promise<Reply<Name>>;

const maxBytes = 4 * 1024 * 1024;

/** A relay's address as it is kept; null where it is none. `insecure`: also without TLS. */
export function relayBase(typed: string, insecure: boolean): string | null {
  const url = URL.parse(typed.trim());
  if (url === null) return null;
  if (url.username !== '' || url.search !== '' || url.hash !== '') return null;
  if (url.protocol !== 'https:' && !(insecure && url.protocol === 'http:')) return null;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

export function createRelayCaller({ fetch, now, online, admitted, heard }: RelayDeps): RelayCaller {
  const fail = (facts: Omit<FailureFacts, 'endpoint'>, cause?: unknown) =>
    new Failure({ endpoint: 'relay', ...facts }, { cause });

  async function exchange(wish: RelayAsk<RelayRouteName>): Promise<string | null> {
    const { base, name, ask, token, timeoutMs = 20_000 } = wish;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(base + relayRoutes[name].path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(ask),
        signal,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      return await readText(response, maxBytes);
    } catch (error) {
      heard(base, false);
      throw fail({ kind: signal.aborted ? 'timeout' : 'network', execution: 'unknown' }, error);
    }
  }

  return async (wish) => {
    if (!online()) throw fail({ kind: 'offline', execution: 'notExecuted' });
    await admitted(wish.base);
    const answer = relayAnswer.safeParse(parseJson((await exchange(wish)) ?? ''));
    heard(wish.base, answer.success);
    if (!answer.success) throw fail({ kind: 'malformed', execution: 'unknown' });
    if (!answer.data.ok) {
      const { retryIn, ...facts } = answer.data.failure;
      const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
      throw fail({
        ...{ kind: facts.kind, execution: facts.execution },
        ...known,
        ...(retryIn === undefined ? {} : { retryAt: now() + retryIn }),
      });
    }
    const reply = relayRoutes[wish.name].reply.safeParse(answer.data.reply);
    if (!reply.success) throw fail({ kind: 'malformed', execution: 'unknown' });
    return reply.data as never;
  };
}
