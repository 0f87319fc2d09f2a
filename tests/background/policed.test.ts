import { describe, expect, it } from 'vitest';
import { mayAsk, mayConnect, obeying } from '../../entrypoints/background/policed';
import { readPolicy } from '../../lib/settings/policy';

const policy = (managed: object) => readPolicy(managed).policy;
const blocked = expect.objectContaining({ facts: expect.objectContaining({ kind: 'blockedByPolicy' }) });

describe('what a company has switched off', () => {
  it('is refused, whoever asks, and the rest goes on', () => {
    const it = policy({ off: ['rules', 'otherMails'] });
    for (const name of [
      'rule.create',
      'template.put',
      'folder.list',
      'mail.find',
      'outsider.phones',
    ] as const) {
      expect(() => mayAsk(it, name), name).toThrow(blocked);
    }
    for (const name of ['contact.save', 'label.recolor', 'mail.current', 'quick.start'] as const) {
      expect(() => mayAsk(it, name), name).not.toThrow();
    }
    expect(() => mayAsk(policy({ off: ['labels'] }), 'mail.labels')).toThrow(blocked);
    expect(() => mayAsk(policy({ off: ['quickConnect'] }), 'quick.start')).toThrow(blocked);
  });
});

describe('an account', () => {
  const relay = 'https://relay.acme.example';
  it.each([
    [{ regions: ['fieshu'] }, { brand: 'feishu', appId: 'cli_1' }],
    [{ relay: 'relay.acme.example' }, { brand: 'feishu', appId: 'cli_1', relay }],
    [{ regions: ['lark'] }, { brand: 'feishu', appId: 'cli_1' }],
    [{ off: ['appSecret'] }, { brand: 'feishu', appId: 'cli_1', appSecret: 'x' }],
    [{ relay }, { brand: 'feishu', appId: 'cli_1', relay: 'https://other.example' }],
    [
      { off: ['otherApps'], apps: [{ brand: 'feishu', appId: 'cli_1' }] },
      { brand: 'feishu', appId: 'cli_2' },
    ],
    [{ off: ['otherApps'], apps: [{ brand: 'feishu', appId: 'cli_1' }] }, { brand: 'feishu' }],
  ] as const)('that %j does not want is not connected', (managed, wish) => {
    expect(() => mayConnect(policy(managed), wish)).toThrow(blocked);
  });

  it('that it wants is', () => {
    const managed = {
      regions: ['feishu'],
      relay,
      off: ['otherApps', 'appSecret'],
      apps: [{ brand: 'feishu', appId: 'a' }],
    };
    expect(() => mayConnect(policy(managed), { brand: 'feishu', appId: 'a', relay })).not.toThrow();
    expect(() => mayConnect(policy({}), { brand: 'dingtalk', appId: 'b', relay })).not.toThrow();
  });
});

describe('web mails', () => {
  const origins = ['https://mail.acme.example/*', 'https://mail.google.com/*', 'https://open.feishu.cn/*'];
  const browser = { contains: async () => true, getAll: async () => ({ origins }) };
  const under = (hosts: string[]) => obeying(browser, async () => policy({ hosts }));

  it('are those that the company names, though the person allowed more; services are not its matter', async () => {
    const one = under(['https://mail.acme.example/*']);
    expect(await one.getAll()).toEqual({
      origins: ['https://mail.acme.example/*', 'https://open.feishu.cn/*'],
    });
    expect(await one.contains({ origins: ['https://mail.google.com/*'] })).toBe(false);
    expect(await one.contains({ origins: ['https://mail.acme.example/*'] })).toBe(true);
    expect(await under([]).getAll()).toEqual({ origins });
  });

  it('are none where nothing that the company names can be read', async () => {
    const none = under(['mail.acme.example']);
    expect(await none.getAll()).toEqual({ origins: ['https://open.feishu.cn/*'] });
    expect(await none.contains({ origins: ['https://mail.google.com/*'] })).toBe(false);
  });

  it('may be a whole domain, and nothing that only ends like it', async () => {
    const domain = under(['https://*.acme.example/*']);
    for (const [host, is] of [
      ['mail.acme.example', true],
      ['acme.example', true],
      ['evilacme.example', false],
      ['acme.example.evil.test', false],
      ['*', false],
    ] as const) {
      expect(await domain.contains({ origins: [`https://${host}/*`] }), host).toBe(is);
    }
  });
});
