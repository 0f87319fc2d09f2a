import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

export const root = join(import.meta.dirname, '../..');

/** Paths git tracks or would track, relative to the root, with forward slashes. */
export function projectFiles(): string[] {
  const out = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return out.split('\n').filter((path) => path !== '' && existsSync(join(root, path)));
}

export const sourceFiles = () =>
  projectFiles().filter((path) => /^(entrypoints|components|lib|relay|tests)\/.*\.tsx?$/.test(path));

export const read = (path: string) => readFileSync(join(root, path), 'utf8');

export interface Import {
  from: string;
  specifier: string;
  /** The project's file it names; null for a package. */
  to: string | null;
  typeOnly: boolean;
}

function resolve(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const bare = posix.join(dirname(from), specifier.replace(/\?.*$/, ''));
  const found = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => bare + end);
  return found.find((path) => /\.\w+$/.test(path) && existsSync(join(root, path))) ?? bare;
}

/** Every import and re-export of a file, dynamic ones with a literal specifier included. */
export function importsOf(path: string): Import[] {
  const { module } = parseSync(path, read(path));
  const code = read(path);
  const entry = (specifier: string, typeOnly: boolean): Import => ({
    from: path,
    specifier,
    to: resolve(path, specifier),
    typeOnly,
  });
  const statics = module.staticImports.map((found) =>
    entry(found.moduleRequest.value, found.entries.length > 0 && found.entries.every((one) => one.isType)),
  );
  const exports = module.staticExports.flatMap((found) =>
    found.entries.flatMap((one) => (one.moduleRequest ? [entry(one.moduleRequest.value, one.isType)] : [])),
  );
  const dynamics = module.dynamicImports.flatMap((found) => {
    const literal = code.slice(found.moduleRequest.start, found.moduleRequest.end).match(/^['"](.*)['"]$/);
    return literal?.[1] ? [entry(literal[1], false)] : [];
  });
  return [...statics, ...exports, ...dynamics];
}
