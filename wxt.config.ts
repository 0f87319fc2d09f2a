import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig, type UserManifest } from 'wxt';
import { trustedPolicy, workerParts } from './entrypoints/background/lazy/parts';
import { lateSchemas, lazyInWorker } from './entrypoints/background/lazy/plugin';
import { apiHosts } from './lib/providers/hosts';

/** Fixes Chrome's extension id, and with it the OAuth redirect address. The private half was never kept. */
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtxe7Jb7JDRZ8uIrRyt8qvskMtJEA9VfFdDbRLjG1ThJTulDGtrdAOWzEXULLCAmM9hnP2w67csRo6Sa1NXPRkLDpxoMBc6c/IYzH5s2IIHdO9zmUfO7wFLIoDzJiHApDDDuRvOsHp8l0bKKYXiA9D0p9DDrcdBQ1oiHBsuW0lEsKDKOJhrl4j5vFFplEsH/Eyfqn0b/TI8wzC08xXav6k/UhIssqgGvPrHpnn91UTyk5dDDWvrwmMKZj4BdNAa9HL+Pql4KXI4BoGsSAtAshmz72PicGxW/QyXpX21kbXN/tp1TXfM9zhfHWuQ/oZmWKWrdqY8wfb9U3XvLDRkVhAwIDAQAB';
const geckoId = 'mail-quick-edit@mail-quick-edit.example';

/**
 * A company's relay may be anywhere: what may be called is decided by the hosts that the person allows, one by one.
 * The demo build alone may talk to the sandbox on this machine, and to nothing else. */
const localHosts = ['http://127.0.0.1/*', 'https://127.0.0.1/*'];

const csp = (connect: string[], policy: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${policy}`,
  ].join('; ');

/** `https://host/*` as a source of the content security policy. */
const source = (pattern: string) => pattern.replace(/\/\*$/, '').replace('127.0.0.1', '127.0.0.1:*');

/**
 * WXT starts every content script with an event that names the extension to the page and by which the page can end
 * the script. Ours start without: the worker injects each once and tells it when to stop.
 */
const quietContentScripts = {
  name: 'quiet-content-scripts',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'wxt/utils/content-script-context' ? '\0quiet-context' : undefined),
  load: (id: string) => (id === '\0quiet-context' ? 'export class ContentScriptContext {}' : undefined),
};

/**
 * The suffix list as text that is read when it is first asked for. As it comes, the bundler writes its long string wherever it is
 * used, and each start of the worker loads 20,000 numbers for nothing.
 */
const textTables = {
  name: 'text-tables',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!/\/tldts\/.*\/data\/trie\.js$/.test(id)) return undefined;
    const packed = code
      .replace(
        /(new Uint(?:8|16)Array)\((\[[\d, ]+\])\)/g,
        (_, make: string, list: string) => `${make}(JSON.parse('${list.replaceAll(' ', '')}'))`,
      )
      .replace(/(labelText =) ("[^"\\]*");/, "$1 JSON.parse('$2');");
    if (packed.split('JSON.parse').length !== 6) throw new Error(`${id} is written in another way now`);
    return packed;
  },
};

/** How sure a selector is and where it comes from is for who keeps it: a page does not pay for that. */
const bareSelectors = {
  name: 'bare-selectors',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    id.includes('/lib/capture/adapters/')
      ? code.replace(/(\[\s*(?:'[^'\n]*'|"[^"\n]*")),\s*'[AB]',\s*'[^'\n]*',?\s*\]/g, '$1]')
      : undefined,
};

/**
 * One letter beyond ASCII makes the browser keep a whole script at two bytes a letter, and decode it letter by letter at each
 * start of the worker.
 */
function inAscii(code: string): string {
  // Such a letter behind a backslash, or in a raw template, would not be the same letter written out.
  const unsafe = /(?<!\\)(\\\\)*\\[^\0-\x7f]|String\.raw`[^`]*[^\0-\x7f]/.exec(code);
  if (unsafe) throw new Error(`background.js: ${unsafe[0]} cannot be written in ASCII`);
  return code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
const asciiWorker: Plugin = {
  name: 'ascii-worker',
  generateBundle(_options, bundle) {
    if (!bundle['background.js']) return;
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = inAscii(file.code);
      else if (file.fileName.endsWith('.js')) file.source = inAscii(String(file.source));
    }
  },
};

/** The webmails an adapter knows, as its file states them. Read as text: the build alone understands the folder's glob. */
function webmailHosts(): string[] {
  const folder = 'lib/capture/adapters';
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/https:\/\/[^'/]+\/\*(?=')/g) ?? []);
}

/** Known services and webmails by name; any other https site for a company's own webmail. Each is asked for when used. */
const optionalHosts = () => [...new Set([...apiHosts, ...webmailHosts().sort(), 'https://*/*'])];

export default defineConfig({
  modules: ['@wxt-dev/i18n/module'],
  imports: false,
  hooks: {
    // Even so WXT would import a module of its own wherever a variable has the name of one: `storage`, `browser`.
    'config:resolved'({ config }) {
      config.imports.presets = [];
      config.imports.imports = [];
    },
  },
  /** Two runs beside each other build apart. */
  outDir: process.env.MQE_OUTPUT ?? '.output',
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  vite: ({ browser }) => ({
    plugins: [
      quietContentScripts,
      lazyInWorker,
      lateSchemas,
      textTables,
      bareSelectors,
      ...(browser === 'firefox' ? [] : [workerParts]),
      asciiWorker,
      preact(),
    ],
    build: { target: 'es2023' },
  }),
  zip: {
    includeSources: ['**/*', '.npmrc', '.ci/**'],
    excludeSources: ['.output*/**', '.cache/**', 'node_modules/**', 'reports/**', 'docs/**'],
  },
  manifest: ({ browser, mode }): UserManifest => {
    const demo = mode === 'demo';
    const firefox = browser === 'firefox';
    return {
      name: '__MSG_name__',
      short_name: 'Mail Quick Edit',
      description: '__MSG_description__',
      default_locale: 'en',
      permissions: [
        'storage',
        'alarms',
        'identity',
        'scripting',
        'contextMenus',
        'activeTab',
        ...(firefox ? [] : ['sidePanel']),
      ],
      ...(demo ? { host_permissions: localHosts } : {}),
      optional_host_permissions: optionalHosts(),
      content_security_policy: {
        extension_pages: csp(demo ? localHosts.map(source) : ['https:'], firefox ? "'none'" : trustedPolicy),
      },
      commands: {
        'save-sender': {
          suggested_key: { default: 'Alt+Shift+S' },
          description: '__MSG_commandSaveSender__',
        },
        'open-panel': { suggested_key: { default: 'Alt+Shift+E' }, description: '__MSG_commandOpenPanel__' },
        'point-at-sender': { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_commandPoint__' },
      },
      ...(firefox
        ? {
            browser_specific_settings: {
              gecko: {
                id: geckoId,
                strict_min_version: '140.0',
                data_collection_permissions: {
                  required: ['authenticationInfo', 'personallyIdentifyingInfo', 'personalCommunications'],
                },
              },
            },
          }
        : {
            key,
            minimum_chrome_version: '120',
            storage: { managed_schema: 'managed-schema.json' },
          }),
    } as UserManifest;
  },
});
