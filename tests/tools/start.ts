import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { ensureBrowsers } from '../support/browsers';
import { ensureBuilds } from '../support/build';
import { connect } from '../support/connect';
import { pressChip } from '../support/overlay';
import { root } from '../support/source';
import { until } from '../support/until';
import { openWorld } from '../support/world';

/**
 * `npm start`: a browser with the extension on a demo mailbox, against the services on this machine. Without a display,
 * or with `--once`, it does the first job by itself, saves a picture of each step and ends.
 */
const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
const say = (line: string) => console.log(line);

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const alone = values.once || !hasDisplay;
const pictures = join(root, 'reports', 'start');

let taken = 0;
async function picture(page: Page, name: string): Promise<void> {
  if (!alone) return;
  mkdirSync(pictures, { recursive: true });
  taken += 1;
  const path = join(pictures, `${taken}-${name}.png`);
  await page.screenshot({ path: `${pictures}/${taken}-${name}.png` });
  say(`   picture: ${path}`);
}

await ensureBrowsers(['chromium'], say);
ensureBuilds([['chrome', 'demo']], say);

const world = await openWorld('chromium', { headless: alone });
const { services, extension } = world;
const end = async (code: number) => {
  await world.close();
  process.exit(code);
};
process.on('SIGINT', () => void end(0));

try {
  say(`Feishu on this machine: ${services.url}`);
  say('Connecting: App ID and Secret typed in, consent given on the service’s page');
  const options = await connect(world);
  await picture(options, 'connected');

  const subject = 'Audit dates and site access for Jiading';
  say(`Opening the demo mailbox: ${services.mailbox}`);
  const mail = await world.mail(alone ? subject : undefined);
  if (alone) {
    await picture(mail, 'mail');
    say('Clicking the chip beside the sender');
    await pressChip(mail);
    const contact = await until(
      async () => (await services.state()).contacts[0],
      'the contact to arrive in the service',
    );
    say(`Saved: ${contact.name} <${contact.mail_address}>`);
    await picture(mail, 'saved');
    const popup = await extension.popup(mail);
    await popup.waitForSelector('.outbox .row');
    await picture(popup, 'popup');
    say('Done.');
    await end(0);
  }
  say('Open a mail and click the chip beside the sender. Close the browser, or press Ctrl+C here, to end.');
  extension.browser.once('disconnected', () => void services.close().then(() => process.exit(0)));
} catch (error) {
  console.error(error);
  await end(1);
}
