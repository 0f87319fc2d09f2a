import { z } from 'zod';
import { brandNames } from '../domain/account';
import {
  type Allowing,
  allowing,
  type Policy,
  type PolicyProblem,
  type PolicyView,
  switches,
} from '../domain/policy';

const brand = z.enum(brandNames);
const app = z.strictObject({
  brand,
  appId: z.string().trim().min(1).max(200),
  name: z.string().max(200).default(''),
});
const relay = z.url({ protocol: /^https$/, error: 'relay' }).transform((url) => url.replace(/\/+$/, ''));
/** `https://mail.acme.example/*`, or every host below a domain: `https://*.acme.example/*`. */
const pattern = z.string().regex(/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+\/\*$/, 'host');

/** Each part is read on its own, so that one slip does not cost the rest. There is no place for a secret. */
export const policyParts = {
  apps: z.array(app).max(50),
  relay: z.union([z.literal(''), relay]),
  regions: z.array(brand).max(10),
  hosts: z.array(pattern).max(200),
  defaults: z.strictObject({
    tag: z.string().max(64).default(''),
    remark: z.string().max(1000).default(''),
    labels: z.array(z.number().int()).max(20).default([]),
    follower: z.string().max(128).default(''),
  }),
  off: z.array(z.enum(switches)).max(50),
  firstRun: z.boolean(),
  seats: z.number().int().min(0).max(1_000_000),
} as const;

const none: Policy = {
  apps: [],
  relay: '',
  regions: [],
  hosts: [],
  defaults: { tag: '', remark: '', labels: [], follower: '' },
  off: [],
  closed: [],
  firstRun: true,
  seats: 0,
};

/** What an issue says, in words that are ours; values are not repeated. */
function problemOf(name: string, issue: z.core.$ZodIssue): PolicyProblem {
  const at = [name, ...issue.path].join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return { at, key: 'unknown', params: [issue.keys.join(', ')] };
    case 'invalid_value':
      return { at, key: 'choice', params: [issue.values.map(String).join(', ')] };
    case 'too_big':
    case 'too_small':
      return {
        at,
        key: 'length',
        params: [String(issue.code === 'too_big' ? issue.maximum : issue.minimum)],
      };
    case 'invalid_type':
      return { at, key: 'shape', params: [issue.expected] };
    default:
      return { at, key: name === 'hosts' ? 'host' : name === 'relay' ? 'relay' : 'shape', params: [''] };
  }
}

function part<Name extends keyof Policy>(
  name: Name,
  schema: z.ZodType<Policy[Name]>,
  raw: Record<string, unknown>,
  problems: PolicyProblem[],
): Policy[Name] {
  if (!Object.hasOwn(raw, name)) return none[name];
  const read = schema.safeParse(raw[name]);
  if (read.success) return read.data;
  problems.push(...read.error.issues.map((issue) => problemOf(name, issue)));
  return none[name];
}

/** Something stands there; an empty list or text is how a policy says «all». */
const isSet = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** As nearly everywhere: each start of a worker reads it, and a first schema costs it a millisecond. */
const isEmpty = (managed: unknown): boolean =>
  managed === undefined ||
  managed === null ||
  (typeof managed === 'object' &&
    Object.getPrototypeOf(managed) === Object.prototype &&
    Object.keys(managed).length === 0);

/**
 * Reads `storage.managed`; what cannot be read is named, never swallowed. It counts as not set, but for what forbids:
 * of `hosts`, `regions` and `off` the good entries are kept. Nothing is allowed by a slip: where nothing of `relay`,
 * `hosts` or `regions` can be read, that part is `closed`.
 */
export function readPolicy(managed: unknown): PolicyView {
  if (isEmpty(managed)) return { present: false, policy: none, problems: [] };
  const outer = z.record(z.string(), z.unknown()).safeParse(managed);
  if (!outer.success) {
    return { present: true, policy: none, problems: [{ at: '', key: 'shape', params: ['object'] }] };
  }
  const raw = outer.data;
  const problems: PolicyProblem[] = [];
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(policyParts, key)) problems.push({ at: key, key: 'unknown', params: [key] });
  }
  /** The entries of a list that can be read; the others are told. */
  function entries<Entry>(name: string, schema: z.ZodType<Entry>): Entry[] {
    const value = raw[name];
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      problems.push({ at: name, key: 'shape', params: ['array'] });
      return [];
    }
    return value.flatMap((one, at) => {
      const read = schema.safeParse(one);
      if (read.success) return [read.data];
      problems.push(
        ...read.error.issues.map((issue) => problemOf(name, { ...issue, path: [at, ...issue.path] })),
      );
      return [];
    });
  }
  const apps = part('apps', policyParts.apps, raw, problems);
  const relay = part('relay', policyParts.relay, raw, problems);
  const regions = entries('regions', brand);
  const hosts = entries('hosts', pattern);
  const meant: Record<Allowing, boolean> = {
    relay: relay === '' && isSet(raw.relay),
    regions: regions.length === 0 && isSet(raw.regions),
    hosts: hosts.length === 0 && isSet(raw.hosts),
  };
  const policy: Policy = {
    ...{ apps, relay, regions, hosts, closed: allowing.filter((one) => meant[one]) },
    defaults: part('defaults', policyParts.defaults, raw, problems),
    off: entries('off', z.enum(switches)),
    firstRun: part('firstRun', policyParts.firstRun, raw, problems),
    seats: part('seats', policyParts.seats, raw, problems),
  };
  return { present: Object.keys(raw).length > 0, policy, problems };
}
