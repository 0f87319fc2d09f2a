import { browser } from 'wxt/browser';
import { browserApp } from '../../components/app/browser-app';
import { start } from '../../components/app/start';
import type { ConnectDefaults } from '../../components/options/ConnectForm';
import { Options } from '../../components/options/Options';

/** The demo writes its own app's values down, so that nobody has to type them. */
async function demoDefaults(): Promise<ConnectDefaults | undefined> {
  const { demo } = await browser.storage.local.get<{ demo?: { app?: { appId: string; appSecret: string } } }>(
    'demo',
  );
  return demo?.app && { brand: 'feishu', ...demo.app };
}

const defaults = import.meta.env.MODE === 'demo' ? await demoDefaults() : undefined;
start(<Options app={browserApp()} {...(defaults ? { defaults } : {})} />);
