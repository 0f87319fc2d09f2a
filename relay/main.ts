import { ConfigError, readConfig } from './config';
import { startRelay } from './start';

/** Settings come from the environment; the README lists them. */
async function main(): Promise<void> {
  const relay = await startRelay(readConfig(process.env), (line) => console.log(line));
  const end = () => void relay.close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
