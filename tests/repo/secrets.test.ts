import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoApp, dingtalkApp, otherApp } from '../../lib/sandbox/demo';
import { buildDir, ensureBuilds } from '../support/build';

function files(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/** What a secret looks like, ours and those of the services. */
const looks: readonly [string, RegExp][] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a signed token', /eyJ[\w-]{16,}\.eyJ?[\w-]{16,}/],
  ['a Feishu app id', /cli_[0-9a-f]{16}/],
  ['a secret written down', /(?:client_?|app_?)secret["']?\s*[:=]\s*["'`][\w-]{12,}["'`]/i],
  ['a token written down', /(?:access|refresh)_?token["']?\s*[:=]\s*["'`][\w-]{20,}["'`]/i],
];
const known = [demoApp.secret, otherApp.secret, dingtalkApp.secret, 'sandbox-secret'];

const targets = ['chrome', 'firefox'] as const;
beforeAll(
  () =>
    ensureBuilds(
      targets.map((one) => [one, 'production'] as const),
      () => {},
    ),
  240_000,
);

describe.each(targets)('every file of the %s package', (target) => {
  it('is free of secrets', () => {
    const dir = buildDir(target, 'production');
    const all = files(dir);
    expect(all.length).toBeGreaterThan(10);
    for (const path of all) {
      const text = readFileSync(path, 'latin1');
      const at = relative(dir, path);
      for (const [what, look] of looks) expect(look.exec(text)?.[0], `${at}: ${what}`).toBeUndefined();
      for (const secret of known) expect(text.includes(secret), `${at}: ${secret}`).toBe(false);
    }
  });
});

it('knows a secret when it sees one', () => {
  for (const sample of [
    '-----BEGIN PRIVATE KEY-----',
    'eyJhbGciOiJIUzI1NiIsInR5cCI6.eyJzdWIiOiIxMjM0NTY3ODkwIi',
    'cli_a1b2c3d4e5f60718',
    'client_secret:"abcdefghijklmnop"',
    'appSecret = `abcdefghijklmnop`',
    'refresh_token:"abcdefghijklmnopqrstuvwx"',
  ]) {
    expect(
      looks.some(([, look]) => look.test(sample)),
      sample,
    ).toBe(true);
  }
});
