import { z } from 'zod';
import type { Endpoint } from '../../http/endpoint';
import type { Refusal as WireRefusal } from '../../http/wire';
import type { Caller } from '../core/part';
import { Refusal } from '../core/refusal';
import type { World } from '../core/world';
import type { Mailbox } from '../state/mailbox';
import type { Table } from '../state/table';

/** A refusal that the row lists; anything else is a mistake of the sandbox. */
export function refuse(
  row: Endpoint,
  code: number,
  message: string,
  more: Partial<WireRefusal> = {},
): Refusal {
  const listed = row.errors.find((error) => error.code === code);
  if (listed === undefined) throw new Error(`${row.id} does not list ${code}`);
  return new Refusal(listed.http, { code, message, ...more });
}

/** The row's own answer to a request it cannot take. */
export function refuseParameter(row: Endpoint, message: string, field?: string): Refusal {
  const { http, code } = row.parameterError ?? { http: 400, code: 99992402 };
  return new Refusal(http, { code, message, field });
}

/** Codes for a mailbox that is not there, where a row has one; else it is called forbidden. */
const mailboxMissing = new Set([1234013, 1235013, 1230003]);
/** `me` without a user. */
const meNeedsUser = 1230005;

/** The mailbox of the path, if the caller may open it. */
export function mailboxOf(world: World, row: Endpoint, id: string, caller: Caller): Mailbox {
  const forbidden = row.errors.find(({ kind }) => kind === 'forbidden');
  const missing =
    row.errors.find(({ code, kind }) => kind === 'notFound' && mailboxMissing.has(Number(code))) ?? forbidden;
  const no = (error: typeof forbidden, message: string) =>
    error === undefined
      ? refuseParameter(row, message)
      : new Refusal(error.http, { code: error.code, message });
  if (id === 'me') {
    if (caller.token !== 'user') {
      const own = row.errors.find(({ code, kind }) => code === meNeedsUser && kind === 'invalid');
      throw own === undefined
        ? refuseParameter(row, 'me needs a user token', 'user_mailbox_id')
        : no(own, 'me needs a user token');
    }
    if (world.behaviour.user === 'noMailbox') throw no(missing, 'the user has no mailbox');
    return world.demo;
  }
  const mailbox = world.mailbox(id);
  if (mailbox === undefined) throw no(missing, 'no such mailbox');
  if (mailbox === world.foreign && caller.token === 'user') throw no(forbidden, 'no permission');
  return mailbox;
}

const pageToken = z.object({ row: z.string(), box: z.string(), after: z.number().int() });

/** One page of a table, in the shape every paged row answers. */
export function pageOf<Row>(
  row: Endpoint,
  mailbox: Mailbox,
  table: Pick<Table<Row>, 'page'>,
  query: { page_size: number; page_token?: string | undefined },
): { rows: Row[]; rest: { has_more: boolean; page_token?: string } } {
  const after = query.page_token === undefined ? 0 : readToken(row, mailbox, query.page_token);
  const page = table.page(after, query.page_size);
  const next = { row: row.id, box: mailbox.user.address, after: page.last };
  return {
    rows: page.rows,
    rest: page.more
      ? { has_more: true, page_token: Buffer.from(JSON.stringify(next)).toString('base64url') }
      : { has_more: false },
  };
}

function readToken(row: Endpoint, mailbox: Mailbox, token: string): number {
  try {
    const read = pageToken.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
    if (read.row === row.id && read.box === mailbox.user.address) return read.after;
  } catch {
    // Whatever it was, it is no token of ours.
  }
  throw refuseParameter(row, 'page token invalid', 'page_token');
}

/** Pages of a list that is made anew for each call. */
export function listPage<Row>(list: readonly Row[]): Pick<Table<Row>, 'page'> {
  return {
    page: (after, size) => ({
      rows: list.slice(after, after + size),
      last: after + size,
      more: after + size < list.length,
    }),
  };
}
