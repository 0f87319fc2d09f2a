import { allRows } from '../../lib/providers';
import { describeRow } from './endpoint-table';

process.stdout.write(`${JSON.stringify(allRows.map(describeRow), null, 2)}\n`);
