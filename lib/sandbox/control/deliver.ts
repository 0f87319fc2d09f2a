import type { Context } from 'hono';
import { z } from 'zod';
import type { World } from '../core/world';
import { ControlError, parseControl } from './input';

const asJson = z.strictObject({ raw: z.string().min(1), spam: z.boolean().optional() });
const maxBytes = 20_000_000;

/** A raw RFC 822 mail for the demo user: as the body itself, or in JSON. */
export async function deliver(world: World, context: Context): Promise<Response> {
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  if (bytes.byteLength > maxBytes) throw new ControlError('the mail is too large');
  const { raw, spam } = read(bytes, context.req.header('content-type') ?? '');
  if (!/^[!-9;-~]+[ \t]*:/m.test(typeof raw === 'string' ? raw : new TextDecoder().decode(raw))) {
    throw new ControlError('not a mail: it has no header');
  }
  const { mail, sorted } = await world.demo.deliver(raw, world.clock.now(), spam);
  const { message_id, thread_id, folder_id, label_ids, unread, smtp_message_id } = mail;
  return context.json({
    message_id,
    thread_id,
    folder_id,
    label_ids,
    unread,
    smtp_message_id,
    notify: sorted.notify,
    matched_rules: sorted.matched,
  });
}

function read(bytes: Uint8Array, type: string): { raw: string | Uint8Array; spam: boolean } {
  if (!type.startsWith('application/json')) {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 65_536)).split(/\r?\n\r?\n/)[0] ?? '';
    return { raw: bytes, spam: /^x-spam-flag:\s*yes/im.test(head) };
  }
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ControlError('the body is not JSON');
  }
  const { raw, spam = false } = parseControl(asJson, body);
  return { raw, spam };
}
