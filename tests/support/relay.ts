import { z } from 'zod';
import { type RelayFailure, type RelayRouteName, relayAnswer, relayRoutes } from '../../lib/http/relay';
import type { Sandbox } from '../../lib/sandbox/start';
import { readConfig } from '../../relay/config';
import { type Relay, startRelay } from '../../relay/start';

export const chromeOrigin = `chrome-extension://${'a'.repeat(32)}`;

/** What a relay for the sandbox's apps is told. */
export const relayEnv = (
  { url, feishu, dingtalk }: Pick<Sandbox, 'url' | 'feishu' | 'dingtalk'>,
  more: Record<string, string> = {},
): Record<string, string> => ({
  RELAY_PORT: '0',
  RELAY_STAND_IN: url,
  RELAY_QUIET_START: 'false',
  RELAY_EXTENSIONS: `${chromeOrigin},moz-extension://*`,
  RELAY_APPS: JSON.stringify([
    { brand: 'feishu', appId: feishu.appId, secret: feishu.appSecret },
    { brand: 'dingtalk', appId: dingtalk.appKey, secret: dingtalk.appSecret },
  ]),
  ...more,
});

export type Answered = { ok: true; reply: unknown } | { ok: false; failure: RelayFailure };

/** Asks one relay as a client does. */
export async function askRelay(
  url: string,
  name: RelayRouteName,
  body: unknown,
  token?: string,
): Promise<Answered> {
  const reply = await fetch(url + relayRoutes[name].path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return relayAnswer.parse(await reply.json());
}

/** The relay in this process, and the lines it logs. */
export async function openRelay(
  sandbox: Pick<Sandbox, 'url' | 'feishu' | 'dingtalk'>,
  more: Record<string, string> = {},
): Promise<Relay & { lines: string[] }> {
  const lines: string[] = [];
  const relay = await startRelay(readConfig(relayEnv(sandbox, more)), (line) => lines.push(line));
  return { ...relay, lines };
}

/** A user token of the sandbox, of an employee by name where one is given. */
export async function sandboxToken(
  sandbox: Pick<Sandbox, 'ask'>,
  provider: 'feishu' | 'dingtalk',
  person?: string,
): Promise<string> {
  const reply = await sandbox.ask('/_sandbox/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ provider, person }),
  });
  return z.object({ access_token: z.string() }).parse(await reply.json()).access_token;
}
