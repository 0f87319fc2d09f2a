import { authRows } from '../../providers/feishu/auth';
import { mailboxRows } from '../../providers/feishu/mailbox';
import { handle, type Operation } from '../core/part';
import type { World } from '../core/world';
import { demoUser, publicMailbox, tenant } from '../demo';
import { mailboxOf, refuse } from './context';

/** Who the signed-in person is and which mailboxes are theirs. */
export function personOperations(world: World): Operation[] {
  const { profile, accessible } = mailboxRows;
  const { userInfo } = authRows;
  return [
    handle(userInfo, () => {
      if (world.behaviour.user === 'resigned') throw refuse(userInfo, 20021, 'user resigned');
      if (world.behaviour.user === 'frozen') throw refuse(userInfo, 20022, 'user frozen');
      return {
        name: demoUser.name,
        en_name: 'Xiaowen Lin',
        avatar_url: '',
        open_id: 'ou_sandbox0000000000000000000001',
        union_id: 'on_sandbox0000000000000000000001',
        tenant_key: tenant.key,
        email: demoUser.address,
        enterprise_email: demoUser.address,
      };
    }),
    handle(profile, () => {
      if (world.behaviour.user === 'noMailbox') throw refuse(profile, 1230002, 'the user has no mailbox');
      return { primary_email_address: demoUser.address };
    }),
    handle(accessible, ({ params, caller }) => {
      const mailbox = mailboxOf(world, accessible, params.user_mailbox_id, caller);
      if (mailbox === world.shared) throw refuse(accessible, 1230001, 'not for a public mailbox');
      const own = { email_address: mailbox.user.address, email_type: 'USER_PRIMARY' };
      const shared = { email_address: publicMailbox.address, email_type: 'PUBLIC_MAILBOX' };
      return { accessible_mailboxes: mailbox === world.demo ? [own, shared] : [own] };
    }),
  ];
}
