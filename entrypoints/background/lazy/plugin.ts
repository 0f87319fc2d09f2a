import { resolve } from 'node:path';
import { type Node, walk } from 'estree-walker';
import type { Plugin } from 'vite';

/** What the worker needs seldom and costs its start: by package, the module that takes its place. See there. */
const lazy: Readonly<Record<string, string>> = {
  zod: resolve('entrypoints/background/lazy/zod.ts'),
  tldts: resolve('entrypoints/background/lazy/tldts.ts'),
  'tiny-pinyin': resolve('entrypoints/background/lazy/pinyin.ts'),
  'webextension-polyfill': resolve('entrypoints/background/lazy/browser.ts'),
};
export const lazyInWorker: Plugin = {
  name: 'lazy-in-worker',
  enforce: 'pre',
  resolveId: (id, importer) =>
    Object.hasOwn(lazy, id) && importer !== lazy[id] && !importer?.includes('node_modules')
      ? lazy[id]
      : undefined,
};

/** Is it `z` itself, or something asked of it: `z.object({…}).min(1)`? */
function rootOf(node: Node): Node {
  if (node.type === 'CallExpression') return rootOf(node.callee);
  if (node.type === 'MemberExpression') return rootOf(node.object);
  return node;
}
const isSchema = (node: Node): boolean => {
  const root = rootOf(node);
  return node.type === 'CallExpression' && root.type === 'Identifier' && root.name === 'z';
};
const isBody = ({ type }: Node): boolean => /Function/.test(type) || type === 'MethodDefinition';

/** Where a module makes schemas when it is evaluated, outermost ones alone. */
function schemasOf(program: Node): [start: number, end: number][] {
  const found: [number, number][] = [];
  walk(program, {
    enter(node) {
      if (isBody(node)) return this.skip();
      if (!isSchema(node)) return;
      const { start, end } = node as Node & { start: number; end: number };
      found.push([start, end]);
      this.skip();
    },
  });
  return found;
}

/**
 * `z.object({ … })` becomes `z.late((z) => z.object({ … }))`: of a schema that nothing looks into the worker holds one function,
 * and neither its parts nor what they were given. See `zod.ts`.
 */
export const lateSchemas: Plugin = {
  name: 'late-schemas',
  transform(code, id) {
    if (id.includes('/node_modules/') || !/import \{[^}]*\bz\b[^}]*\} from ["']zod["']/.test(code))
      return undefined;
    let text = code;
    for (const [start, end] of schemasOf(this.parse(code) as Node).reverse())
      text = `${text.slice(0, start)}z.late((z) => ${text.slice(start, end)})${text.slice(end)}`;
    return { code: text, map: null };
  },
};
