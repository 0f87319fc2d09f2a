import { expect } from 'vitest';
import { Failure, type FailureFacts } from '../../lib/domain/failure';
import { type ClientOptions, createClient } from '../../lib/http/client';
import { contactRows } from '../../lib/providers/feishu/contacts';
import { feishuWire } from '../../lib/providers/feishu/wire';

export const now = 1_800_000_000_000;
export const canary = 'eyJ-canary-token-that-nobody-may-read';
export const me = { user_mailbox_id: 'me' };

/** Calls of a provider's rows to a server of the test's own. */
export function callsTo(server: () => { url: string }) {
  const client = (more: Partial<ClientOptions> = {}) =>
    createClient({
      wire: feishuWire,
      hosts: { api: server().url, accounts: server().url },
      fetch: globalThis.fetch,
      now: () => now,
      token: async () => canary,
      ...more,
    });
  return {
    client,
    save: (more?: Partial<ClientOptions>, signal?: AbortSignal) =>
      client(more).call(contactRows.create, { params: me, body: { name: '林晓雯' }, signal }),
    list: (more?: Partial<ClientOptions>) =>
      client(more).call(contactRows.list, { params: me, query: { page_size: 20 } }),
  };
}

/** What a call failed with; none of it holds the token. */
export async function failure(call: Promise<unknown>): Promise<FailureFacts> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error('no Failure', { cause: error });
  expect(`${error.message}${JSON.stringify(error.facts)}`).not.toContain(canary);
  return error.facts;
}
