import { createSecureServer } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import {
  createAdaptorServer,
  type Http2Bindings,
  type HttpBindings,
  type ServerType,
} from '@hono/node-server';
import { generate } from 'selfsigned';

export interface Listening {
  url: string;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** On this machine only. With `tls` HTTP/2 (HTTP/1.1 for who asks), with a certificate made just now. */
export async function listen(
  fetch: (request: Request, env: HttpBindings | Http2Bindings) => Response | Promise<Response>,
  options: { port: number; tls: boolean },
): Promise<Listening> {
  const server = options.tls
    ? createAdaptorServer({
        fetch,
        createServer: createSecureServer,
        serverOptions: { ...(await certificate()), allowHTTP1: true },
      })
    : createAdaptorServer({ fetch });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const { port } = await bound(server, options.port);
  return {
    url: `${options.tls ? 'https' : 'http'}://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function bound(server: ServerType, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('not a TCP port'));
      else resolve(address);
    });
  });
}

async function certificate(): Promise<{ key: string; cert: string }> {
  const pair = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: host },
        ],
      },
    ],
  });
  return { key: pair.private, cert: pair.cert };
}
