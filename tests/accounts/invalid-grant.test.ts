import { expect, it } from 'vitest';
import { openSandbox } from '../sandbox/open';
import { connect, live, machine } from './machine';

it('drops a login that plain OAuth calls dead, and asks to sign in again', async () => {
  const on = machine(await openSandbox());
  const life = await live(on);
  const { id } = await connect(life, on);
  await on.clock.advance(8_000_000);
  await on.sandbox.control('faults', {
    ...{ kind: 'status', status: 400, body: { error: 'invalid_grant' } },
    ...{ match: { row: 'feishu.auth.token' }, times: 1 },
  });
  await expect(life.token(id)).rejects.toMatchObject({ facts: { kind: 'signInAgain' } });
  // The service ended it: no renewal was cut off.
  expect((await life.accounts.list())[0]).toMatchObject({ state: 'signInAgain' });
  expect((await life.accounts.list())[0]?.renewalCut).toBeUndefined();
  expect(await life.vault.tokens(id)).toBeNull();
});

it('names the kind of a missing scope as the service does', async () => {
  const sandbox = await openSandbox();
  const path = '/open-apis/mail/v1/user_mailboxes/me/mail_contacts?page_size=1';
  const typeOf = async () =>
    JSON.stringify(
      (await sandbox.call('GET', path, { token: await sandbox.token(['offline_access']) })).json,
    );
  expect(await typeOf()).toContain('action_privilege_required');
  await sandbox.control('behaviour', {
    disabledScopes: ['mail:user_mailbox.mail_contact:read', 'mail:user_mailbox.mail_contact:write'],
  });
  expect(await typeOf()).toContain('action_scope_required');
});
