import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { type BrowserName, browserPath } from './browsers';
import { buildDir } from './build';
import { createTerminator } from './event-page';

export const geckoId = 'mail-quick-edit@mail-quick-edit.example';
/** Firefox makes up the address of an extension's pages; fixed here so that a test can open them. */
const geckoUuid = '3f0f4b6e-6f0d-4b1c-9d55-8a1d9c5f7a01';

export interface Launch {
  /** BCP 47, e.g. `zh-CN`: the browser's own language. */
  lang?: string;
  dark?: boolean;
  headless?: boolean;
  /** Keep using a profile: how a restart is tested. */
  profile?: string;
  /** Real milliseconds after which Firefox ends an idle event page. */
  backgroundIdleMs?: number;
  /** Accept the sandbox's own certificate. */
  anyCertificate?: boolean;
  /** The driver leaves Chromium's worker alone, so that `stopWorker` may kill it: attached, it would never wake again. */
  killable?: boolean;
  /** What starts the browser instead of the browser itself, with its arguments. */
  starter?: string;
  /** The person's own folder, where Firefox looks for what a company sets. */
  home?: string;
}

export interface Extension {
  name: BrowserName;
  browser: Browser;
  profile: string;
  /** Opens one of the extension's own pages in a tab. */
  open(path: string): Promise<Page>;
  /** The real toolbar popup over `page`; only Chromium's driver can press the button. */
  popup(page: Page): Promise<Page>;
  /** A page of the extension from which the test speaks to it; made once. */
  desk(): Promise<Page>;
  /** Ends Chromium's worker (`killable`) or Firefox's event page on the spot, whatever it is doing. */
  stopWorker(): Promise<void>;
  close(options?: { keepProfile?: boolean }): Promise<void>;
}

const quiet = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--force-color-profile=srgb',
];

async function startChromium(options: Launch, profile: string): Promise<Browser> {
  const lang = options.lang ?? 'en-US';
  return puppeteer.launch({
    executablePath: options.starter ?? browserPath('chromium'),
    pipe: true,
    enableExtensions: true,
    headless: options.headless ?? true,
    userDataDir: profile,
    ...(options.killable ? { targetFilter: (target) => target.type() !== 'service_worker' } : {}),
    args: [
      ...quiet,
      `--lang=${lang}`,
      // The worker and the consent window are no pages of the driver's: its own way does not reach them.
      ...(options.anyCertificate ? ['--ignore-certificate-errors'] : []),
      ...(options.dark ? ['--force-dark-mode', '--blink-settings=preferredColorScheme=0'] : []),
      ...(process.getuid?.() === 0 || options.starter ? ['--no-sandbox'] : []),
    ],
    env: { ...process.env, LANGUAGE: lang.replace('-', '_') },
    defaultViewport: { width: 1280, height: 800 },
  });
}

async function startFirefox(options: Launch, profile: string): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: browserPath('firefox'),
    headless: options.headless ?? true,
    userDataDir: profile,
    env: { ...process.env, ...(options.home ? { HOME: options.home } : {}) },
    acceptInsecureCerts: options.anyCertificate ?? false,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: geckoUuid }),
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'extensions.background.idle.timeout': options.backgroundIdleMs ?? 30_000,
      'intl.accept_languages': options.lang ?? 'en-US',
      'ui.systemUsesDarkTheme': options.dark ? 1 : 0,
      'app.update.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
    },
    defaultViewport: { width: 1280, height: 800 },
  });
}

/** Starts a real browser with the demo build in it. */
export async function launch(name: BrowserName, options: Launch = {}): Promise<Extension> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), `mqe-${name}-`));
  const firefox = name === 'firefox';
  const browser = await (firefox ? startFirefox : startChromium)(options, profile);
  const id = await browser.installExtension(buildDir(firefox ? 'firefox' : 'chrome', 'demo'));
  const origin = firefox ? `moz-extension://${geckoUuid}` : `chrome-extension://${id}`;
  const terminate = createTerminator(browser);
  let deskPage: Promise<Page> | undefined;

  const open = async (path: string): Promise<Page> => {
    const page = await browser.newPage();
    // Firefox's driver never sees an extension page finish loading: the document says when it is there.
    const going = page.goto(`${origin}/${path}`, { timeout: firefox ? 1_500 : 30_000 });
    await going.catch((error: Error) => {
      if (!firefox) throw error;
    });
    await page.waitForFunction(() => document.readyState === 'complete' && location.href !== 'about:blank');
    return page;
  };

  const desk = (): Promise<Page> => {
    deskPage ??= open('options.html');
    return deskPage;
  };

  const popup = async (page: Page): Promise<Page> => {
    const extension = (await browser.extensions()).get(id);
    if (!extension) throw new Error('the extension is not loaded');
    await page.bringToFront();
    const shown = browser.waitForTarget((target) => target.url().startsWith(`${origin}/popup.html`));
    await extension.triggerAction(page);
    return (await shown).asPage();
  };

  return {
    name,
    browser,
    profile,
    open,
    popup,
    desk,
    async stopWorker() {
      if (firefox) return terminate();
      const session = await (await desk()).createCDPSession();
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
    async close({ keepProfile = false } = {}) {
      await browser.close();
      if (!keepProfile) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
