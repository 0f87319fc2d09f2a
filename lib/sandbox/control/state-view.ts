import { z } from 'zod';
import type { World } from '../core/world';
import type { Mailbox } from '../state/mailbox';
import { ControlError, parseControl } from './input';

const filter = z.strictObject({
  mailbox: z.string().optional(),
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).optional(),
});

/** `?mailbox=` another mailbox's records; `?since=` requests after that `seq`; `?limit=` the newest so many. */
export function stateView(world: World, query: Record<string, string>) {
  const { mailbox: address, since, limit } = parseControl(filter, query);
  const mailbox = address === undefined ? world.demo : world.mailbox(address);
  if (mailbox === undefined) throw new ControlError(`no such mailbox: ${address}`);
  return {
    ...recordsOf(mailbox),
    outsiders: world.outsiders.table.all(),
    requests: limit === 0 ? [] : world.log.since(since, limit),
  };
}

function recordsOf(mailbox: Mailbox) {
  return {
    contacts: mailbox.contacts.all(),
    labels: mailbox.labels(),
    rules: mailbox.rules.all(),
    folders: mailbox.folders(),
    messages: mailbox.newestFirst().map(({ raw, headers, attachments, body_html, ...mail }) => ({
      ...mail,
      attachments: attachments.map(({ content, ...file }) => file),
    })),
  };
}
