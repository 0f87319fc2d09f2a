import { expect, it } from 'vitest';
import type { Accounts } from '../../lib/accounts/accounts';
import { type UsedMailboxes, withMailboxes } from '../../lib/accounts/mailboxes';
import type { AccountView } from '../../lib/domain/account';
import { mailboxAccount, partsOfMailbox } from '../../lib/domain/mailbox';

const own: AccountView = {
  ...{ id: 'feishu:cli_a:ou_1', brand: 'feishu', appId: 'cli_a', name: 'Lin', address: 'lin@x.example' },
  ...{ state: 'connected', book: 'mail', relay: null, quick: false, scopes: [] },
  features: ['contacts', 'labels', 'rules'],
};
const support = 'support@x.example';
const id = mailboxAccount(own.id, support);

function bench() {
  let used: UsedMailboxes = { [own.id]: [support] };
  const left: string[] = [];
  const accounts: Accounts = {
    list: async () => (left.length > 0 ? [] : [own]),
    get: async (wanted) => (wanted === own.id ? own : null),
    connect: async () => own,
    adopt: async () => own,
    test: async (wanted) => ({ ...own, id: wanted }),
    signOut: async (wanted) => void left.push(wanted),
    redirect: () => '',
  };
  const all = withMailboxes(accounts, {
    get: async () => used,
    update: async (change) => {
      used = change(used);
      return used;
    },
  });
  return { all, left, used: () => used };
}

it('is an account of its own, with contacts alone, opened by the sign-in of its owner', async () => {
  const { all } = bench();
  expect(partsOfMailbox(id)).toEqual({ account: own.id, mailbox: support });
  expect(partsOfMailbox(own.id)).toEqual({ account: own.id, mailbox: null });
  expect((await all.list()).map((one) => [one.id, one.features])).toEqual([
    [own.id, own.features],
    [id, ['contacts']],
  ]);
  expect(await all.get(id)).toMatchObject({ address: support, sharedOf: own.id });
  expect(await all.get(mailboxAccount(own.id, 'other@x.example'))).toBeNull();
  expect((await all.test(id)).id).toBe(own.id);
});

it('is left without signing its owner out, and goes with its owner', async () => {
  const { all, left, used } = bench();
  await all.signOut(id);
  expect(left).toEqual([]);
  expect(used()).toEqual({});
  const other = bench();
  await other.all.signOut(own.id);
  expect(other.left).toEqual([own.id]);
  expect(other.used()).toEqual({});
});
