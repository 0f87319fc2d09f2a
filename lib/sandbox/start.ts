import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { controlApp } from './control/control';
import { SandboxClock } from './core/clock';
import type { ProviderPart } from './core/part';
import { World } from './core/world';
import { demoApp, dingtalkApp } from './demo';
import { DingtalkPart } from './dingtalk/part';
import { FeishuPart } from './feishu/part';
import { mailboxApp } from './mailbox/app';
import { seed } from './mailbox/seed';
import { notFromWebPages, onlyHere } from './server/guard';
import { listen } from './server/listen';
import { apiRoutes } from './server/routes';
import type { Seed } from './store';

export interface SandboxOptions {
  /** 0, as unless said: a free one. */
  port?: number;
  /** HTTP/2 over a certificate of its own. */
  tls?: boolean;
  /** Host names besides 127.0.0.1 and localhost, for browsers told to resolve them here. */
  hosts?: readonly string[];
  /** Answer 500 where a reply of the sandbox breaks its own row. For the sandbox's tests. */
  checkReplies?: boolean;
  realNow?: () => number;
  /** What the demo user's mailbox holds after a reset, instead of the demo's own mails. `now` in epoch ms. */
  seed?: (now: number) => Seed;
}

/** What the one line on stdout says. */
export interface SandboxInfo {
  url: string;
  /** The demo web mail. */
  mailbox: string;
  feishu: { appId: string; appSecret: string };
  dingtalk: { appKey: string; appSecret: string; userId: string };
}

export interface Sandbox extends SandboxInfo {
  /** Asks without a connection, whatever certificate is served: `/_sandbox/state` … */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** API requests that have come and are not answered yet. */
  underWay(): number;
  /** When the last of them came, in epoch ms with fractions. */
  cameAt(): number;
  close(): Promise<void>;
}

/** The services of the providers, on this machine. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = new World(new SandboxClock(options.realNow), options.seed ?? seed);
  await world.reset();
  const parts: readonly ProviderPart[] = [new FeishuPart(world), new DingtalkPart(world)];
  const app = new Hono<{ Bindings: HttpBindings | Http2Bindings }>();
  app.use(onlyHere(options.hosts ?? []));
  app.use('/_sandbox/*', notFromWebPages);
  app.route('/_sandbox', controlApp(world, parts));
  let underWay = 0;
  let cameAt = 0;
  app.use('/open-apis/mail/*', async (_, next) => {
    underWay += 1;
    cameAt = performance.timeOrigin + performance.now();
    await next().finally(() => {
      underWay -= 1;
    });
  });
  for (const part of parts) {
    app.route('/', apiRoutes(world, part, { checkReplies: options.checkReplies ?? false }));
    app.route('/', part.pages);
  }
  app.route('/mail', mailboxApp(world.demo, { base: '/mail', now: () => world.clock.now() }));
  app.notFound((context) => context.text('404 page not found', 404));
  app.onError((error, context) => {
    // Who went away in the middle of a request hears nothing anyway.
    if (!context.req.raw.signal.aborted) console.error(error);
    return context.text('The sandbox itself failed.', 500);
  });
  const { url, close } = await listen(app.fetch, { port: options.port ?? 0, tls: options.tls ?? false });
  return {
    url,
    mailbox: `${url}/mail`,
    feishu: { appId: demoApp.id, appSecret: demoApp.secret },
    dingtalk: { appKey: dingtalkApp.key, appSecret: dingtalkApp.secret, userId: dingtalkApp.userId },
    ask: async (path, init) => app.request(path, init),
    underWay: () => underWay,
    cameAt: () => cameAt,
    close,
  };
}
