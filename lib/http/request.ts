import type { ZodType } from 'zod';
import { Failure } from '../domain/failure';
import type { Endpoint } from './endpoint';
import type { Hosts, Wire } from './wire';

/** What a call passes to its row; each part only where the row has it. */
export interface Parts {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

type Values = Record<string, unknown>;

/** Refuses before anything is sent, with the field that is wrong. */
function check(row: Endpoint, schema: ZodType | null, value: unknown): unknown {
  if (schema === null) return undefined;
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Failure({
    kind: 'invalid',
    execution: 'notExecuted',
    endpoint: row.id,
    field: issue?.path.join('.') || undefined,
    message: issue?.message,
  });
}

export interface Checked {
  params: Values;
  query: Values;
  body: unknown;
}

const values = (value: unknown): Values => (typeof value === 'object' ? { ...value } : {});

export const checkParts = (row: Endpoint, parts: Parts): Checked => ({
  params: values(check(row, row.params, parts.params)),
  query: values(check(row, row.query, parts.query)),
  body: check(row, row.body, parts.body),
});

function pathOf(row: Endpoint, params: Values): string {
  return row.path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = String(params[name] ?? '');
    /** A URL resolves these before it is sent: the call would reach another endpoint. */
    if (value === '' || value === '.' || value === '..') {
      throw new Failure({ kind: 'invalid', execution: 'notExecuted', endpoint: row.id, field: name });
    }
    return encodeURIComponent(value);
  });
}

const given = (record: Values): [string, string][] =>
  Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));

/** The address, headers and body of a call. */
export function buildRequest(row: Endpoint, wire: Wire, hosts: Hosts, parts: Checked, token: string | null) {
  const base = hosts[row.host];
  if (base === undefined) throw new Error(`${row.id}: no host ${row.host}`);
  const carried = token === null ? {} : wire.carry(row, token);
  const url = new URL(base + pathOf(row, parts.params));
  for (const [name, value] of given({ ...parts.query, ...carried.query }))
    url.searchParams.append(name, value);
  const headers: Record<string, string> = { Accept: 'application/json', ...carried.headers };
  if (parts.body === undefined) return { url, headers, body: undefined };
  const form = row.encoding === 'form';
  headers['Content-Type'] = form ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8';
  const body = form ? new URLSearchParams(given(values(parts.body))).toString() : JSON.stringify(parts.body);
  return { url, headers, body };
}

/** Everything in this call that nobody may read: the token and the row's secret fields. */
export function secretsOf(row: Endpoint, body: unknown, token: string | null): string[] {
  const fields = values(body);
  const secrets = (row.secret ?? []).map((name) => fields[name]);
  return [token, ...secrets].filter((one): one is string => typeof one === 'string' && one.length > 0);
}
