import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failureKinds } from '../../lib/domain/failure';
import { classify } from '../../lib/http/classify';
import { defineEndpoint } from '../../lib/http/endpoint';
import { allRows, providers, rowOf, serviceOf } from '../../lib/providers';
import { feishuRows } from '../../lib/providers/feishu/rows';
import { apiHosts, hostsOf } from '../../lib/providers/hosts';
import { checkRows, leastScopes } from '../../lib/providers/table';

const wireOf = (id: string) => {
  const provider = providers[id.split('.')[0] ?? ''];
  if (!provider) throw new Error(id);
  return provider.wire;
};

describe.each(allRows.map((row) => [row.id, row] as const))('%s', (_id, row) => {
  it('classes each of its own refusals by status and code', () => {
    for (const { http, code, kind } of row.errors) {
      const verdict = classify(row, wireOf(row.id), http, code);
      expect(verdict.kind).toBe(kind);
      expect(verdict.execution).toBe(kind === 'unavailable' ? 'unknown' : 'notExecuted');
      expect(failureKinds).toContain(kind);
    }
  });

  it('classes the refusals of no single row, unless it names one itself', () => {
    const wire = wireOf(row.id);
    for (const { http, code, kind } of wire.refusals) {
      const own = row.errors.find((error) => error.http === http && error.code === code);
      expect(classify(row, wire, http, code).kind).toBe(own?.kind ?? kind);
    }
  });

  it('leaves a code that nobody lists unknown, and perhaps carried out', () => {
    expect(classify(row, wireOf(row.id), 400, 987654321)).toEqual({ kind: 'unknown', execution: 'unknown' });
    expect(classify(row, wireOf(row.id), 500, 987654321).kind).toBe('unavailable');
  });

  it('names a host the wire has, parameters it can fill, and a limit', () => {
    for (const hosts of Object.values(wireOf(row.id).brands)) expect(hosts).toHaveProperty(row.host);
    const names = [...row.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    const shape = row.params instanceof z.ZodObject ? Object.keys(row.params.shape) : [];
    expect(shape.sort()).toEqual(names.sort());
    expect(row.limits.length).toBeGreaterThan(0);
    for (const { count, perMs } of row.limits) expect(Math.min(count, perMs)).toBeGreaterThan(0);
    expect(URL.canParse(row.docs)).toBe(true);
    expect(row.token.length).toBeGreaterThan(0);
  });

  it('answers broken input with a refusal of its own or of the provider', () => {
    const { parameterError } = row;
    if (parameterError) {
      expect(classify(row, wireOf(row.id), parameterError.http, parameterError.code).kind).toBe('invalid');
    }
    if (row.method === 'GET') expect(row.body).toBeNull();
    if (row.method === 'GET') expect(row.repeat).toBe('harmless');
  });
});

describe('the table', () => {
  const base = rowOf('feishu.contacts.list');

  it('gives a row by its id, and nothing by another', () => {
    expect(base.path).toMatch(/mail_contacts$/);
    expect(() => rowOf('feishu.contacts.burn')).toThrow('feishu.contacts.burn');
    expect(() => rowOf('acme.contacts.list')).toThrow('acme.contacts.list');
  });

  it('refuses an id twice, an address twice, a stranger and a code classed twice', () => {
    const other = defineEndpoint({ ...base, id: 'feishu.contacts.other' });
    expect(() => checkRows('feishu', [base, base])).toThrow('declared twice');
    expect(() => checkRows('feishu', [base, other])).toThrow('another row answers');
    expect(() => checkRows('acme', [base])).toThrow('not a row of acme');
    const errors = [...base.errors, { http: 400, code: 1230001, kind: 'exists' as const }];
    expect(() => checkRows('feishu', [{ ...base, errors }])).toThrow('1230001 is classed twice');
  });

  it('is sound', () => {
    expect(() => checkRows('feishu', feishuRows)).not.toThrow();
  });

  it('takes an address with other parameter names for the same', () => {
    const patch = rowOf('feishu.contacts.patch');
    const path = patch.path.replace(':mail_contact_id', ':id');
    expect(() => checkRows('feishu', [patch, { ...patch, id: 'feishu.contacts.again', path }])).toThrow();
  });

  it('finds the fewest scopes', () => {
    const row = (id: string, scopes: string[]) => ({ ...base, id, scopes });
    expect(leastScopes([row('a', ['read', 'write']), row('b', ['write'])])).toEqual(['write']);
    expect(leastScopes([row('a', ['read', 'write']), row('b', [])])).toEqual(['read']);
  });

  it('knows every brand and its hosts', () => {
    expect(serviceOf('lark').hosts).toEqual({
      api: 'https://open.larksuite.com',
      accounts: 'https://accounts.larksuite.com',
    });
    expect(hostsOf('feishu')).toEqual(['https://open.feishu.cn/*', 'https://accounts.feishu.cn/*']);
    const all = Object.values(providers).flatMap(({ wire }) =>
      Object.values(wire.brands).flatMap((hosts) => Object.values(hosts).map((host) => `${host}/*`)),
    );
    expect([...apiHosts].sort()).toEqual([...new Set(all)].sort());
  });
});
