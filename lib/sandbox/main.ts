import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startSandbox } from './start';

const usage = 'usage: npm run sandbox -- [--port N] [--tls] [--host NAME]…';

const port = z.coerce.number().int().min(0).max(65_535);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      tls: { type: 'boolean', default: false },
      host: { type: 'string', multiple: true, default: [] },
    },
  });
  const { close, ...info } = await startSandbox({
    port: port.parse(values.port),
    tls: values.tls,
    hosts: values.host,
  });
  console.log(JSON.stringify(info));
  const end = () => void close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  // A script runner that is killed passes no signal on: without its parent nobody waits for this one.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exitCode = 1;
});
