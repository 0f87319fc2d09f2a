import { ensureBrowsers } from '../support/browsers';
import { ensureBuilds } from '../support/build';
import { ensureRedis } from '../support/redis';
import { ensureRoundcube } from '../support/roundcube';

/** What `npm test` needs beside the packages: browsers, Redis, a webmail and builds, each made only where it is missing. */
const say = (line: string) => console.log(`prepare: ${line}`);

await ensureBrowsers(['chromium', 'firefox'], say);
ensureRedis(say);
ensureRoundcube(say);
ensureBuilds(
  [
    ['chrome', 'demo'],
    ['firefox', 'demo'],
    ['chrome', 'production'],
    ['firefox', 'production'],
  ],
  say,
);
