import { parseArgs } from 'node:util';
import { capture } from '../bench/capture';
import { click } from '../bench/click';
import { labels } from '../bench/labels';
import { mirror } from '../bench/mirror';
import { rules } from '../bench/rules';
import { sizes } from '../bench/sizes';
import { ensureBrowsers } from '../support/browsers';
import { ensureBuilds } from '../support/build';
import { main as scoreSignatures } from './bench-signature';

/** `npm run bench [-- NAME…]`: one JSON line per figure; fails where one is over its budget. `--signature FILE…` scores the signature reader on labelled mails. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { signature: { type: 'boolean' } },
});

const groups = { sizes, capture, click, rules, labels, mirror };

async function measure(): Promise<void> {
  const say = (line: string) => console.error(`bench: ${line}`);
  await ensureBrowsers(['chromium'], say);
  ensureBuilds(
    [
      ['chrome', 'production'],
      ['chrome', 'demo'],
    ],
    say,
  );
  for (const [name, figures] of Object.entries(groups)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    for await (const figure of figures()) {
      console.log(JSON.stringify(figure));
      if (figure.budget === undefined || figure.value <= figure.budget) continue;
      say(`${figure.name}: ${figure.value} ${figure.unit} is over ${figure.budget}`);
      process.exitCode = 1;
    }
  }
}

if (values.signature) scoreSignatures(positionals);
else await measure();
