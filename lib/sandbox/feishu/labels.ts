import type { Endpoint } from '../../http/endpoint';
import { labelRows } from '../../providers/feishu/labels';
import { handle, type Operation } from '../core/part';
import type { World } from '../core/world';
import { type Mailbox, systemFolders, systemLabels } from '../state/mailbox';
import type { LabelRecord } from '../store';
import { mailboxOf, refuse } from './context';

const codes = { missing: 1230100, exists: 1230101, tooMany: 1230102, reserved: 1230103 } as const;
const reserved = new Set<string>([...systemLabels, ...systemFolders]);
/** What a label has that was made without a colour. */
const defaultColour = 'blue';

export function labelOperations(world: World): Operation[] {
  const { list, get, create, patch, delete: remove } = labelRows;
  return [
    handle(list, ({ params, caller }) => {
      const mailbox = mailboxOf(world, list, params.user_mailbox_id, caller);
      const system = world.behaviour.labelListHasSystemLabels ? systemLabels : [];
      const builtIn = system.map((id) => ({ id, name: id, background_color: '' }));
      return { items: [...builtIn, ...mailbox.labels()].map((label) => shown(mailbox, label)) };
    }),
    handle(get, ({ params, caller }) => {
      const mailbox = mailboxOf(world, get, params.user_mailbox_id, caller);
      return { label: shown(mailbox, known(mailbox, get, params.label_id)) };
    }),
    handle(create, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, create, params.user_mailbox_id, caller);
      const { name, background_color = defaultColour } = body.label;
      checkName(mailbox, create, name);
      if (mailbox.labelTable.size >= world.behaviour.maxLabels) {
        throw refuse(create, codes.tooMany, 'too many labels');
      }
      const label = mailbox.labelTable.add({ id: mailbox.ids.numeric(), name, background_color });
      mailbox.changed({ resource: 'labels', op: 'create', id: label.id });
      return { label: shown(mailbox, label) };
    }),
    handle(patch, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, patch, params.user_mailbox_id, caller);
      const label = known(mailbox, patch, params.label_id);
      const { name = label.name, background_color = label.background_color } = body.label;
      if (name !== label.name) checkName(mailbox, patch, name);
      const changed = mailbox.labelTable.replace({ ...label, name, background_color });
      if (world.behaviour.renameCascades) moveBelow(mailbox, label, name);
      mailbox.changed({ resource: 'labels', op: 'update', id: label.id });
      return { label: shown(mailbox, changed) };
    }),
    handle(remove, ({ params, caller }) => {
      const mailbox = mailboxOf(world, remove, params.user_mailbox_id, caller);
      deleteLabel(mailbox, known(mailbox, remove, params.label_id).id);
      return {};
    }),
  ];
}

/** Takes the label off every mail too. */
export function deleteLabel(mailbox: Mailbox, id: string): void {
  mailbox.labelTable.delete(id);
  for (const mail of mailbox.list({ label: id })) {
    mailbox.update(mail.message_id, { label_ids: mail.label_ids.filter((other) => other !== id) });
  }
  mailbox.changed({ resource: 'labels', op: 'delete', id });
}

/** Labels below a renamed one keep their place in the tree. */
export function moveBelow(mailbox: Mailbox, { id, name: from }: LabelRecord, to: string): void {
  if (from === to) return;
  for (const label of mailbox.labels()) {
    if (label.id === id || !label.name.startsWith(`${from}/`)) continue;
    mailbox.labelTable.replace({ ...label, name: `${to}${label.name.slice(from.length)}` });
    mailbox.changed({ resource: 'labels', op: 'update', id: label.id });
  }
}

function known(mailbox: Mailbox, row: Endpoint, id: string): LabelRecord {
  const label = mailbox.labelTable.get(id);
  if (label === undefined) throw refuse(row, codes.missing, 'label not found');
  return label;
}

function checkName(mailbox: Mailbox, row: Endpoint, name: string): void {
  if (reserved.has(name.toUpperCase())) throw refuse(row, codes.reserved, 'label name reserved');
  if (mailbox.labels().some((label) => label.name === name)) {
    throw refuse(row, codes.exists, 'label name exists');
  }
}

function shown(mailbox: Mailbox, label: LabelRecord) {
  return {
    ...label,
    messages_unread: mailbox.list({ label: label.id }).filter(({ unread }) => unread).length,
  };
}
