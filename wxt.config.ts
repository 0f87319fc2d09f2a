import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  modules: ['@wxt-dev/i18n/module'],
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  vite: () => ({ plugins: [preact()] }),
  manifest: { name: '__MSG_name__', description: '__MSG_description__', default_locale: 'en' },
});
