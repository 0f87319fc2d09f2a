import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { z as lazy } from '../../entrypoints/background/lazy/zod';
import { sourceFiles } from '../support/source';

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
    expect(taken).toBeGreaterThan(50);
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
