import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type BrowserName, browserPath } from './browsers';
import { buildDir } from './build';
import { geckoId, type Launch } from './extension';

/** A browser as a company manages it, for as long as a test runs. */
export interface Managed {
  launch: Launch;
  /** Writes the policy anew, as an administrator does. */
  set(policy: object): void;
  /** Takes away all that was written. */
  close(): void;
}

/** Where Debian's Chromium reads what a company sets. */
const system = '/etc/chromium';

function works(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * How a policy gets to this browser here: Firefox looks into the person's own folder. Chromium into the system's: one of
 * our own is laid over it, which only that browser sees (as root, or in a user namespace); where that cannot be, root writes
 * into the real one. Null = there is no way.
 */
export function wayOf(name: BrowserName): 'home' | 'mount' | 'userMount' | 'root' | null {
  if (name === 'firefox') return 'home';
  if (existsSync(system)) {
    if (works('unshare', '-m', 'mount', '--bind', tmpdir(), system)) return 'mount';
    if (works('unshare', '-rm', 'mount', '--bind', tmpdir(), system)) return 'userMount';
  }
  return process.getuid?.() === 0 ? 'root' : null;
}

/** Chromium's id of the demo build: of its key, sixteen bytes of the digest in letters. */
function chromiumId(): string {
  const text = readFileSync(join(buildDir('chrome', 'demo'), 'manifest.json'), 'utf8');
  const { key } = z.object({ key: z.string() }).parse(JSON.parse(text));
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...digest].map((one) => String.fromCharCode(97 + Number.parseInt(one, 16))).join('');
}

const write = (folder: string, file: string, what: object) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify(what));
};

export function manage(name: BrowserName, policy: object): Managed {
  const way = wayOf(name);
  if (way === null) throw new Error('no policy can be set here');
  const own = mkdtempSync(join(tmpdir(), 'mqe-managed-'));
  const file = `mail-quick-edit-test-${process.pid}.json`;
  const forget = () => rmSync(own, { recursive: true, force: true });

  if (way === 'home') {
    const set = (data: object) =>
      write(join(own, '.mozilla', 'managed-storage'), `${geckoId}.json`, {
        ...{ name: geckoId, description: 'set by a test', type: 'storage', data },
      });
    set(policy);
    return { launch: { home: own }, set, close: forget };
  }

  const told = (data: object) => ({ '3rdparty': { extensions: { [chromiumId()]: data } } });
  if (way === 'root') {
    const folder = join(system, 'policies', 'managed');
    const missing = [folder, join(system, 'policies'), system].filter((one) => !existsSync(one));
    const set = (data: object) => write(folder, file, told(data));
    const close = () => {
      rmSync(join(folder, file), { force: true });
      for (const made of missing) if (existsSync(made)) rmdirSync(made);
      forget();
    };
    // Also where the test run is broken off.
    process.once('exit', close);
    set(policy);
    return { launch: {}, set, close };
  }

  const folder = join(own, 'etc');
  const starter = join(own, 'chromium');
  cpSync(system, folder, { recursive: true });
  const set = (data: object) => write(join(folder, 'policies', 'managed'), file, told(data));
  set(policy);
  const flags = way === 'mount' ? '-m' : '-rm';
  const inside = `mount --bind '${folder}' ${system} && exec '${browserPath('chromium')}' "$@"`;
  writeFileSync(
    starter,
    `#!/bin/sh\nexec unshare ${flags} sh -c '${inside.replaceAll("'", `'\\''`)}' sh "$@"\n`,
  );
  chmodSync(starter, 0o755);
  return { launch: { starter }, set, close: forget };
}
