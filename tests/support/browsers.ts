import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, detectBrowserPlatform, install, resolveBuildId } from '@puppeteer/browsers';

/** Where the browsers usually are, by what they are called; `MQE_CHROMIUM` and `MQE_FIREFOX` name others. */
const known = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
} as const;

export type BrowserName = keyof typeof known;
const variable = { chromium: 'MQE_CHROMIUM', firefox: 'MQE_FIREFOX' } as const;
const packages = { chromium: 'chromium', firefox: 'firefox-esr' } as const;

/** Debian keeps the browser's other languages and the glyphs of the mails' in packages of their own. */
const extras: Record<string, string> = {
  'chromium-l10n': '/usr/lib/chromium/locales/zh-CN.pak',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
};
const cacheDir = join(import.meta.dirname, '../../.cache/browsers');

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installed(name: BrowserName): string | undefined {
  const named = process.env[variable[name]];
  if (named && !executable(named)) throw new Error(`${variable[name]}=${named} cannot be run`);
  return named ?? known[name].find(executable) ?? downloaded(name);
}

/** A browser fetched by an earlier run: its path was written down. */
function downloaded(name: BrowserName): string | undefined {
  const note = join(cacheDir, `${name}.path`);
  const path = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined;
  return path && executable(path) ? path : undefined;
}

const onDebianAsRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

function aptInstall(names: readonly string[], say: (line: string) => void): void {
  say(`installing ${names.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function download(name: BrowserName, say: (line: string) => void): Promise<void> {
  const platform = detectBrowserPlatform();
  if (!platform) throw new Error(`install ${name} or name it in ${variable[name]}`);
  const browser = name === 'chromium' ? Browser.CHROMIUM : Browser.FIREFOX;
  say(`downloading ${name} into .cache/browsers`);
  mkdirSync(cacheDir, { recursive: true });
  const buildId = await resolveBuildId(browser, platform, name === 'chromium' ? 'latest' : 'esr');
  const { executablePath } = await install({ browser, buildId, platform, cacheDir });
  writeFileSync(join(cacheDir, `${name}.path`), executablePath);
}

/** Finds the browsers or installs them (Debian as root: apt; elsewhere: a download), and says what it does. */
export async function ensureBrowsers(
  names: readonly BrowserName[],
  say: (line: string) => void,
): Promise<void> {
  const missing = names.filter((name) => !installed(name));
  if (onDebianAsRoot()) {
    const more = Object.keys(extras).filter((name) => !existsSync(extras[name] ?? ''));
    const wanted = [...missing.map((name) => packages[name]), ...more];
    if (wanted.length > 0) aptInstall(wanted, say);
  } else for (const name of missing) await download(name, say);
  for (const name of names) say(`${name}: ${browserPath(name)}`);
}

/** The browser's executable; throws with the way out where there is none. */
export function browserPath(name: BrowserName): string {
  const path = installed(name);
  if (!path) throw new Error(`no ${name} found: run \`npm test\` once, or name it in ${variable[name]}`);
  return path;
}

export const chromiumPath = () => browserPath('chromium');
