import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { type ClientHttp2Session, connect } from 'node:http2';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { me, openSandbox } from '../open';

interface Got {
  status: number;
  text: string;
}

function over(
  session: ClientHttp2Session,
  method: string,
  path: string,
  body = '',
  token = '',
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const stream = session.request({
      ':method': method,
      ':path': path,
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
    });
    let status = 0;
    let text = '';
    stream.on('response', (headers) => {
      status = Number(headers[':status']);
    });
    stream.on('data', (chunk) => {
      text += chunk;
    });
    stream.on('end', () => (status === 0 ? reject(new Error('no answer')) : resolve({ status, text })));
    stream.on('error', reject);
    if (method !== 'GET') stream.end(body);
  });
}

async function openTls() {
  const sandbox = await openSandbox({ tls: true });
  const dial = () => {
    const session = connect(sandbox.url, { rejectUnauthorized: false });
    session.on('error', () => {});
    onTestFinished(() => session.destroy());
    return session;
  };
  const control = (what: string, body: object) =>
    over(dial(), 'POST', `/_sandbox/${what}`, JSON.stringify(body));
  const token = JSON.parse((await control('token', {})).text).access_token;
  return { dial, control, token };
}

const contacts = `${me}/mail_contacts`;

describe('over TLS', () => {
  it('speaks HTTP/2', async () => {
    const { dial, token } = await openTls();
    const session = dial();
    const made = await over(session, 'POST', contacts, '{"name":"A"}', token);
    expect(JSON.parse(made.text).code).toBe(0);
    expect(session.alpnProtocol).toBe('h2');
  });

  it.each(['close', 'reset', 'goaway', 'stream'])(
    'breaks the connection by %s after the commit',
    async (how) => {
      const { dial, control, token } = await openTls();
      await control('faults', { kind: 'drop', at: 'afterCommit', how, times: 1 });
      const session = dial();
      await expect(over(session, 'POST', contacts, '{"name":"A"}', token)).rejects.toThrow();
      expect(session.destroyed || session.closed).toBe(how !== 'stream');
      const state = JSON.parse((await over(dial(), 'GET', '/_sandbox/state')).text);
      expect(state.contacts).toHaveLength(1);
    },
  );
});

describe('the server', () => {
  const ask = (url: string, headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      request(url, { headers }, (reply) => {
        reply.resume();
        resolve(reply.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  it('serves nobody who calls it by another name', async () => {
    const sandbox = await openSandbox({ hosts: ['open.feishu.cn'] });
    const state = `${sandbox.url}/_sandbox/state`;
    expect(await ask(state, { host: 'evil.example' })).toBe(421);
    expect(await ask(`${sandbox.url}/mail`, { host: 'evil.example:80' })).toBe(421);
    expect(await ask(state, { host: 'localhost' })).toBe(200);
    expect(await ask(state, { host: 'open.feishu.cn' })).toBe(200);
  });

  it('lets no web page steer it, and shares nothing with one', async () => {
    const sandbox = await openSandbox();
    const state = `${sandbox.url}/_sandbox/state`;
    expect(await ask(state, { origin: 'https://evil.example' })).toBe(403);
    expect(await ask(state, { origin: 'null' })).toBe(403);
    expect(await ask(state, { origin: 'chrome-extension://abcdefghijklmnop' })).toBe(200);
    expect(await ask(state, { origin: sandbox.url })).toBe(200);
    const reply = await fetch(`${sandbox.url}${contacts}`, { headers: { origin: 'https://evil.example' } });
    expect(reply.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('says where it is in one line of JSON, and ends when told', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'lib/sandbox/main.ts', '--port', '0']);
    onTestFinished(() => void child.kill('SIGKILL'));
    const [line] = await once(createInterface(child.stdout), 'line');
    const info = JSON.parse(String(line));
    expect(Object.keys(info)).toEqual(['url', 'mailbox', 'feishu', 'dingtalk']);
    expect(Object.keys(info.feishu)).toEqual(['appId', 'appSecret']);
    expect(Object.keys(info.dingtalk)).toEqual(['appKey', 'appSecret', 'userId']);
    expect((await fetch(info.mailbox)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says what is wrong with its arguments', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'lib/sandbox/main.ts', '--port', 'ninety']);
    let words = '';
    child.stderr.on('data', (chunk) => {
      words += chunk;
    });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(words).toContain('usage');
  });
});
