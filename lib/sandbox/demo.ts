import type { MailAddress } from './store';

/** Who the sandbox's one signed-in person is; every mail of the seed is to this address. */
export const demoUser: MailAddress = { name: '林晓雯', address: 'xiaowen.lin@brightwater.example' };

/** Mailboxes of the demo company besides the user's own. */
export const publicMailbox: MailAddress = {
  name: 'Brightwater Support',
  address: 'support@brightwater.example',
};
export const colleague: MailAddress = { name: '佐藤 健', address: 'ken.sato@brightwater.example' };

export const tenant = { key: 'tenant_brightwater', name: 'Brightwater' } as const;

/** Not secrets: they open nothing but this sandbox. */
export const demoApp = { id: 'cli_sandbox0000000001', secret: 'sandbox-secret-of-the-demo-app-1' } as const;
/** A second company app: for what belongs to another client, and for a second quota. */
export const otherApp = { id: 'cli_sandbox0000000002', secret: 'sandbox-secret-of-the-demo-app-2' } as const;
export const dingtalkApp = {
  key: 'dingsandbox000000001',
  secret: 'sandbox-secret-of-the-dingtalk-app',
  userId: 'manager4220',
} as const;
