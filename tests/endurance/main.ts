import { parseArgs } from 'node:util';
import { ensureBrowsers } from '../support/browsers';
import { ensureBuilds } from '../support/build';
import { killBrowser } from './browser-kill';
import { trial } from './trial';

/**
 * `npm run endurance [-- --kills 10000 --others 1000 --ends 300 --browsers 200]`: one JSON line per trial. Fails where anything
 * was lost or is doubled.
 */
const { values } = parseArgs({
  options: {
    /** Of Chromium's worker over HTTP/2. */
    kills: { type: 'string', default: '10000' },
    /** The same over HTTP/1.1. */
    others: { type: 'string', default: '1000' },
    /** Of Firefox's event page. */
    ends: { type: 'string', default: '300' },
    /** Of the whole browser. */
    browsers: { type: 'string', default: '200' },
  },
});
const say = (line: string) => console.error(`endurance: ${line}`);
await ensureBrowsers(['chromium', 'firefox'], say);
ensureBuilds(
  [
    ['chrome', 'demo'],
    ['firefox', 'demo'],
  ],
  say,
);

/**
 * One trial at the most, each on a fresh profile and an empty mailbox. An hour and a quarter of the services' clock: no
 * token is renewed in it, whose renewal a kill may end in "sign in again".
 */
const most = { kills: 1000, forSeconds: 75 };
let bad = 0;

async function trials(browser: 'chromium' | 'firefox', tls: boolean, kills: number): Promise<void> {
  let left = kills;
  for (let seed = 1; left > 0; seed += 10) {
    const result = await trial({ ...most, browser, tls, kills: Math.min(left, most.kills), seed, say });
    left -= result.kills;
    bad += result.lost + result.doubled;
    console.log(JSON.stringify({ trial: 'worker', browser, tls, ...result }));
  }
}

await trials('chromium', true, Number(values.kills));
await trials('chromium', false, Number(values.others));
await trials('firefox', false, Number(values.ends));
if (Number(values.browsers) > 0) {
  const result = await killBrowser('chromium', Number(values.browsers));
  bad += result.lost;
  console.log(JSON.stringify({ trial: 'browser', ...result }));
}
process.exit(bad === 0 ? 0 : 1);
