import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { brandNames } from '../../lib/domain/account';
import { switches } from '../../lib/domain/policy';
import { policyParts, readPolicy } from '../../lib/settings/policy';

const none = {
  ...{ apps: [], relay: '', regions: [], hosts: [], off: [], closed: [], firstRun: true, seats: 0 },
  defaults: { tag: '', remark: '', labels: [], follower: '' },
};

describe('the company’s policy', () => {
  it('is absent where nothing is set', () => {
    expect(readPolicy({})).toEqual({ present: false, policy: none, problems: [] });
    expect(readPolicy(undefined)).toEqual({ present: false, policy: none, problems: [] });
    expect(readPolicy(Object.create(null))).toEqual({ present: false, policy: none, problems: [] });
  });

  it('is read as set, with what it leaves out filled in', () => {
    const managed = {
      apps: [{ brand: 'lark', appId: ' cli_1 ' }],
      relay: 'https://relay.acme.example/mqe/',
      regions: ['lark', 'dingtalk'],
      hosts: ['https://mail.acme.example/*', 'https://*.acme.example/*'],
      defaults: { tag: 'supplier', labels: [7] },
      off: ['rules'],
      firstRun: false,
      seats: 5000,
    };
    expect(readPolicy(managed)).toEqual({
      present: true,
      policy: {
        ...managed,
        apps: [{ brand: 'lark', appId: 'cli_1', name: '' }],
        closed: [],
        relay: 'https://relay.acme.example/mqe',
        defaults: { tag: 'supplier', remark: '', labels: [7], follower: '' },
      },
      problems: [],
    });
  });

  it('keeps the good parts, and says of the bad ones where they are and what is expected', () => {
    const { policy, problems } = readPolicy({
      apps: [{ brand: 'other', appId: 'x' }],
      relay: 'http://relay.acme.example',
      hosts: ['mail.acme.example', 'https://mail.acme.example/*', 'https://*/*'],
      off: ['rules', 'nothing', 4],
      defaults: { tag: 5 },
      nope: 1,
    });
    expect(policy).toEqual({
      ...none,
      ...{ hosts: ['https://mail.acme.example/*'], off: ['rules'], closed: ['relay'] },
    });
    expect(problems.map(({ at, key }) => `${at} ${key}`)).toEqual([
      'nope unknown',
      'apps.0.brand choice',
      'relay relay',
      'hosts.0 host',
      'hosts.2 host',
      'defaults.tag shape',
      'off.1 choice',
      'off.2 choice',
    ]);
  });

  it('has no place for a secret: one is refused with its app, and not repeated', () => {
    const view = readPolicy({ apps: [{ brand: 'feishu', appId: 'cli_1', appSecret: 'canary' }] });
    expect(view.policy.apps).toEqual([]);
    expect(view.problems).toEqual([{ at: 'apps.0', key: 'unknown', params: ['appSecret'] }]);
    expect(JSON.stringify(view)).not.toContain('canary');
  });

  it.each([
    [{ regions: ['fieshu'] }, ['regions']],
    [{ regions: 'feishu' }, ['regions']],
    [{ hosts: ['mail.acme.example'], relay: 'relay.acme.example' }, ['relay', 'hosts']],
    [{ regions: ['fieshu', 'lark'], hosts: [] }, []],
    [{ regions: [], hosts: [], relay: '' }, []],
  ])('closes what it meant to limit where nothing of it can be read: %j', (managed, closed) => {
    const view = readPolicy(managed);
    expect(view.policy.closed).toEqual(closed);
    expect(view.problems.length).toBeGreaterThanOrEqual(closed.length);
  });

  it('that is no object is a problem in words', () => {
    expect(readPolicy('yes').problems).toHaveLength(1);
  });

  it.each([
    [5000, 5000, 0],
    [-1, 0, 1],
    ['many', 0, 1],
  ])('says how many share the app: %s', (seats, obeyed, problems) => {
    const view = readPolicy({ seats });
    expect(view.policy.seats).toBe(obeyed);
    expect(view.problems).toHaveLength(problems);
  });
});

describe('the schema that browsers are given', () => {
  const one = z.looseObject({ type: z.string() });
  const schema = z
    .object({ type: z.literal('object'), properties: z.record(z.string(), one) })
    .parse(JSON.parse(readFileSync('public/managed-schema.json', 'utf8')));
  const text = JSON.stringify(schema);

  it('names the parts that are read, and no other', () => {
    expect(Object.keys(schema.properties)).toEqual(Object.keys(policyParts));
  });

  it('names every service and every switch', () => {
    expect(text).toContain(`Of ${switches.join(', ')}.`);
    expect(text.split(brandNames.join(', '))).toHaveLength(3);
  });

  it('leaves wrong words to us: Chrome would drop the whole list, and with it what it forbids', () => {
    expect(text).not.toContain('"enum"');
  });

  it('keeps to the words that Chrome knows', () => {
    const keys = new Set(text.match(/"(\w+)":/g)?.map((key) => key.slice(1, -2)));
    const known = ['type', 'properties', 'items', 'title', 'description'];
    const own = ['apps', 'brand', 'appId', 'name', 'relay', 'regions', 'hosts', 'defaults', 'tag', 'remark'];
    expect(
      [...keys].filter(
        (key) => ![...known, ...own, 'labels', 'follower', 'off', 'firstRun', 'seats'].includes(key),
      ),
    ).toEqual([]);
  });
});
