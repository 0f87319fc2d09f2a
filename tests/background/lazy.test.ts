import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { build, parseAst } from 'vite';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { lateSchemas, lazyInWorker } from '../../entrypoints/background/lazy/plugin';
import { z as lazy } from '../../entrypoints/background/lazy/zod';
import { root, sourceFiles } from '../support/source';

/** What the worker's build makes, with the lazy builders, and how many schemas were made by then. */
async function built() {
  vi.resetModules();
  let made = 0;
  const counted = (build: unknown) =>
    typeof build !== 'function'
      ? build
      : (...args: unknown[]) => {
          made += 1;
          return Reflect.apply(build, undefined, args);
        };
  const builders = Object.keys(lazy);
  vi.doMock('zod', async () => {
    const actual = await vi.importActual<object>('zod');
    const all = Object.entries(actual).map(([name, value]) => [
      name,
      builders.includes(name) ? counted(value) : value,
    ]);
    return { ...Object.fromEntries(all), z: new Proxy(lazy, { get: (_, name) => Reflect.get(now, name) }) };
  });
  const { z: now } = await import('../../entrypoints/background/lazy/zod');
  const { protocol } = await import('../../lib/messages/protocol.schema');
  const { feishuRows } = await import('../../lib/providers/feishu/rows');
  await import('../../entrypoints/background/world');
  vi.doUnmock('zod');
  return { protocol, feishuRows, made };
}

async function plain() {
  vi.resetModules();
  const { protocol } = await import('../../lib/messages/protocol.schema');
  const { feishuRows } = await import('../../lib/providers/feishu/rows');
  return { protocol, feishuRows };
}

type Schemas = Awaited<ReturnType<typeof plain>>;

/** The same as the build writes it, where each schema that a module states is one function. */
async function written(): Promise<Schemas> {
  const folder = mkdtempSync(join(tmpdir(), 'mqe-lazy-'));
  try {
    const entry = join(folder, 'entry.ts');
    const from = (path: string) => JSON.stringify(join(root, path));
    writeFileSync(
      entry,
      `export { protocol } from ${from('lib/messages/protocol.schema')};
       export { feishuRows } from ${from('lib/providers/feishu/rows')};`,
    );
    await build({
      ...{ configFile: false, logLevel: 'silent', plugins: [lazyInWorker, lateSchemas] },
      build: {
        outDir: folder,
        emptyOutDir: false,
        lib: { entry, formats: ['es'], fileName: () => 'out.mjs' },
      },
    });
    return await import(pathToFileURL(join(folder, 'out.mjs')).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const word = fc.constantFrom('id', 'account', 'fields', 'name', 'address', 'mail', 'limit', 'rule', 'colour');
const input = fc.oneof(
  fc.dictionary(word, fc.jsonValue()),
  fc.jsonValue(),
  fc.record({
    id: fc.uuid(),
    account: fc.option(fc.string({ maxLength: 200 }), { nil: undefined }),
    fields: fc.record({ name: fc.string(), address: fc.emailAddress() }, { requiredKeys: ['name'] }),
    limit: fc.oneof(fc.integer({ min: -1, max: 600 }), fc.constant(undefined)),
  }),
);

/** How many of the values that both were given both took. */
function alike(late: Schemas, early: Schemas): number {
  expect(Object.keys(late.protocol)).toEqual(Object.keys(early.protocol));
  const pairs = [
    ...Object.entries(late.protocol).map(([name, row]) => ({
      late: row.input,
      early: Object.entries(early.protocol).find(([one]) => one === name)?.[1].input,
    })),
    ...late.feishuRows.map((row, at) => ({ late: row.reply, early: early.feishuRows[at]?.reply })),
  ];
  const said = (schema: { safeParse(value: unknown): { success: boolean } } | undefined, value: unknown) =>
    JSON.stringify(schema?.safeParse(value));
  let taken = 0;
  fc.assert(
    fc.property(input, (value) => {
      for (const pair of pairs) {
        const result = said(pair.early, value);
        if (result?.startsWith('{"success":true')) taken += 1;
        expect(said(pair.late, value)).toBe(result);
      }
    }),
    { numRuns: 60 },
  );
  return taken;
}

describe('schemas that are made when they are needed', () => {
  it('know every builder that the worker’s code calls', () => {
    const worker = /^(lib\/(?!sandbox|capture)|entrypoints\/background\/)/;
    const used = new Set<string>();
    for (const path of sourceFiles().filter((one) => worker.test(one) && !one.includes('/lazy/'))) {
      const text = readFileSync(path, 'utf8');
      if (!/import \{ z \} from 'zod'/.test(text)) continue;
      for (const [, name = ''] of text.matchAll(/\bz\.([a-z]\w*)/g)) used.add(name);
    }
    const types = ['infer', 'input', 'output', 'core'];
    expect([...used].filter((name) => !Object.hasOwn(lazy, name) && !types.includes(name))).toEqual([]);
    expect(used.size).toBeGreaterThan(10);
  });

  it('parse as those that are made at once', async () => {
    const [late, early] = [await built(), await plain()];
    expect(late.made).toBe(0);
    expect(alike(late, early)).toBeGreaterThan(50);
  });

  it('parse the same as the build writes them', async () => {
    const [late, early] = [await written(), await plain()];
    expect(alike(late, early)).toBeGreaterThan(50);
  });

  it('are one function each where a module states them, and left alone where a function does', () => {
    const code = `import { z } from 'zod';
      const a = z.object({ b: z.string().max(3), c: text(4) }).optional();
      const text = (most) => z.string().max(most);
      const rows = [row(z.number()), a.nullable()];`;
    const { transform } = lateSchemas;
    if (typeof transform !== 'function') throw new Error('no transform');
    const made = Reflect.apply(transform, { parse: parseAst }, [code, '/lib/x.ts']);
    expect(made).toMatchObject({
      code: `import { z } from 'zod';
      const a = z.late((z) => z.object({ b: z.string().max(3), c: text(4) }).optional());
      const text = (most) => z.string().max(most);
      const rows = [row(z.late((z) => z.number())), a.nullable()];`,
    });
  });

  it('are not made before somebody looks', () => {
    let made = 0;
    const call = (schema: object, method: string, ...args: unknown[]): object =>
      Reflect.apply(Reflect.get(schema, method), schema, args);
    const counted = call(lazy.string(), 'pipe', {
      get _zod() {
        made += 1;
        return Reflect.get(z.string(), '_zod');
      },
    });
    const outer = call(call(counted, 'optional'), 'catch', 'none');
    expect(made).toBe(0);
    expect(call(outer, 'parse', 'x')).toBe('x');
    expect(made).toBeGreaterThan(0);
  });
});
