import { ensureBrowsers } from '../support/browsers';
import { ensureBuilds } from '../support/build';

/** What `npm test` needs beside the packages: browsers and builds, each made only where it is missing. */
const say = (line: string) => console.log(`prepare: ${line}`);

await ensureBrowsers(['chromium', 'firefox'], say);
ensureBuilds(
  [
    ['chrome', 'demo'],
    ['firefox', 'demo'],
    ['chrome', 'production'],
    ['firefox', 'production'],
  ],
  say,
);
