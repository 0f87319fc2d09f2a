import { z } from 'zod';
import type { World } from '../core/world';
import { deleteFolder } from '../feishu/folders';
import { deleteLabel, moveBelow } from '../feishu/labels';
import type { Mailbox } from '../state/mailbox';
import { ruleRecord } from '../state/records';
import type { Table } from '../state/table';
import { ControlError, parseControl } from './input';

export const editSchema = z.strictObject({
  resource: z.enum(['contacts', 'labels', 'rules', 'folders', 'messages']),
  op: z.enum(['create', 'patch', 'delete', 'reorder']),
  id: z.string().optional(),
  value: z.record(z.string(), z.unknown()).optional(),
  mailbox: z.string().optional(),
});
type Edit = z.infer<typeof editSchema>;

const text = z.string();
const id = { id: text };
const contact = z.strictObject({
  ...id,
  name: text,
  company: text.optional(),
  phone: text.optional(),
  mail_address: text.optional(),
  tag: text.optional(),
  remark: text.optional(),
  avatar: text.optional(),
  position: text.optional(),
});
const label = z.strictObject({ ...id, name: text, background_color: text.default('blue') });
const folder = z.strictObject({
  ...id,
  name: text,
  parent_folder_id: text.default('0'),
  folder_type: z.literal(2).default(2),
});
const rule = ruleRecord.extend(id);
const message = z.strictObject({
  folder_id: text.optional(),
  label_ids: z.array(text).optional(),
  unread: z.boolean().optional(),
});
const newMessage = message.extend({ raw: z.string().min(1), spam: z.boolean().optional() });

/** Somebody else's change: no token, no limit, no check but that the record has its shape. Answers the record. */
export async function edit(world: World, ask: Edit): Promise<object> {
  const mailbox = ask.mailbox === undefined ? world.demo : world.mailbox(ask.mailbox);
  if (mailbox === undefined) throw new ControlError(`no such mailbox: ${ask.mailbox}`);
  if (ask.op === 'reorder') return reorder(mailbox, ask);
  switch (ask.resource) {
    case 'contacts':
      return change(mailbox, mailbox.contacts, ask, contact);
    case 'rules':
      return change(mailbox, mailbox.rules, ask, rule);
    case 'folders':
      if (ask.op !== 'delete') return change(mailbox, mailbox.folderTable, ask, folder);
      deleteFolder(mailbox, idIn(mailbox.folderTable, ask));
      return {};
    case 'labels':
      return editLabel(mailbox, ask);
    case 'messages':
      return editMessage(world, mailbox, ask);
  }
}

/** A patch keeps what it does not name. */
function change<Row extends { id: string }>(
  mailbox: Mailbox,
  table: Table<Row>,
  ask: Edit,
  schema: z.ZodType<Row>,
): Row | object {
  const { resource, op, value } = ask;
  if (op === 'create') {
    const made = table.add(parseControl(schema, { ...value, id: mailbox.ids.numeric() }));
    mailbox.changed({ resource, op, id: made.id });
    return made;
  }
  const known = idIn(table, ask);
  if (op === 'delete') {
    table.delete(known);
    mailbox.changed({ resource, op, id: known });
    return {};
  }
  const changed = table.replace(parseControl(schema, { ...table.get(known), ...value, id: known }));
  mailbox.changed({ resource, op: 'update', id: known });
  return changed;
}

function editLabel(mailbox: Mailbox, ask: Edit): object {
  if (ask.op === 'create') return change(mailbox, mailbox.labelTable, ask, label);
  const known = idIn(mailbox.labelTable, ask);
  if (ask.op === 'delete') {
    deleteLabel(mailbox, known);
    return {};
  }
  const before = mailbox.labelTable.get(known);
  const changed = change(mailbox, mailbox.labelTable, ask, label);
  if (before) moveBelow(mailbox, before, mailbox.labelTable.get(known)?.name ?? before.name);
  return changed;
}

function reorder(mailbox: Mailbox, ask: Edit): object {
  if (ask.resource !== 'rules') throw new ControlError('only rules have an order');
  const { rule_ids } = parseControl(z.strictObject({ rule_ids: z.array(text).min(1) }), ask.value);
  mailbox.rules.reorder(rule_ids);
  mailbox.changed({ resource: 'rules', op: 'update' });
  return { rules: mailbox.rules.all() };
}

async function editMessage(world: World, mailbox: Mailbox, ask: Edit): Promise<object> {
  if (ask.op === 'create') {
    const { raw, ...where } = parseControl(newMessage, ask.value);
    const { message_id } = await mailbox.put(raw, world.clock.now(), where);
    return { message_id };
  }
  const id = idIn(mailbox.messages, ask);
  if (ask.op === 'patch') mailbox.update(id, parseControl(message, ask.value ?? {}));
  else if (mailbox.messages.delete(id)) mailbox.changed({ resource: 'messages', op: 'delete', id });
  return {};
}

function idIn(table: { get(id: string): unknown }, ask: Edit): string {
  if (ask.id === undefined || table.get(ask.id) === undefined) {
    throw new ControlError(`no such id in ${ask.resource}: ${ask.id ?? '(none)'}`);
  }
  return ask.id;
}
