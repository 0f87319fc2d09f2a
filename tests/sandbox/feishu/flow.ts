import { createHash } from 'node:crypto';
import type { OpenSandbox, Reply } from '../open';

export const verifier = 'a-verifier-of-forty-three-characters-or-more-0001';
export const challenge = createHash('sha256').update(verifier).digest('base64url');
export const redirectUri = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
export const scope = 'offline_access mail:user_mailbox.mail_contact:write';

export const authorizeQuery = (sandbox: OpenSandbox) => ({
  client_id: sandbox.feishu.appId,
  response_type: 'code',
  redirect_uri: redirectUri,
  scope,
  state: 's t&=1',
  code_challenge: challenge,
  code_challenge_method: 'S256',
});

export function openPage(sandbox: OpenSandbox, query: Record<string, string>): Promise<Response> {
  const path = `/open-apis/authen/v1/authorize?${new URLSearchParams(query)}`;
  return fetch(sandbox.url + path, { redirect: 'manual' });
}

/** Opens the page, presses a button and says where it leads. */
export async function consent(
  sandbox: OpenSandbox,
  change: Record<string, string | undefined> = {},
  decision: 'allow' | 'deny' = 'allow',
): Promise<URL> {
  const query = Object.entries({ ...authorizeQuery(sandbox), ...change }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  const page = await openPage(sandbox, Object.fromEntries(query));
  const html = await page.text();
  const ticket = html.match(/name="ticket" value="([^"]+)"/)?.[1] ?? '';
  const reply = await press(sandbox, ticket, decision);
  return new URL(reply.headers.get('location') ?? 'about:blank');
}

export function press(
  sandbox: OpenSandbox,
  ticket: string,
  decision: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${sandbox.url}/open-apis/authen/v1/authorize`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams({ ticket, decision }),
  });
}

export async function codeOf(sandbox: OpenSandbox, change: Record<string, string | undefined> = {}) {
  return (await consent(sandbox, change)).searchParams.get('code') ?? '';
}

export const codeGrant = (sandbox: OpenSandbox, code: string) => ({
  grant_type: 'authorization_code',
  client_id: sandbox.feishu.appId,
  client_secret: sandbox.feishu.appSecret,
  code,
  redirect_uri: redirectUri,
  code_verifier: verifier,
});

export const refreshGrant = (sandbox: OpenSandbox, refresh_token: unknown) => ({
  grant_type: 'refresh_token',
  client_id: sandbox.feishu.appId,
  client_secret: sandbox.feishu.appSecret,
  refresh_token,
});

export const v3 = '/oauth/v3/token';
export const v2 = '/open-apis/authen/v2/oauth/token';

export function token(sandbox: OpenSandbox, body: object, path = v3): Promise<Reply> {
  return sandbox.call('POST', path, { body });
}

export async function signIn(sandbox: OpenSandbox, change: Record<string, string | undefined> = {}) {
  return (await token(sandbox, codeGrant(sandbox, await codeOf(sandbox, change)))).json;
}
