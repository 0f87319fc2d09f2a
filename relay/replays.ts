import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { RelayRoutes } from '../lib/http/relay';

type Tokens = z.input<RelayRoutes['token']['reply']>;

/** As long as a client that died in the middle needs to come back. */
const keptMs = 120_000;
const most = 10_000;

/**
 * A refresh token works once: a client that died before it kept the answer asks again with the old one, and is given the same
 * answer for two minutes. What failed is asked for anew. Kept in this process's memory alone, by the hash of a token that
 * only its owner has. `now` in ms.
 */
export function createReplays(now: () => number) {
  const kept = new Map<string, { at: number; reply: Promise<Tokens> }>();
  const forget = () => {
    for (const [key, { at }] of kept) {
      if (now() - at < keptMs && kept.size < most) break;
      kept.delete(key);
    }
  };
  return async (refresh: string, ask: () => Promise<Tokens>): Promise<Tokens> => {
    forget();
    const key = createHash('sha256').update(refresh).digest('base64');
    const known = kept.get(key);
    const { at, reply } = known ?? { at: now(), reply: ask() };
    if (!known) {
      kept.set(key, { at, reply });
      reply.catch(() => kept.delete(key));
    }
    const since = Math.ceil((now() - at) / 1000);
    const tokens = await reply;
    if (!known) return tokens;
    const left = (seconds: number) => Math.max(0, seconds - since);
    const { accessSeconds, refreshSeconds } = tokens;
    return {
      ...tokens,
      accessSeconds: left(accessSeconds),
      refreshSeconds: refreshSeconds === null ? null : left(refreshSeconds),
    };
  };
}
