import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles, root } from './source';

export type Target = 'chrome' | 'firefox' | 'edge';
export type Mode = 'demo' | 'production';

/** Where a build of the extension lies. */
export const buildDir = (target: Target, mode: Mode) =>
  join(root, process.env.MQE_OUTPUT ?? '.output', `${target}-mv3${mode === 'production' ? '' : `-${mode}`}`);

/** What a build is made of: the same print means the same build. */
function print(): string {
  const hash = createHash('sha256');
  const parts =
    /^(entrypoints|components|lib|locales|public)\/|^(wxt\.config\.ts|package-lock\.json|tsconfig\.json)$/;
  for (const path of projectFiles().filter((one) => parts.test(one)))
    hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** Builds what is missing or older than the source, and says so. */
export function ensureBuilds(wanted: readonly [Target, Mode][], say: (line: string) => void): void {
  const now = print();
  for (const [target, mode] of wanted) {
    const note = join(buildDir(target, mode), '..', `${target}-${mode}.print`);
    const built =
      existsSync(buildDir(target, mode)) && existsSync(note) && readFileSync(note, 'utf8') === now;
    if (built) continue;
    say(`building for ${target} (${mode})`);
    const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
    execFileSync(process.execPath, [wxt, 'build', '-b', target, '--mode', mode], {
      // A test runner says "test", which would build its own kind of JSX.
      env: { ...process.env, NODE_ENV: 'production' },
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    writeFileSync(note, now);
  }
}
