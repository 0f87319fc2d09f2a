import { contactRows } from '../../providers/feishu/contacts';
import { handle, type Operation } from '../core/part';
import type { World } from '../core/world';
import { mailboxOf, pageOf, refuseParameter } from './context';

/** There is no code for a contact that is not there: it is a bad parameter. */
export function contactOperations(world: World): Operation[] {
  const { list, create, patch, delete: remove } = contactRows;
  return [
    handle(list, ({ params, query, caller }) => {
      const mailbox = mailboxOf(world, list, params.user_mailbox_id, caller);
      const { rows, rest } = pageOf(list, mailbox, mailbox.contacts, query);
      return { items: rows, ...rest };
    }),
    handle(create, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, create, params.user_mailbox_id, caller);
      if (world.behaviour.duplicateContacts === 'refuse' && body.mail_address !== undefined) {
        const known = mailbox.contacts.all().some(({ mail_address }) => mail_address === body.mail_address);
        if (known) throw refuseParameter(create, 'a contact with this address exists', 'mail_address');
      }
      const contact = mailbox.contacts.add({ ...body, id: mailbox.ids.numeric() });
      mailbox.changed({ resource: 'contacts', op: 'create', id: contact.id });
      return { mail_contact: contact };
    }),
    handle(patch, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, patch, params.user_mailbox_id, caller);
      const contact = mailbox.contacts.get(params.mail_contact_id);
      if (contact === undefined) throw refuseParameter(patch, 'no such contact', 'mail_contact_id');
      const { id } = contact;
      mailbox.contacts.replace(
        world.behaviour.patchOmitted === 'keep' ? { ...contact, ...body, id } : { ...body, id },
      );
      mailbox.changed({ resource: 'contacts', op: 'update', id });
      return {};
    }),
    handle(remove, ({ params, caller }) => {
      const mailbox = mailboxOf(world, remove, params.user_mailbox_id, caller);
      const id = params.mail_contact_id;
      if (!mailbox.contacts.delete(id)) throw refuseParameter(remove, 'no such contact', 'mail_contact_id');
      mailbox.changed({ resource: 'contacts', op: 'delete', id });
      return {};
    }),
  ];
}
