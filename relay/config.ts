import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { relayBrand } from '../lib/http/relay';

const appSchema = z.strictObject({
  brand: relayBrand,
  appId: z.string().min(1).max(200),
  secret: z.string().min(1).optional(),
  /** A file that holds nothing but the secret. */
  secretFile: z.string().min(1).optional(),
  /** Feishu, Lark: whose people may use the queue; learned from the first sign-in where it is not said. */
  tenant: z.string().min(1).optional(),
});

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  );
const flag = (standard: boolean) =>
  z
    .enum(['true', 'false'])
    .default(standard ? 'true' : 'false')
    .transform((text) => text === 'true');
const figure = (standard: number) => z.coerce.number().int().min(1).default(standard);
const loopback = z.url({ protocol: /^https?$/, hostname: /^127\.0\.0\.1$/ });

const environment = z.object({
  RELAY_PORT: z.coerce.number().int().min(0).max(65_535).default(8788),
  RELAY_HOST: z.string().default('127.0.0.1'),
  /** JSON, or the file it stands in. */
  RELAY_APPS: z.string().optional(),
  RELAY_APPS_FILE: z.string().optional(),
  RELAY_EXTENSIONS: list.pipe(
    z.array(z.string().regex(/^(chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/([0-9a-f-]{36}|\*))$/)),
  ),
  RELAY_REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  RELAY_HANDOVER: flag(false),
  RELAY_QUIET_START: flag(true),
  RELAY_TRUST_PROXY: flag(false),
  RELAY_PERSON_PER_MINUTE: figure(300),
  RELAY_ADDRESS_PER_MINUTE: figure(1_200),
  /** Every service at one address of this machine: the sandbox. */
  RELAY_STAND_IN: loopback.transform((url) => url.replace(/\/$/, '')).optional(),
});

export interface RelayApp {
  brand: z.infer<typeof relayBrand>;
  appId: string;
  secret: string;
  tenant: string | undefined;
}

export interface RelayConfig {
  port: number;
  host: string;
  apps: readonly RelayApp[];
  /** Origins of extensions; `moz-extension://*` for Firefox, which makes one up at each install. */
  extensions: readonly string[];
  redis: string | undefined;
  /** May a person give a contact to another colleague, or delete another's? */
  handover: boolean;
  quietStart: boolean;
  trustProxy: boolean;
  perMinute: { person: number; address: number };
  standIn: string | undefined;
}

/** What is wrong with the settings, without any of their values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function parsed<T>(schema: z.ZodType<T>, raw: unknown, what: string): T {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => `${[what, ...path].join('.')}: ${message}`);
  throw new ConfigError(issues.join('\n'));
}

function json(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigError(`${what}: not JSON`);
  }
}

type ReadFile = (path: string) => string;
const fromDisk: ReadFile = (path) => readFileSync(path, 'utf8');

function secretOf({ secret, secretFile }: z.infer<typeof appSchema>, at: string, read: ReadFile): string {
  if ((secret === undefined) === (secretFile === undefined)) {
    throw new ConfigError(`${at}: one of secret and secretFile`);
  }
  const found = secret ?? read(secretFile ?? '').trim();
  if (found === '') throw new ConfigError(`${at}: the secret is empty`);
  return found;
}

/** Throws `ConfigError`. */
export function readConfig(env: NodeJS.ProcessEnv, read: ReadFile = fromDisk): RelayConfig {
  const settings = parsed(environment, env, 'environment');
  const text = settings.RELAY_APPS_FILE ? read(settings.RELAY_APPS_FILE) : settings.RELAY_APPS;
  if (text === undefined) throw new ConfigError('RELAY_APPS or RELAY_APPS_FILE is needed');
  const raw = parsed(z.array(appSchema).min(1), json(text, 'RELAY_APPS'), 'RELAY_APPS');
  const apps = raw.map((app, at) => ({
    brand: app.brand,
    appId: app.appId,
    tenant: app.tenant,
    secret: secretOf(app, `RELAY_APPS.${at}`, read),
  }));
  return {
    port: settings.RELAY_PORT,
    host: settings.RELAY_HOST,
    apps,
    extensions: settings.RELAY_EXTENSIONS,
    redis: settings.RELAY_REDIS_URL,
    handover: settings.RELAY_HANDOVER,
    quietStart: settings.RELAY_QUIET_START,
    trustProxy: settings.RELAY_TRUST_PROXY,
    perMinute: {
      person: settings.RELAY_PERSON_PER_MINUTE,
      address: settings.RELAY_ADDRESS_PER_MINUTE,
    },
    standIn: settings.RELAY_STAND_IN,
  };
}
