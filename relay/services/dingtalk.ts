import { z } from 'zod';
import { Failure, type FailureFacts } from '../../lib/domain/failure';
import type { Client } from '../../lib/http/client';
import { authRows } from '../../lib/providers/dingtalk/auth';
import { contactRows } from '../../lib/providers/dingtalk/contacts';
import type { RelayApp } from '../config';
import type { Upstream } from '../upstream';
import { appTokens } from './app-token';
import type { Behalf, Person, Service } from './service';

const refuse = (facts: Omit<FailureFacts, 'execution'>) =>
  new Failure({ execution: 'notExecuted', ...facts });
/** Seconds, where the service says none. */
const lifetime = 7_200;

/** What the service says of the app's token is nothing the person could put right by signing in. */
function ours(error: unknown): never {
  const own = error instanceof Failure && ['signInAgain', 'tokenExpired'].includes(error.facts.kind);
  throw own ? new Failure({ ...error.facts, kind: 'appConfig' }, { cause: error }) : error;
}

/** The contact as it is now. The service has no lock: what changes between this and the write is written over. */
async function now(client: Client, id: string) {
  const { result } = await client.call(contactRows.get, { body: { user_id: id } });
  if (!result) throw refuse({ kind: 'notFound', endpoint: contactRows.get.id });
  return result;
}

function parse<T>(schema: z.ZodType<T> | null, body: unknown): T {
  const read = schema?.safeParse(body);
  if (read?.success) return read.data;
  throw refuse({ kind: 'invalid', field: read?.error.issues[0]?.path.join('.') ?? '' });
}

/** A new contact belongs to who makes it, whatever was sent, unless contacts may be handed over. */
async function create({ client, person, handover }: Behalf, raw: unknown): Promise<unknown> {
  const named = z
    .looseObject({ contact: z.looseObject({ follower_user_id: z.string().min(1).optional() }) })
    .transform(({ contact }) => ({
      contact: {
        ...contact,
        follower_user_id: (handover ? contact.follower_user_id : undefined) ?? person.person,
      },
    }));
  const { create: row } = contactRows;
  return client.call(row, { body: parse(row.body, parse(named, raw)) });
}

/** Who follows a contact, and with whom it is shared, stays as it is. */
async function update({ client, handover }: Behalf, raw: unknown): Promise<unknown> {
  const { update: row } = contactRows;
  const { contact } = parse(row.body, raw);
  const { follower_user_id, share_dept_ids, share_user_ids } = await now(client, contact.user_id);
  const follower = follower_user_id ?? contact.follower_user_id;
  if (contact.follower_user_id !== follower && !handover) {
    throw refuse({ kind: 'forbidden', endpoint: row.id, field: 'follower_user_id' });
  }
  return client.call(row, {
    body: {
      contact: {
        ...contact,
        share_dept_ids: share_dept_ids ?? undefined,
        share_user_ids: share_user_ids ?? undefined,
      },
    },
  });
}

/** Only who follows a contact may delete it. */
async function remove({ client, person, handover }: Behalf, raw: unknown): Promise<unknown> {
  const { delete: row } = contactRows;
  const body = parse(row.body, raw);
  const { follower_user_id } = await now(client, body.user_id);
  if (follower_user_id !== person.person && !handover) {
    throw refuse({ kind: 'forbidden', endpoint: row.id, field: 'follower_user_id' });
  }
  return client.call(row, { body });
}

type Call = (behalf: Behalf, body: unknown) => Promise<unknown>;

/** Rows that may be called on behalf of a person, and how. No other is. */
const calls: Readonly<Record<string, Call>> = {
  [contactRows.create.id]: create,
  [contactRows.update.id]: update,
  [contactRows.delete.id]: remove,
  [contactRows.get.id]: ({ client }, raw) =>
    client.call(contactRows.get, { body: parse(contactRows.get.body, raw) }),
  [contactRows.list.id]: ({ client }, raw) =>
    client.call(contactRows.list, { body: parse(contactRows.list.body, raw) }),
  [contactRows.labels.id]: ({ client }, raw) =>
    client.call(contactRows.labels, { body: parse(contactRows.labels.body, raw) }),
};

/** DingTalk: the app's own token never leaves this process, and neither does the person's rest here. */
export function dingtalkService(upstream: Upstream, clock: () => number): Service & { appClient: AppClient } {
  const tokenOf = appTokens(upstream, clock);
  const appClient: AppClient = (app, person) =>
    upstream.client(app, {
      token: (_kind, rejected) => tokenOf(app, rejected),
      gate: upstream.gate(app, person),
    });

  async function employee(app: RelayApp, unionid: string): Promise<string> {
    const { result } = await appClient(app, unionid)
      .call(authRows.userByUnionId, { body: { unionid } })
      .catch((error: unknown) => {
        /** A token of some other company's app is a token too. */
        const stranger = error instanceof Failure && error.facts.kind === 'notFound';
        if (stranger) throw refuse({ kind: 'forbidden' });
        return ours(error);
      });
    if (!result?.userid || result.contact_type === 1) throw refuse({ kind: 'forbidden' });
    return result.userid;
  }

  return {
    appClient,
    async tokens(app, { grant }) {
      const client = { clientId: app.appId, clientSecret: app.secret };
      const body =
        grant.kind === 'code'
          ? ({ grantType: 'authorization_code', ...client, code: grant.code } as const)
          : ({ grantType: 'refresh_token', ...client, refreshToken: grant.token } as const);
      const none = async (): Promise<string> => {
        throw refuse({ kind: 'appConfig' });
      };
      const reply = await upstream.client(app, { token: none }).call(authRows.userToken, { body });
      return {
        access: reply.accessToken,
        accessSeconds: reply.expireIn ?? reply.expiresIn ?? lifetime,
        refresh: reply.refreshToken || null,
        /** Documented, and in no reply. */
        refreshSeconds: reply.refreshToken ? 30 * 86_400 : null,
        scopes: [],
      };
    },
    async person(app, token): Promise<Person> {
      const me = await upstream
        .client(app, {
          token: async (_kind, rejected) => {
            if (rejected !== undefined) throw refuse({ kind: 'tokenExpired' });
            return token;
          },
        })
        .call(authRows.me, {});
      if (!me.unionId) throw refuse({ kind: 'malformed', field: 'unionId' });
      return {
        person: await employee(app, me.unionId),
        name: me.nick ?? '',
        address: me.email ?? '',
      };
    },
    async call(behalf, row, body) {
      const run = Object.hasOwn(calls, row) ? calls[row] : undefined;
      if (!run) throw refuse({ kind: 'forbidden', field: 'row' });
      return run(behalf, body).catch(ours);
    },
  };
}

export type AppClient = (app: RelayApp, person: string) => Client;
