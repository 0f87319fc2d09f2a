import { describe, expect, it } from 'vitest';
import { knownState } from '../../entrypoints/background/known-state';
import type { AddressMatch } from '../../lib/contacts/mirror';
import { mirrorContact } from '../../lib/contacts/to-mirror';
import type { Intent } from '../../lib/domain/intent';

const intent = (change: Partial<Intent>): Intent => ({
  ...{ id: 'i', kind: 'save-sender', version: 1, account: 'a', resource: 'r', class: 'click', input: {} },
  ...{ state: 'done', attempt: 1, owner: null, createdAt: 0, readyAt: 0, updatedAt: 0, revision: 1 },
  ...{ lookAfter: 0, settledAt: 100 },
  ...change,
});
const li = mirrorContact(
  'a',
  { id: '1', name: 'Li', address: 'li@corp.example', company: 'Corp GmbH', phone: '+86 138 0013 8000' },
  { seenAt: 500, source: 'list' },
);
const none: AddressMatch = { exact: [], likely: [], since: 400, withheld: false };
const about = (one: Intent | null, match: AddressMatch, says = {}) =>
  knownState({ holds: one?.undoneBy === undefined ? one : null, about: one ? [one] : [], match, says });

describe('what a chip says', () => {
  it('is known by the mirror alone, and has news where the mail says more', () => {
    const held = { ...none, exact: [li] };
    expect(about(null, held).state).toBe('known');
    expect(about(null, held, { company: 'corp', phones: ['13800138000'] }).state).toBe('known');
    expect(about(null, held, { company: 'Elsewhere AG' }).state).toBe('news');
    expect(about(null, held, { phones: ['+86 139 1111 2222'] }).state).toBe('news');
    expect(about(null, held, { position: 'Buyer' }).state).toBe('news');
  });

  it('is "not seen yet" until the whole list was read, or where it shows no addresses', () => {
    expect(about(null, none)).toEqual({ state: 'unknown' });
    expect(about(null, { ...none, since: null })).toEqual({ state: 'unknown', notSeenYet: true });
    expect(about(null, { ...none, withheld: true })).toEqual({ state: 'unknown', notSeenYet: true });
  });

  it('is known by a wish of our own until a whole walk that began later did not meet it', () => {
    expect(about(intent({ state: 'pending' }), none).state).toBe('known');
    expect(about(intent({ settledAt: 450 }), none).state).toBe('known');
    expect(about(intent({ settledAt: 300 }), none).state).toBe('unknown');
    expect(about(intent({ settledAt: 300 }), { ...none, since: null }).state).toBe('known');
  });

  it('is no longer known while it is taken back, unless a list shows it since', () => {
    const undone = intent({ undoneBy: 'u', result: { id: '1', before: null }, updatedAt: 450 });
    const own = { ...none, exact: [{ ...li, source: 'own' as const }] };
    expect(about(undone, own).state).toBe('unknown');
    expect(about(undone, { ...none, exact: [li] }).state).toBe('known');
    expect(about({ ...undone, result: { id: '1', before: { name: 'Li' } } }, own).state).toBe('known');
  });
});
