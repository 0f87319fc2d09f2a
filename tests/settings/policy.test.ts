import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../lib/settings/policy';

const none = { apps: [], defaults: { tag: '', remark: '' }, off: [] };

describe('the company’s policy', () => {
  it('is absent where nothing is set', () => {
    expect(readPolicy({})).toEqual({ present: false, policy: none, problems: [] });
    expect(readPolicy(undefined)).toEqual({ present: false, policy: none, problems: [] });
  });

  it('is read as set, with what it leaves out filled in', () => {
    const managed = { apps: [{ brand: 'lark', appId: ' cli_1 ' }], defaults: { tag: 'supplier' } };
    expect(readPolicy(managed)).toEqual({
      present: true,
      policy: {
        apps: [{ brand: 'lark', appId: 'cli_1', name: '' }],
        defaults: { tag: 'supplier', remark: '' },
        off: [],
      },
      problems: [],
    });
  });

  it('keeps the good parts, and names the bad ones with their place', () => {
    const { policy, problems } = readPolicy({
      apps: [{ brand: 'other', appId: 'x' }],
      off: ['rules'],
      nope: 1,
    });
    expect(policy).toEqual({ ...none, off: ['rules'] });
    expect(problems.map(({ at }) => at)).toEqual(['nope', 'apps.0.brand']);
  });

  it('has no place for a secret: one is refused with its app, and not repeated', () => {
    const view = readPolicy({ apps: [{ brand: 'feishu', appId: 'cli_1', appSecret: 'canary' }] });
    expect(view.policy.apps).toEqual([]);
    expect(view.problems).toHaveLength(1);
    expect(JSON.stringify(view)).not.toContain('canary');
  });

  it('that is no object is a problem in words', () => {
    expect(readPolicy('yes').problems).toHaveLength(1);
  });
});
