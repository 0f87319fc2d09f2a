import { z } from 'zod';
import type { Endpoint, Limit } from '../../lib/http/endpoint';

const schema = (type: z.ZodType | null) =>
  type === null ? null : z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });

const providerOf = (row: Endpoint) => row.id.split('.', 1)[0] ?? '';
/** The token the extension works with. */
const tokenOf = (row: Endpoint) => (row.token.includes('user') ? 'user' : (row.token[0] ?? 'none'));

/** One row as data, for other programs. */
export const describeRow = (row: Endpoint) => ({
  provider: providerOf(row),
  id: row.id,
  method: row.method,
  path: row.path,
  limits: row.limits,
  scopes: row.scopes,
  fieldScopes: Object.keys(row.fieldScopes),
  token: tokenOf(row),
  errors: row.errors.map(({ http, code, kind }) => ({ http, code, kind })),
  body: schema(row.body),
  query: schema(row.query),
  docs: row.docs,
});

const periods = new Map([
  [1_000, 's'],
  [60_000, 'min'],
]);
const limitText = ({ count, perMs, source }: Limit) =>
  `${count}/${periods.get(perMs) ?? `${perMs} ms`}${source === 'assumed' ? ' (assumed)' : ''}`;
const code = (text: string) => `\`${text}\``;

const head = ['operation', 'call', 'limit', 'scope', 'token', 'a repeat is'];

/** The table of the providers' README, in columns as the formatter aligns them. */
function markdownTable(rows: readonly Endpoint[]): string {
  const lines = rows.map((row) => [
    `[${row.id}](${row.docs})`,
    code(`${row.method} ${row.path}`),
    row.limits.map(limitText).join(', '),
    row.scopes.map(code).join(' or ') || '-',
    tokenOf(row),
    row.repeat,
  ]);
  const widths = head.map((_name, at) => Math.max(...[head, ...lines].map((line) => line[at]?.length ?? 0)));
  const draw = (line: string[], fill = ' ') =>
    `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0, fill)).join(' | ')} |`;
  const rule = draw(
    head.map(() => ''),
    '-',
  );
  return [draw(head), rule, ...lines.map((line) => draw(line))].join('\n');
}

const block = /(<!-- endpoints -->\n)[\s\S]*?(<!-- \/endpoints -->)/;

/** The text with its table replaced. Throws where there are no marks. */
export function withTable(text: string, rows: readonly Endpoint[]): string {
  if (!block.test(text)) throw new Error('no place for the table');
  return text.replace(
    block,
    (_whole, open: string, close: string) => `${open}${markdownTable(rows)}\n${close}`,
  );
}
