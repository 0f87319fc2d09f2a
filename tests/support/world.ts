import type { Page } from 'puppeteer-core';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../lib/sandbox/start';
import type { BrowserName } from './browsers';
import { type Extension, type Launch, launch } from './extension';
import { speak } from './speak';
import { until } from './until';

const stateSchema = z.object({
  contacts: z.array(z.looseObject({ id: z.string(), name: z.string(), mail_address: z.string().optional() })),
  labels: z.array(
    z.looseObject({ id: z.string(), name: z.string(), background_color: z.string().optional() }),
  ),
  messages: z.array(z.looseObject({ message_id: z.string() })),
  outsiders: z.array(z.looseObject({ userid: z.string(), remark: z.string().optional() })),
  requests: z.array(z.looseObject({ row: z.string().nullish(), status: z.number(), at: z.number() })),
});
export type SandboxState = z.infer<typeof stateSchema>;

const shiftSchema = z.object({ realMs: z.number(), virtualMs: z.number(), scale: z.number() });

/** The services on this machine, as a test speaks to them. */
export interface Services {
  url: string;
  mailbox: string;
  app: { appId: string; appSecret: string };
  sandbox: Pick<Sandbox, 'url' | 'feishu' | 'dingtalk'>;
  state(): Promise<SandboxState>;
  control(what: string, body?: unknown): Promise<unknown>;
  clearFaults(): Promise<unknown>;
  /** API requests that have come and are not answered yet. */
  underWay(): number;
  /** When the last of them came, in epoch ms with fractions. */
  cameAt(): number;
  /** What the services' clock shows, as figures to set another by. */
  clock(): Promise<unknown>;
  close(): Promise<void>;
}

export async function startServices(options: { tls?: boolean; port?: number } = {}): Promise<Services> {
  const sandbox = await startSandbox({ port: options.port ?? 0, tls: options.tls ?? false });
  const ask = async (path: string, init?: RequestInit) => {
    const reply = await sandbox.ask(`/_sandbox/${path}`, init);
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  return {
    url: sandbox.url,
    mailbox: sandbox.mailbox,
    app: sandbox.feishu,
    sandbox,
    state: async () => stateSchema.parse(await ask('state')),
    control: (what, body = {}) =>
      ask(what, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    clearFaults: () => ask('faults', { method: 'DELETE' }),
    clock: () => ask('clock'),
    underWay: sandbox.underWay,
    cameAt: sandbox.cameAt,
    close: () => sandbox.close(),
  };
}

/** Sets the demo build's world: where the services are, and what time it is. Both clocks take the same figures. */
async function point(
  extension: Extension,
  services: Services,
  shift?: unknown,
  secretless = false,
): Promise<void> {
  const desk = await extension.desk();
  const clock = shift === undefined ? undefined : shiftSchema.parse(shift);
  await desk.evaluate(
    (demo) => {
      const { chrome, browser } = globalThis as unknown as Record<
        string,
        typeof import('webextension-polyfill')
      >;
      return (browser ?? chrome)?.storage.local.set({ demo });
    },
    {
      url: services.url,
      ...(secretless ? {} : { app: services.app }),
      mailbox: services.mailbox,
      ...(clock ? { clock } : {}),
    },
  );
}

export interface World {
  services: Services;
  extension: Extension;
  /** Moves or scales the time of the services and of the extension together. */
  time(change: { advanceMs?: number; scale?: number }): Promise<void>;
  /** Opens the demo mailbox; with a subject, opens that mail. */
  mail(subject?: string): Promise<Page>;
  close(): Promise<void>;
}

export async function openWorld(
  name: BrowserName,
  options: Launch & { services?: Services; clock?: 'keep'; secretless?: boolean } = {},
): Promise<World> {
  const services = options.services ?? (await startServices());
  const extension = await launch(name, options);
  const host = new URL(services.url).hostname;
  const pointed = async () => {
    await point(extension, services, options.clock ? await services.clock() : undefined, options.secretless);
    return JSON.stringify(await speak(extension, 'hosts.get', {})).includes(host);
  };
  // A worker that is only just starting may have read before, and not listen yet.
  await until(pointed, 'the worker to know where the services are');
  return {
    services,
    extension,
    async time(change) {
      await point(extension, services, await services.control('clock', change), options.secretless);
    },
    async mail(subject) {
      const page = await extension.browser.newPage();
      await page.goto(services.mailbox);
      if (subject) await openMail(page, subject);
      return page;
    },
    async close() {
      await extension.close();
      if (!options.services) await services.close();
    },
  };
}

/** Clicks the row of the list that shows this subject, as a person does, and waits for the mail to stand open. */
export async function openMail(page: Page, subject: string): Promise<void> {
  const row = await page.waitForSelector(`::-p-text(${subject})`);
  await row?.click();
  await until(
    () =>
      page.evaluate(
        (text) => [...document.querySelectorAll('h1,h2,h3')].some((one) => one.textContent?.includes(text)),
        subject,
      ),
    `the mail "${subject}" to open`,
  );
}
