import type { Endpoint } from '../../http/endpoint';
import { dingtalkWire } from '../../providers/dingtalk/wire';
import { Refusal } from '../core/refusal';

/** A refusal that the row or the wire lists; anything else is a mistake of the sandbox. */
export function refuse(row: Endpoint, code: number | string, message: string): Refusal {
  const listed = [...row.errors, ...dingtalkWire.refusals].find((error) => error.code === code);
  if (listed === undefined) throw new Error(`${row.id} does not list ${code}`);
  return new Refusal(listed.http, { code, message });
}
