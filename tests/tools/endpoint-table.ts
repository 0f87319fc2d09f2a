import { z } from 'zod';
import type { Endpoint } from '../../lib/http/endpoint';

const schema = (type: z.ZodType | null) =>
  type === null ? null : z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });

/** One row as data: what the table, the tools and other programs read. */
export const describeRow = (row: Endpoint) => ({
  provider: row.id.split('.', 1)[0] ?? '',
  id: row.id,
  method: row.method,
  path: row.path,
  limits: row.limits,
  scopes: row.scopes,
  fieldScopes: Object.keys(row.fieldScopes),
  token: row.token.includes('user') ? 'user' : (row.token[0] ?? 'none'),
  errors: row.errors.map(({ http, code, kind }) => ({ http, code, kind })),
  body: schema(row.body),
  query: schema(row.query),
  docs: row.docs,
});
