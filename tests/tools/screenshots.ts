import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from '../support/browsers';
import { ensureBuilds } from '../support/build';
import { connect } from '../support/connect';
import { pressChip, spoken } from '../support/overlay';
import { root } from '../support/source';
import { until } from '../support/until';
import { wordsOf } from '../support/words';
import { openWorld } from '../support/world';

/** `npm run screenshots`: the pictures of the README, of real screens: light and dark, English and Chinese. */
const folder = join(root, 'docs', 'pictures');
const say = (line: string) => console.log(`screenshots: ${line}`);

const shots = [
  { lang: 'en-US', name: 'en', words: wordsOf('en'), subject: 'Audit dates and site access for Jiading' },
  { lang: 'zh-CN', name: 'zh-CN', words: wordsOf('zh_CN'), subject: '治具图纸' },
] as const;

await ensureBrowsers(['chromium'], say);
ensureBuilds([['chrome', 'demo']], say);
mkdirSync(folder, { recursive: true });

for (const { lang, name, words, subject } of shots) {
  for (const dark of [false, true]) {
    const tone = dark ? 'dark' : 'light';
    const path = (screen: string) => `${folder}/${screen}-${tone}-${name}.png` as const;
    const world = await openWorld('chromium', { lang, dark });
    try {
      const options = await connect(world, words);
      await options.setViewport({ width: 880, height: 760 });
      await options.screenshot({ path: path('options') });
      const mail = await world.mail(subject);
      await mail.setViewport({ width: 1180, height: 700 });
      await pressChip(mail);
      await until(async () => (await world.services.state()).contacts.length === 1, 'the contact');
      const popup = await world.extension.popup(mail);
      await popup.waitForSelector('.outbox .row');
      await popup.screenshot({ path: path('popup') });
      await popup.close();
      await mail.bringToFront();
      await pressChip(mail);
      await until(() => spoken(mail).then((said) => said.includes(words('panel.title'))), 'the panel');
      await mail.screenshot({ path: path('overlay') });
      say(`${tone}, ${name}`);
    } finally {
      await world.close();
    }
  }
}
