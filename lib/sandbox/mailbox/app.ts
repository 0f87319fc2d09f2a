import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import type { MailStore } from '../store';
import { chooseLocale, type Locale } from './client/words';
import { frameDocument, framePolicy, pagePolicy, printDocument, shell } from './server/documents';
import { changeEvents } from './server/events';
import { clientFile } from './server/files';
import { mailbox } from './server/mailbox';

export interface MailboxOptions {
  /** Where it is mounted. */
  base?: string;
  now?: () => number;
}

const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
const editBody = z
  .strictObject({ unread: z.boolean(), starred: z.boolean(), folder: z.string().max(40) })
  .partial()
  .refine((edit) => Object.keys(edit).length > 0);
const maxEditBytes = 2000;
const maxQuery = 200;

function localeOf(context: Context): Locale {
  const accepted = (context.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => part.split(';')[0] ?? '');
  return chooseLocale([context.req.query('lang') ?? '', ...accepted]);
}

const refuse = (context: Context, status: 400 | 404 | 413 | 415, error: string) =>
  context.json({ error }, status);

/** The demo web mail over `store`. Sees paths without the prefix it is mounted at. */
export function mailboxApp(store: MailStore, options: MailboxOptions = {}): Hono {
  const { base = '/mail', now = Date.now } = options;
  const box = mailbox(store, now);
  const app = new Hono();
  const parsed = (context: Context) => number.safeParse(context.req.param('n')).data ?? 0;

  app.use(secureHeaders({ xFrameOptions: false, strictTransportSecurity: false }));
  app.use('/api/*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });

  app.get('/api/session', (context) => context.json(box.session()));
  app.get('/api/threads', (context) => {
    const query = context.req.query('q');
    if (query !== undefined && query.length > maxQuery) return refuse(context, 400, 'query too long');
    const rows = query === undefined ? box.rows(context.req.query('in') ?? '') : box.search(query);
    return rows ? context.json(rows) : refuse(context, 404, 'no such folder or label');
  });
  app.get('/api/threads/:n', (context) => {
    const thread = box.thread(parsed(context));
    return thread ? context.json(thread) : refuse(context, 404, 'no such conversation');
  });
  app.get('/api/messages/:n/text', (context) => {
    const mail = box.mail(parsed(context));
    return mail ? context.json({ text: mail.body_text }) : refuse(context, 404, 'no such message');
  });
  app.get('/api/messages/:n/frame', (context) => {
    const mail = box.mail(parsed(context));
    if (!mail) return refuse(context, 404, 'no such message');
    context.header('Content-Security-Policy', framePolicy);
    return context.html(frameDocument(mail.body_html));
  });
  app.get('/api/messages/:n/source', (context) => {
    const mail = box.mail(parsed(context));
    return mail ? context.text(mail.raw) : refuse(context, 404, 'no such message');
  });
  app.post('/api/messages/:n', async (context) => {
    if (!context.req.header('content-type')?.startsWith('application/json'))
      return refuse(context, 415, 'JSON expected');
    const text = await context.req.text();
    if (text.length > maxEditBytes) return refuse(context, 413, 'too long');
    const edit = editBody.safeParse(parseJson(text));
    if (!edit.success) return refuse(context, 400, 'unread, starred or folder expected');
    return box.edit(parsed(context), edit.data) ? context.body(null, 204) : refuse(context, 404, 'not found');
  });
  app.get('/api/events', (context) => changeEvents(context, store));
  app.all('/api/*', (context) => refuse(context, 404, 'no such resource'));

  app.get('/app/:name', (context) => {
    const file = clientFile(context.req.param('name'));
    if (!file) return refuse(context, 404, 'no such file');
    return context.body(file.body, 200, { 'Content-Type': file.type, 'Cache-Control': 'no-cache' });
  });
  app.get('/print/:n', (context) => {
    const thread = box.thread(parsed(context));
    if (!thread) return refuse(context, 404, 'no such conversation');
    const numbered = thread.messages.flatMap(({ n }) => {
      const mail = box.mail(n);
      return mail ? [{ n, mail }] : [];
    });
    context.header('Content-Security-Policy', pagePolicy);
    return context.html(printDocument(localeOf(context), base, numbered));
  });
  app.get('*', (context) => {
    context.header('Content-Security-Policy', pagePolicy);
    return context.html(shell(localeOf(context), base));
  });
  return app;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
