import { readFileSync, writeFileSync } from 'node:fs';
import { allRows } from '../../lib/providers';
import { describeRow, withTable } from './endpoint-table';

/** Prints the endpoint table as JSON; `--markdown` writes it into the providers' README instead. */
const readme = new URL('../../lib/providers/README.md', import.meta.url);

if (process.argv.includes('--markdown')) {
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), allRows));
} else {
  process.stdout.write(`${JSON.stringify(allRows.map(describeRow), null, 2)}\n`);
}
