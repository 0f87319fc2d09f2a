import { browser } from 'wxt/browser';
import type { App, Platform } from './app';
import { pageApp } from './page-app';

function browserPlatform(): Platform {
  return {
    version: browser.runtime.getManifest().version,
    requestHosts: (origins) => browser.permissions.request({ origins }),
    removeHosts: (origins) => browser.permissions.remove({ origins }),
    grantedHosts: async () => (await browser.permissions.getAll()).origins ?? [],
    onHostsChanged(listener) {
      browser.permissions.onAdded.addListener(listener);
      browser.permissions.onRemoved.addListener(listener);
      return () => {
        browser.permissions.onAdded.removeListener(listener);
        browser.permissions.onRemoved.removeListener(listener);
      };
    },
    onTabChange(listener) {
      const updated = (_tab: number, change: { status?: string }) => {
        if (change.status === 'complete') listener();
      };
      browser.tabs.onActivated.addListener(listener);
      browser.tabs.onUpdated.addListener(updated);
      return () => {
        browser.tabs.onActivated.removeListener(listener);
        browser.tabs.onUpdated.removeListener(updated);
      };
    },
    async shortcuts() {
      const commands = await browser.commands.getAll();
      return commands.map(({ name = '', description = '', shortcut = '' }) => ({
        name,
        description,
        keys: shortcut,
      }));
    },
    copy: (text) => navigator.clipboard.writeText(text),
    saveFile(name, text, type = 'application/json') {
      const url = URL.createObjectURL(new Blob([text], { type }));
      const link = Object.assign(document.createElement('a'), { href: url, download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
  };
}

/** The real thing behind a page of the extension. */
export function browserApp(): App {
  return { ...pageApp(), platform: browserPlatform() };
}
