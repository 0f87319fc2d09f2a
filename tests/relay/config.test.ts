import { expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../relay/config';

const app = { brand: 'feishu', appId: 'cli_1', secret: 'hush-hush' };
const env = (more: Record<string, string> = {}, apps: unknown = [app]) => ({
  RELAY_APPS: JSON.stringify(apps),
  ...more,
});
const wrong = (settings: Record<string, string>): string => {
  try {
    readConfig(settings, () => '');
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('no error');
};

it('reads secrets from the environment or from files', () => {
  const files: Record<string, string> = { '/run/secrets/app': 'from-file\n', '/etc/apps.json': '[]' };
  const read = (path: string) => files[path] ?? '';
  expect(readConfig(env()).apps[0]?.secret).toBe('hush-hush');
  const { secret, ...rest } = app;
  const filed = env({}, [{ ...rest, secretFile: '/run/secrets/app' }]);
  expect(readConfig(filed, read).apps[0]?.secret).toBe('from-file');
  expect(() => readConfig({ RELAY_APPS_FILE: '/etc/apps.json' }, read)).toThrow(ConfigError);
});

it('is careful unless told otherwise', () => {
  expect(readConfig(env())).toMatchObject({
    host: '127.0.0.1',
    extensions: [],
    handover: false,
    quietStart: true,
    trustProxy: false,
    redis: undefined,
    standIn: undefined,
  });
});

it('says what is wrong, and never a secret', () => {
  for (const settings of [
    {},
    { RELAY_APPS: '{hush-hush' },
    env({}, [{ ...app, secretFile: '/x' }]),
    env({}, [{ ...app, brand: 'acme' }]),
    env({ RELAY_EXTENSIONS: 'https://evil.example' }),
    env({ RELAY_STAND_IN: 'https://evil.example' }),
    env({ RELAY_REDIS_URL: 'http://x' }),
    env({ RELAY_PERSON_PER_MINUTE: '0' }),
  ]) {
    expect(wrong(settings)).not.toContain('hush-hush');
    expect(wrong(settings)).toMatch(/RELAY_/);
  }
});
