import { connect } from 'node:http2';
import { beforeEach, describe, expect, it } from 'vitest';
import { SandboxClock } from '../../../lib/sandbox/core/clock';
import { World } from '../../../lib/sandbox/core/world';
import type { Session, Thread, ThreadRow } from '../../../lib/sandbox/mailbox/api';
import { mailboxApp } from '../../../lib/sandbox/mailbox/app';
import { seed } from '../../../lib/sandbox/mailbox/seed';
import { startSandbox } from '../../../lib/sandbox/start';

let world: World;
let app: ReturnType<typeof mailboxApp>;

beforeEach(async () => {
  world = new World(new SandboxClock(), seed);
  await world.reset();
  app = mailboxApp(world.demo, { now: () => world.clock.now() });
});

async function get<Reply>(path: string): Promise<Reply> {
  const reply = await app.request(path);
  expect(reply.status, path).toBe(200);
  return reply.json();
}
const rows = (place: string) => get<ThreadRow[]>(`/api/threads?in=${place}`);
const post = (path: string, body: string, type = 'application/json') =>
  app.request(path, { method: 'POST', body, headers: { 'content-type': type } });

async function rowOf(subject: string): Promise<ThreadRow> {
  const row = (await rows('inbox')).find((one) => one.subject === subject);
  if (!row) throw new Error(`no row "${subject}"`);
  return row;
}

describe('folders and labels', () => {
  it('count what the store holds', async () => {
    const session = await get<Session>('/api/session');
    const inbox = session.folders.find(({ role }) => role === 'inbox');
    const stored = world.demo.list({ folder: 'INBOX' });
    expect(inbox).toMatchObject({
      total: stored.length,
      unread: stored.filter(({ unread }) => unread).length,
    });
    expect(session.user).toEqual(world.demo.user);
  });

  it('show every mail somewhere', async () => {
    const session = await get<Session>('/api/session');
    const seen = new Set<number>();
    for (const { slug } of session.folders) {
      for (const row of await rows(slug)) {
        const thread = await get<Thread>(`/api/threads/${row.n}`);
        for (const { n } of thread.messages) seen.add(n);
      }
    }
    expect(seen.size).toBe(world.demo.newestFirst().length);
  });

  it('list what a label marks', async () => {
    const session = await get<Session>('/api/session');
    for (const { slug, name } of session.labels) {
      const id = world.demo.labels().find((label) => label.name === name)?.id ?? '';
      const threads = new Set(world.demo.list({ label: id }).map((mail) => mail.thread_id));
      expect(await rows(slug), name).toHaveLength(threads.size);
    }
  });
});

describe('threads', () => {
  it('hold received and sent mails, oldest first', async () => {
    const row = await rowOf('RE: Pilot run: 40 sensor hubs');
    const thread = await get<Thread>(`/api/threads/${row.n}`);
    expect(thread.subject).toBe('Pilot run: 40 sensor hubs');
    expect(thread.messages).toHaveLength(5);
    const dates = thread.messages.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort((one, other) => one - other));
    expect(new Set(thread.messages.map(({ kind }) => kind))).toEqual(new Set(['text', 'html']));
  });

  it('keep their numbers in a server started anew, whatever is asked first', async () => {
    const row = await rowOf('RE: Pilot run: 40 sensor hubs');
    const again = mailboxApp(world.demo);
    const reply = await again.request(`/api/threads/${row.n}`);
    expect(await reply.json()).toMatchObject({ subject: 'Pilot run: 40 sensor hubs' });
  });

  it('say who handed a mail in and which list it came over', async () => {
    const invitation = await get<Thread>(
      `/api/threads/${(await rowOf('Invitation: supplier round table')).n}`,
    );
    expect(invitation.messages[0]).toMatchObject({ sender: 'jonas.vik@fjordlab.example' });
    const issue = await rowOf('Issue #214: What buyers get wrong about lead times');
    const [message] = (await get<Thread>(`/api/threads/${issue.n}`)).messages;
    expect(message).toMatchObject({
      list: 'weekly.signalweekly.example',
      unsubscribe: 'https://signalweekly.example/off',
    });
  });
});

describe('a search', () => {
  it('finds by sender, subject and body, in HTML mails as well', async () => {
    const found = await get<ThreadRow[]>(`/api/threads?q=${encodeURIComponent('明衡律师 4.2')}`);
    expect(found.map(({ subject }) => subject)).toContain('保密协议修订稿及两处待确认条款');
    expect(await get<ThreadRow[]>('/api/threads?q=zhou.siyuan')).not.toHaveLength(0);
  });

  it('finds nothing for nothing, and refuses what is too long', async () => {
    expect(await get<ThreadRow[]>('/api/threads?q=%20')).toEqual([]);
    expect((await app.request(`/api/threads?q=${'x'.repeat(201)}`)).status).toBe(400);
  });
});

describe('an edit', () => {
  it('changes the very mail that the API answers with', async () => {
    const row = await rowOf('治具图纸');
    const [message] = (await get<Thread>(`/api/threads/${row.n}`)).messages;
    const path = `/api/messages/${message?.n}`;
    expect((await post(path, '{"unread":true,"starred":false,"folder":"archive"}')).status).toBe(204);
    const stored = world.demo.newestFirst().find((mail) => mail.subject === '治具图纸');
    expect(stored).toMatchObject({ unread: true, folder_id: 'ARCHIVED', label_ids: [] });
  });

  it.each([
    ['no JSON', '{', 'application/json', 400],
    ['nothing to change', '{}', 'application/json', 400],
    ['an unknown field', '{"thread_id":"1"}', 'application/json', 400],
    ['a wrong type', '{"unread":"yes"}', 'application/json', 400],
    ['a folder that is not there', '{"folder":"folder-99"}', 'application/json', 404],
    ['a form, as another site could post it', 'unread=1', 'application/x-www-form-urlencoded', 415],
    ['too much', `{"folder":"${'x'.repeat(3000)}"}`, 'application/json', 413],
  ])('refuses %s and changes nothing', async (_, body, type, status) => {
    const before = structuredClone(world.demo.newestFirst());
    expect((await post('/api/messages/1', body, type)).status).toBe(status);
    expect(world.demo.newestFirst()).toEqual(before);
  });
});

describe('addresses that lead nowhere', () => {
  it.each([
    '/api/threads?in=nowhere',
    '/api/threads',
    '/api/threads/0',
    '/api/threads/99999',
    '/api/threads/1e3',
    '/api/messages/-1/text',
    '/api/messages/99999/frame',
    '/api/messages/x/source',
    '/api/unknown',
    '/print/99999',
    '/app/nothing.js',
    '/app/..%2fapp.ts',
    '/app/..%2f..%2fstore',
  ])('%s is 404', async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });
});

describe('what leaves the server', () => {
  it('names no API id of a message or thread', async () => {
    const session = await get<Session>('/api/session');
    const texts = [JSON.stringify(session), await (await app.request('/')).text()];
    for (const { slug } of session.folders) {
      const list = await rows(slug);
      texts.push(JSON.stringify(list));
      for (const { n } of list) texts.push(await (await app.request(`/api/threads/${n}`)).text());
    }
    const all = texts.join('\n');
    for (const mail of world.demo.newestFirst()) {
      expect(all.includes(mail.message_id)).toBe(false);
      expect(all.includes(mail.thread_id)).toBe(false);
    }
  });

  it('is under a policy: own scripts on the page, none in a mail', async () => {
    const page = await app.request('/inbox');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const body = await app.request('/api/messages/1/frame');
    const policy = body.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/sandbox(?!.*allow-scripts)/);
  });

  it('speaks the language that was asked for', async () => {
    const lang = async (path: string, accept = '') =>
      (await (await app.request(path, { headers: { 'accept-language': accept } })).text()).match(
        /lang="([^"]*)"/,
      )?.[1];
    expect(await lang('/?lang=ja', 'en')).toBe('ja');
    expect(await lang('/', 'fr-FR,zh-TW;q=0.8,en;q=0.5')).toBe('zh-CN');
    expect(await lang('/?lang=<x>', '')).toBe('en');
  });

  it('prints names as text', async () => {
    const row = (await rows('inbox')).find(({ subject }) => subject.includes('<script>'));
    const page = await (await app.request(`/print/${row?.n}`)).text();
    expect(page).toContain('&lt;img src=x');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<script>document');
  });
});

describe('text that is no text', () => {
  it('travels as it is: half a surrogate pair, NUL, overrides', async () => {
    const [mail] = world.demo.list({ folder: 'INBOX' });
    if (!mail) throw new Error('no mail');
    const subject = 'a\ud83d b\u0000 c\u202e';
    world.demo.messages.replace({ ...mail, subject, from: { name: subject, address: 'x@y.example' } });
    world.demo.changed({ resource: 'messages', op: 'update', id: mail.message_id });
    const [row] = await rows('inbox');
    expect(row).toMatchObject({ subject, people: [{ name: subject }] });
    expect((await app.request(`/print/${row?.n}`)).status).toBe(200);
  });
});

describe('the stream of changes', () => {
  it('tells of a mail that came, over HTTP/2 as well', async () => {
    const sandbox = await startSandbox({ tls: true });
    const client = connect(sandbox.url, { rejectUnauthorized: false });
    try {
      const stream = client.request({ ':path': '/mail/api/events' }).setEncoding('utf8');
      let heard = '';
      for await (const chunk of stream) {
        if (heard === '') {
          const body = JSON.stringify({ raw: 'From: a@b.example\r\nSubject: New\r\n\r\nHello' });
          const headers = {
            ':method': 'POST',
            ':path': '/_sandbox/deliver',
            'content-type': 'application/json',
          };
          client.request(headers).end(body);
        }
        heard += chunk;
        if (heard.includes('event: change')) break;
      }
      expect(heard.startsWith('event: hello')).toBe(true);
      expect(heard).toContain('event: change');
    } finally {
      client.close();
      await sandbox.close();
    }
  });
});
