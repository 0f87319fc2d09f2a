import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../lib/sandbox/start';

const envelope = z.looseObject({
  code: z.union([z.number(), z.string()]).optional(),
  data: z.looseObject({}).optional(),
  /** Plain OAuth says it here alone. */
  error: z.union([z.string(), z.looseObject({})]).optional(),
});

export interface Reply {
  http: number;
  code: number | string | undefined;
  data: Record<string, unknown>;
  json: Record<string, unknown>;
  headers: Headers;
}

export interface OpenSandbox extends Sandbox {
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
  control(what: string, body?: unknown): Promise<Record<string, unknown>>;
  token(scopes?: readonly string[], expiresIn?: number): Promise<string>;
  state(): Promise<Record<string, Record<string, unknown>[]>>;
}

export interface CallOptions {
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

export const mail = '/open-apis/mail/v1';
export const me = `${mail}/user_mailboxes/me`;

const records = z.record(z.string(), z.array(z.looseObject({})));

/** A sandbox whose clock stands still unless the test moves it; closed when the test is over. */
export async function openSandbox(options: SandboxOptions = {}): Promise<OpenSandbox> {
  const sandbox = await startSandbox({ checkReplies: true, realNow: () => 1_790_000_000_000, ...options });
  onTestFinished(() => sandbox.close());
  return speakTo(sandbox);
}

export function speakTo(sandbox: Sandbox): OpenSandbox {
  const control = async (what: string, body: unknown = {}) => {
    const reply = await fetch(`${sandbox.url}/_sandbox/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const json = z.looseObject({}).parse(await reply.json());
    if (!reply.ok) throw new Error(`${what}: ${reply.status} ${JSON.stringify(json)}`);
    return json;
  };
  return {
    ...sandbox,
    control,
    async call(method, path, { token, body, headers = {} } = {}) {
      const reply = await fetch(`${sandbox.url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const json = envelope.parse(await reply.json());
      const said = typeof json.error === 'string' ? json.error : undefined;
      return {
        http: reply.status,
        code: json.code ?? said,
        data: json.data ?? {},
        json,
        headers: reply.headers,
      };
    },
    async token(scopes, expiresIn) {
      return z.string().parse((await control('token', { scopes, expiresIn })).access_token);
    },
    async state() {
      return records.parse(await (await fetch(`${sandbox.url}/_sandbox/state`)).json());
    },
  };
}
