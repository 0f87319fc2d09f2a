import { Failure } from '../domain/failure';
import type { CallGate, CallInput, Client } from '../http/client';
import type { Endpoint } from '../http/endpoint';
import { failureOf } from '../http/judge';
import { checkParts } from '../http/request';
import type { AccountRecord } from './record';
import type { RelayCaller } from './relay';
import { needsRelay } from './relay-auth';

export interface RelayClientDeps {
  relay: RelayCaller;
  /** The account as it is kept; throws where there is none. */
  record(): Promise<AccountRecord>;
  token(rejected?: string): Promise<string>;
  gate: CallGate;
}

const isExpired = (error: unknown): boolean =>
  error instanceof Failure && error.facts.kind === 'tokenExpired';

/** Calls that need the app's own token go to the relay, with the person's token as the proof of who asks. */
export function createRelayClient({ relay, record, token, gate }: RelayClientDeps): Client {
  return {
    async call<Params, Query, Body, Reply>(
      row: Endpoint<Params, Query, Body, Reply>,
      input: CallInput<Params, Query, Body>,
    ): Promise<Reply> {
      const { signal: _, ...parts } = input;
      const { body } = checkParts(row, parts);
      const { relay: base, brand, appId } = await record();
      if (!base) throw needsRelay();
      const send = async (access: string) => {
        await gate(row, { resendable: row.repeat === 'harmful' });
        return relay({ base, name: 'call', ask: { brand, appId, row: row.id, body }, token: access });
      };
      const access = await token();
      const said = await send(access).catch(async (error: unknown) => {
        if (!isExpired(error)) throw error;
        const renewed = await token(access);
        if (renewed === access) throw error;
        return send(renewed);
      });
      const reply = row.reply.safeParse(said);
      if (reply.success) return reply.data;
      const message = reply.error.issues[0]?.path.join('.') ?? '';
      throw failureOf(row, { kind: 'malformed', execution: 'unknown', message });
    },
  };
}
