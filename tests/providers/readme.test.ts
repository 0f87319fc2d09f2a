import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failureKinds } from '../../lib/domain/failure';
import { allRows } from '../../lib/providers';
import { withTable } from '../tools/endpoint-table';

const readme = readFileSync('lib/providers/README.md', 'utf8');

describe('the table of the README', () => {
  it('is that of the rows (npx tsx tests/tools/endpoints.ts --markdown)', () => {
    expect(withTable(readme, allRows)).toBe(readme);
  });

  it('would not be, were a row missing', () => {
    expect(withTable(readme, allRows.slice(1))).not.toBe(readme);
  });
});

describe('npm run endpoints', () => {
  const limit = z.strictObject({
    count: z.number(),
    perMs: z.number(),
    source: z.enum(['documented', 'assumed']),
  });
  const jsonSchema = z.looseObject({ $schema: z.string() }).nullable();
  const row = z.strictObject({
    provider: z.string(),
    id: z.string(),
    method: z.string(),
    path: z.string().startsWith('/'),
    limits: z.array(limit),
    scopes: z.array(z.string()),
    fieldScopes: z.array(z.string()),
    token: z.enum(['user', 'tenant', 'app', 'none']),
    errors: z.array(
      z.strictObject({
        http: z.number(),
        code: z.union([z.number(), z.string()]),
        kind: z.enum(failureKinds),
      }),
    ),
    body: jsonSchema,
    query: jsonSchema,
    docs: z.url(),
  });

  it('prints one JSON array with every row', { timeout: 30_000 }, () => {
    const tsx = new URL('../../node_modules/.bin/tsx', import.meta.url).pathname;
    const printed = execFileSync(tsx, ['tests/tools/endpoints.ts'], { encoding: 'utf8' });
    const rows = z.array(row).parse(JSON.parse(printed));
    expect(rows.map(({ id }) => id)).toEqual(allRows.map(({ id }) => id));
    const create = rows.find(({ id }) => id === 'feishu.contacts.create');
    expect(create).toMatchObject({
      token: 'user',
      query: null,
      body: { required: ['name'], properties: { name: { minLength: 1, maxLength: 64 } } },
      limits: [{ count: 20, perMs: 60_000, source: 'documented' }],
    });
  });
});
