import { parseArgs } from 'node:util';
import { ensureBrowsers } from '../support/browsers';
import { ensureBuilds } from '../support/build';
import { killBrowser } from './browser-kill';
import { trial } from './trial';

/**
 * `npm run endurance [-- --kills 10000 --others 1000 --ends 300 --browsers 200]`: progress on stderr, one JSON line per
 * trial and one for the verdict on stdout. Exits with 1 where anything was lost or is doubled, or too few answers were bad.
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

/** One trial at the most, each on a fresh profile and an empty mailbox: long lists would be read instead of contacts made. */
const most = { kills: 1000, forSeconds: 120 };
/** Share of creates that must be answered badly, over a whole round. */
const enough = 0.16;

interface Sum {
  round: string;
  kills: number;
  inFlight: number;
  wishes: number;
  lost: number;
  doubled: number;
  faulty: number;
}
const sums: Sum[] = [];

async function trials(round: string, browser: 'chromium' | 'firefox', tls: boolean, kills: number) {
  const sum: Sum = { round, kills: 0, inFlight: 0, wishes: 0, lost: 0, doubled: 0, faulty: 0 };
  let [creates, bad] = [0, 0];
  for (let seed = 1; sum.kills < kills; seed += 10) {
    const left = Math.min(kills - sum.kills, most.kills);
    const result = await trial({ ...most, browser, tls, kills: left, seed, say });
    for (const key of ['kills', 'inFlight', 'wishes', 'lost', 'doubled'] as const) sum[key] += result[key];
    creates += result.creates;
    bad += result.faulty * result.creates;
    console.log(JSON.stringify({ trial: round, ...result }));
    say(`${round}: ${sum.kills} of ${kills} kills, ${sum.lost} lost, ${sum.doubled} doubled`);
  }
  if (kills > 0) sums.push({ ...sum, faulty: Math.round((100 * bad) / Math.max(1, creates)) / 100 });
}

const began = performance.now();
await trials('chromium h2', 'chromium', true, Number(values.kills));
await trials('chromium h1', 'chromium', false, Number(values.others));
await trials('firefox', 'firefox', false, Number(values.ends));
let gone = 0;
if (Number(values.browsers) > 0) {
  const result = await killBrowser('chromium', Number(values.browsers), say);
  gone = result.lost;
  console.log(JSON.stringify({ trial: 'browser', ...result }));
}
const holds =
  gone === 0 && sums.every(({ lost, doubled, faulty }) => lost + doubled === 0 && faulty >= enough);
const minutes = Math.round((performance.now() - began) / 60_000);
console.log(
  JSON.stringify({ verdict: holds ? 'nothing lost, nothing doubled' : 'FAILED', minutes, sums, gone }),
);
process.exit(holds ? 0 : 1);
