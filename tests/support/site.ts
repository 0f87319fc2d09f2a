import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Site {
  url: string;
  close(): Promise<void>;
}

/** A web server on this machine with these pages, by path. The demo build may read it. */
export async function startSite(pages: Readonly<Record<string, string>>): Promise<Site> {
  const server = createServer((request, reply) => {
    const html = pages[request.url ?? ''];
    reply.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    reply.end(html ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
