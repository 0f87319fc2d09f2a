import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedPolicy, workerParts } from '../../entrypoints/background/lazy/parts';

const modules = {
  'entry.ts': `import { shared } from './shared';
    globalThis.answer = async (n: number) => (await import('./late')).late(n);
    globalThis.shared = shared;`,
  'late.ts': `import { shared } from './shared';
    import { deep } from './deep';
    globalThis.evaluated = (globalThis.evaluated ?? 0) + 1;
    export const late = (n: number) => deep(shared.count += n);`,
  'deep.ts': `export const deep = (n: number) => 'deep ' + n;`,
  'shared.ts': `export const shared = { count: 40 };`,
};

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mqe-parts-'));
  for (const [name, code] of Object.entries(modules)) writeFileSync(join(folder, name), code);
  await build({
    ...{ root: folder, configFile: false, logLevel: 'silent', plugins: [workerParts] },
    build: {
      outDir: 'out',
      lib: { entry: join(folder, 'entry.ts'), formats: ['iife'], name: 'background', fileName: 'background' },
      rollupOptions: { output: { entryFileNames: 'background.js' } },
    },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const out = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');
const second = () => readdirSync(join(folder, 'out')).find((name) => name !== 'background.js') ?? '';

/** A worker's surroundings. */
function started() {
  const seen = { loaded: [] as string[], policies: [] as string[] };
  const listeners = new Map<string, () => void>();
  const rules: { createScriptURL(url: string): string }[] = [];
  const self: Record<string, unknown> = {
    importScripts(url: { trusted: string }) {
      seen.loaded.push(url.trusted);
      vm.runInContext(out(url.trusted), context);
    },
    trustedTypes: {
      createPolicy(name: string, rule: { createScriptURL(url: string): string }) {
        seen.policies.push(name);
        rules.push(rule);
        return { createScriptURL: (url: string) => ({ trusted: rule.createScriptURL(url) }) };
      },
    },
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
  };
  self.self = self;
  const context = vm.createContext(self);
  vm.runInContext(out('background.js'), context);
  return { ...seen, self, rules, event: (name: string) => listeners.get(name)?.() };
}
const answer = (self: Record<string, unknown>, n: number): Promise<string> =>
  Reflect.apply(self.answer as never, undefined, [n]);

describe('the worker in two files', () => {
  it('starts without the second, and loads it once when it is first asked for', async () => {
    const { self, loaded } = started();
    expect(loaded).toEqual([]);
    expect(await Promise.all([answer(self, 1), answer(self, 1)])).toEqual(['deep 41', 'deep 42']);
    expect(loaded).toEqual([second()]);
    expect(self.evaluated).toBe(1);
    expect(self.shared).toEqual({ count: 42 });
  });

  it('loads the second while the browser keeps what belongs to the worker, and evaluates none of it', () => {
    const { self, loaded, event } = started();
    event('install');
    expect(loaded).toEqual([second()]);
    expect(self.evaluated).toBeUndefined();
  });

  it('is named by its content, and nothing else is trusted', () => {
    expect(second()).toMatch(/^background-[0-9a-f]{8}\.js$/);
    const { rules, policies } = started();
    expect(policies).toEqual([trustedPolicy]);
    expect(rules[0]?.createScriptURL(second())).toBe(second());
    for (const url of ['https://evil.example/x.js', './other.js', ''])
      expect(() => rules[0]?.createScriptURL(url)).toThrow();
  });

  it('asks again where the second could not be loaded', async () => {
    const { self } = started();
    const { importScripts } = self;
    self.importScripts = () => {
      throw new Error('not there');
    };
    await expect(answer(self, 1)).rejects.toThrow('not there');
    self.importScripts = importScripts;
    expect(await answer(self, 1)).toBe('deep 41');
  });
});
