import type { MessageRow } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import { remembered } from './remembered';

/** Handlers whose code is loaded with the first message for one of them: no start of the worker pays for it. */
export function lateHandlers<Rows extends Record<string, MessageRow>>(
  rows: Rows,
  load: () => Promise<Handlers<Rows>>,
): Handlers<Rows> {
  const { get } = remembered(load);
  const names: (keyof Rows)[] = Object.keys(rows);
  const handlers: Partial<Handlers<Rows>> = {};
  for (const name of names) handlers[name] = async (input, from) => (await get())[name](input, from);
  return handlers as Handlers<Rows>;
}
