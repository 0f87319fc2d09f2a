import { describe, expect, it } from 'vitest';
import type { Feature } from '../../../lib/domain/account';
import { always, featureNeeds } from '../../../lib/providers/feishu/features';
import { leastScopes } from '../../../lib/providers/table';

function scopesFor(features: readonly Feature[]): string[] {
  const needs = [always, ...features.map((feature) => featureNeeds[feature])];
  return [...leastScopes(needs.flatMap(({ rows }) => rows)), ...needs.flatMap(({ fields }) => fields)];
}
const person = 'mail:user_mailbox:readonly';

describe('scopes of a sign-in', () => {
  it.each([
    ['no feature', [], []],
    [
      'contacts',
      ['contacts'],
      [
        'mail:user_mailbox.mail_contact:write',
        'mail:user_mailbox.mail_contact.mail_address:read',
        'mail:user_mailbox.mail_contact.phone:read',
      ],
    ],
    ['labels', ['labels'], ['mail:user_mailbox.message:modify']],
    ['rules', ['rules'], ['mail:user_mailbox.rule:write', 'mail:user_mailbox.folder:write']],
    [
      'messages',
      ['messages'],
      [
        'mail:user_mailbox.message:readonly',
        'mail:user_mailbox.message.address:read',
        'mail:user_mailbox.message.subject:read',
      ],
    ],
    ['texts', ['texts'], ['mail:user_mailbox.message:readonly', 'mail:user_mailbox.message.body:read']],
  ] as const)('for %s', (_name, features, wanted) => {
    expect(scopesFor(features).sort()).toEqual([person, ...wanted].sort());
  });

  it('of several features hold no scope twice and fit on one consent page', () => {
    const scopes = scopesFor(['contacts', 'labels', 'rules', 'messages']);
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(scopes.length).toBeLessThanOrEqual(50);
    expect(scopes).not.toContain('mail:user_mailbox.message.body:read');
  });
});
