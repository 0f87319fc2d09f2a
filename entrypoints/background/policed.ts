import type { Connect } from '../../lib/accounts/accounts';
import { Failure } from '../../lib/domain/failure';
import { allowsBrand, type Policy, type Switch } from '../../lib/domain/policy';
import type { Protocol } from '../../lib/messages/protocol.schema';
import { isApi, type Permissions } from './hosts';

const forbid = (field: string) => new Failure({ kind: 'blockedByPolicy', execution: 'notExecuted', field });

/** Which messages a switch takes away. */
const governed: readonly [Switch, RegExp][] = [
  ['labels', /^(label\.|mail\.labels?$)/],
  ['rules', /^(rule|template|folder)\./],
  ['otherMails', /^(mail\.find|rule\.(match|try|proof|apply)|outsider\.phones)$/],
  ['export', /^data\.export$/],
  ['quickConnect', /^quick\.start$/],
];

/** Can a company switch this message off? Most need not wait for what it has set. */
export const isGoverned = (name: keyof Protocol): boolean =>
  governed.some(([, messages]) => messages.test(name));

/** Throws `blockedByPolicy` for a message that the company has switched off, whoever sends it. */
export function mayAsk({ off }: Policy, name: keyof Protocol): void {
  for (const [is, messages] of governed) {
    if (off.includes(is) && messages.test(name)) throw forbid(is);
  }
}

export type ConnectWish = Pick<Connect, 'brand' | 'appSecret' | 'relay'> & { appId?: string | undefined };

/** Throws `blockedByPolicy` for an account that the company does not want connected. */
export function mayConnect(policy: Policy, wish: ConnectWish): void {
  const { off, apps, relay, closed } = policy;
  if (!allowsBrand(policy, wish.brand)) throw forbid('regions');
  if (off.includes('appSecret') && wish.appSecret !== undefined) throw forbid('appSecret');
  if ((relay !== '' || closed.includes('relay')) && wish.relay !== undefined && wish.relay !== relay)
    throw forbid('relay');
  const named = apps.some(({ brand, appId }) => brand === wish.brand && appId === wish.appId);
  if (off.includes('otherApps') && !named) throw forbid('otherApps');
}

/** Is every web mail of this pattern among those that are allowed? */
function within(pattern: string, allowed: readonly string[]): boolean {
  const host = pattern.replace(/^\w+:\/\/|\/\*$/g, '');
  return allowed.some((one) => {
    const name = one.replace(/^https:\/\/|\/\*$/g, '');
    if (!name.startsWith('*.')) return host === name;
    return host === name || host === name.slice(2) || host.replace(/^\*\./, '.').endsWith(name.slice(1));
  });
}

/** The browser's permissions for web mails, as far as the company lets them be used. */
export function obeying(permissions: Permissions, policy: () => Promise<Policy>): Permissions {
  return {
    async contains(wanted) {
      const { hosts, closed } = await policy();
      const free = hosts.length === 0 && !closed.includes('hosts');
      const fine = (one: string) => free || isApi(one) || within(one, hosts);
      return wanted.origins.every(fine) && permissions.contains(wanted);
    },
    async getAll() {
      const [{ hosts, closed }, all] = await Promise.all([policy(), permissions.getAll()]);
      if (hosts.length === 0 && !closed.includes('hosts')) return all;
      return { ...all, origins: (all.origins ?? []).filter((one) => isApi(one) || within(one, hosts)) };
    },
  };
}
