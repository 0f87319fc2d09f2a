import { z } from 'zod';
import { brandNames } from '../domain/account';
import type { Policy, PolicyView } from '../domain/policy';

const brand = z.enum(brandNames);
const app = z.strictObject({
  brand,
  appId: z.string().trim().min(1).max(200),
  name: z.string().max(200).default(''),
});

/** Each part is read on its own, so that one slip does not cost the rest. There is no place for a secret. */
export const policyParts = {
  apps: z.array(app).max(50),
  defaults: z.strictObject({
    tag: z.string().max(64).default(''),
    remark: z.string().max(1000).default(''),
  }),
  off: z.array(z.string().max(64)).max(50),
} as const;

const none: Policy = { apps: [], defaults: { tag: '', remark: '' }, off: [] };

type Problem = PolicyView['problems'][number];

function part<Name extends keyof Policy>(
  name: Name,
  schema: z.ZodType<Policy[Name]>,
  raw: Record<string, unknown>,
  problems: Problem[],
): Policy[Name] {
  if (!Object.hasOwn(raw, name)) return none[name];
  const read = schema.safeParse(raw[name]);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    problems.push({ at: [name, ...issue.path].join('.'), message: issue.message });
  }
  return none[name];
}

/** Reads `storage.managed`; what cannot be read is named, never swallowed, and counts as not set. */
export function readPolicy(managed: unknown): PolicyView {
  const outer = z.record(z.string(), z.unknown()).safeParse(managed ?? {});
  if (!outer.success) {
    return { present: true, policy: none, problems: [{ at: '', message: 'the policy is not an object' }] };
  }
  const raw = outer.data;
  const problems: Problem[] = [];
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(policyParts, key))
      problems.push({ at: key, message: 'not a policy of this extension' });
  }
  const policy: Policy = {
    apps: part('apps', policyParts.apps, raw, problems),
    defaults: part('defaults', policyParts.defaults, raw, problems),
    off: part('off', policyParts.off, raw, problems),
  };
  return { present: Object.keys(raw).length > 0, policy, problems };
}
