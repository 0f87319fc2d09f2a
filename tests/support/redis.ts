import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, onDebian } from './debian';
import { until } from './until';

/** Where the server usually is; `MQE_REDIS` names another. */
const known = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'];

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const installed = (): string | undefined => process.env.MQE_REDIS ?? known.find(runs);

/** Finds Redis or installs it on Debian as root, through apt; elsewhere it says what to install. */
export function ensureRedis(say: (line: string) => void): void {
  if (!installed() && onDebian()) install(['redis-server'], say);
  say(`redis: ${redisPath()}`);
}

function redisPath(): string {
  const path = installed();
  if (!path) throw new Error('no Redis found: install redis-server 7 or newer, or name it in MQE_REDIS');
  return path;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

export interface RedisServer {
  url: string;
  /** On the spot, as a power cut would; what it held is gone. */
  kill(): Promise<void>;
  /** Again on the same port, empty. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A real Redis of the test's own, which keeps nothing on disk. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'mqe-redis-'));
  let child: ReturnType<typeof spawn> | null = null;
  async function start(): Promise<void> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    child = spawn(redisPath(), [...args, '--dir', dir], { stdio: 'ignore' });
    await until(() => answers(port), 'Redis to listen');
  }
  async function kill(): Promise<void> {
    if (!child) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    child = null;
    await gone;
  }
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill,
    async close() {
      await kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
