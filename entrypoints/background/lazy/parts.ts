import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

const entry = 'background.js';
/** The one policy that the extension's own pages and worker may make: for the address of the worker's second file. */
export const trustedPolicy = 'worker-parts';

/**
 * What CommonJS asks of its surroundings. A module that is not in the first file is in the second, which the browser keeps with
 * the worker because it was loaded when the worker was installed.
 */
const runtime = (second: string) => `
const made = Object.create(null);
const file = ${JSON.stringify(second)};
const policy = trustedTypes.createPolicy(${JSON.stringify(trustedPolicy)}, {
  createScriptURL(url) { if (url !== file) throw new TypeError(url); return url; },
});
const load = () => importScripts(policy.createScriptURL(file));
self.addEventListener('install', load);
Object.defineProperty(self, file, { value: (more) => { Object.assign(parts, more); } });
const require = (name) => {
  if (made[name]) return made[name].exports;
  if (!parts[name]) load();
  const module = made[name] = { exports: {} };
  parts[name](module, module.exports, require);
  return module.exports;
};`;

const asParts = (chunks: readonly Rolldown.OutputChunk[]): string =>
  `{${chunks.map(({ fileName, code }) => `"./${fileName}"(module, exports, require) {${code}\n}`).join(',\n')}}`;

/** All that a chunk needs as soon as it runs, and the chunk. */
function neededBy(
  chunk: string,
  all: ReadonlyMap<string, Rolldown.OutputChunk>,
  found = new Set<string>(),
): Set<string> {
  if (found.has(chunk)) return found;
  found.add(chunk);
  for (const other of all.get(chunk)?.imports ?? []) neededBy(other, all, found);
  return found;
}

/**
 * The worker in two files: what `import()` loads is not read at each start. For Chrome, whose workers may not call `import()`
 * themselves; Firefox's background page would start no sooner by it.
 */
export const workerParts: Plugin = {
  name: 'worker-parts',
  apply: 'build',
  config({ build }) {
    if (build?.lib && build.lib.fileName === 'background') build.lib.formats = ['cjs'];
  },
  generateBundle(_options, bundle) {
    if (!bundle[entry]) return;
    const chunks = new Map(
      Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])),
    );
    const first = neededBy(entry, chunks);
    const here = [...chunks.values()].filter(({ fileName }) => first.has(fileName));
    const later = asParts([...chunks.values()].filter(({ fileName }) => !first.has(fileName)));
    // By its content: the browser looks for a new second file when the first is another one.
    const name = `background-${createHash('sha256').update(later).digest('hex').slice(0, 8)}.js`;
    for (const file of chunks.keys()) if (file !== entry) delete bundle[file];
    const main = chunks.get(entry);
    if (main)
      main.code = `(() => {const parts = ${asParts(here)};${runtime(name)}\nrequire("./${entry}");})();\n`;
    this.emitFile({ type: 'asset', fileName: name, source: `self[${JSON.stringify(name)}](${later});\n` });
  },
};
