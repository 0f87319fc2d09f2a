import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildDir, ensureBuilds, type Mode, type Target } from '../support/build';

const manifestSchema = z.looseObject({
  manifest_version: z.literal(3),
  permissions: z.array(z.string()),
  host_permissions: z.array(z.string()).optional(),
  optional_host_permissions: z.array(z.string()).optional(),
  content_security_policy: z.object({ extension_pages: z.string() }),
});

const manifest = (target: Target, mode: Mode) =>
  manifestSchema.parse(JSON.parse(readFileSync(join(buildDir(target, mode), 'manifest.json'), 'utf8')));

function files(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const common = ['activeTab', 'alarms', 'contextMenus', 'identity', 'scripting', 'storage'];
const expected = { chrome: [...common, 'sidePanel'].sort(), firefox: common } as const;
const targets = ['chrome', 'firefox'] as const;

beforeAll(
  () =>
    ensureBuilds(
      targets.flatMap((one) => [[one, 'demo'] as const, [one, 'production'] as const]),
      () => {},
    ),
  240_000,
);

describe.each(targets)('the %s build', (target) => {
  it('asks for exactly these permissions', () => {
    for (const mode of ['production', 'demo'] as const)
      expect([...manifest(target, mode).permissions].sort()).toEqual(expected[target]);
    expect(manifest(target, 'production')).not.toHaveProperty('optional_permissions');
  });

  it('asks for no host at install; all are optional', () => {
    const built = manifest(target, 'production');
    expect(built.host_permissions ?? []).toEqual([]);
    expect(built.optional_host_permissions).toContain('https://open.feishu.cn/*');
    expect(built.optional_host_permissions).toContain('https://mail.google.com/*');
  });

  it('gives the demo build this machine and nothing more', () => {
    expect(manifest(target, 'demo').host_permissions).toEqual(['http://127.0.0.1/*', 'https://127.0.0.1/*']);
  });

  it('carries nothing that the build imported by itself', () => {
    const scripts = files(buildDir(target, 'production')).filter((path) => path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    expect(scripts.filter((path) => readFileSync(path, 'utf8').includes('@wxt-dev/storage'))).toEqual([]);
  });

  it('declares no content script, no web-accessible resource, no door for other extensions or pages', () => {
    const built = manifest(target, 'production');
    for (const key of ['content_scripts', 'web_accessible_resources', 'externally_connectable', 'update_url'])
      expect(built, key).not.toHaveProperty(key);
  });

  it('runs only its own code: strict content security policy', () => {
    const policy = manifest(target, 'production').content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    // One policy, for the address of the worker's second file: see lazy/parts.ts.
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toMatch(target === 'firefox' ? /trusted-types 'none'$/ : /trusted-types worker-parts$/);
    expect(policy).not.toMatch(/unsafe|127\.0\.0\.1|http:/);
  });

  it('loads what no start of the worker needs from a second file, where that makes it sooner', () => {
    const dir = buildDir(target, 'production');
    const first = readFileSync(join(dir, 'background.js'), 'utf8');
    const others = readdirSync(dir).filter((name) => /^background-/.test(name));
    // Read by whoever looks up a domain.
    const suffixes = /pvt\.k12\.ma|kawasaki/;
    if (target === 'firefox') {
      expect(others).toEqual([]);
      expect(first).toMatch(suffixes);
      return;
    }
    const [second = '', ...more] = others;
    expect(more).toEqual([]);
    expect(first).toContain(JSON.stringify(second));
    expect(first).not.toMatch(suffixes);
    expect(readFileSync(join(dir, second), 'utf8')).toMatch(suffixes);
  });

  it('keeps the worker in ASCII', () => {
    const dir = buildDir(target, 'production');
    for (const name of readdirSync(dir).filter((one) => /^background.*\.js$/.test(one)))
      expect(readFileSync(join(dir, name), 'utf8'), name).toMatch(/^[\0-\x7f]*$/);
  });

  it('keeps the sandbox and its hosts out of the production build', () => {
    for (const path of files(buildDir(target, 'production')).filter((one) =>
      /\.(js|json|html|css)$/.test(one),
    )) {
      const text = readFileSync(path, 'utf8');
      const at = relative(buildDir(target, 'production'), path);
      expect(text.includes('127.0.0.1'), `${at}: 127.0.0.1`).toBe(false);
      expect(text.includes('_sandbox'), `${at}: _sandbox`).toBe(false);
      expect(/virtualMs|realMs/.test(text), `${at}: shifted clock`).toBe(false);
    }
  });

  it('has the words of four languages', () => {
    const locales = readdirSync(join(buildDir(target, 'production'), '_locales')).sort();
    expect(locales).toEqual(['en', 'ja', 'zh_CN', 'zh_TW']);
  });
});

describe('what is special to one browser', () => {
  it('fixes the ids that the redirect addresses hang on', () => {
    expect(manifest('chrome', 'production').key).toEqual(manifest('chrome', 'demo').key);
    expect(manifest('firefox', 'production')).toMatchObject({
      browser_specific_settings: { gecko: { id: 'mail-quick-edit@mail-quick-edit.example' } },
    });
  });

  it('tells Firefox what leaves the machine', () => {
    expect(manifest('firefox', 'production')).toMatchObject({
      browser_specific_settings: {
        gecko: {
          data_collection_permissions: {
            required: ['authenticationInfo', 'personallyIdentifyingInfo', 'personalCommunications'],
          },
        },
      },
    });
  });

  it('shows the same screen beside the page', () => {
    expect(manifest('chrome', 'production')).toHaveProperty('side_panel');
    expect(manifest('firefox', 'production')).toHaveProperty('sidebar_action');
  });
});
