import { describe, expect, it } from 'vitest';
import { personIn } from '../../lib/sources/selection';

describe('a selected text', () => {
  it.each([
    ['Mei Lin <mei@x.test>', { name: 'Mei Lin', address: 'mei@x.test' }],
    ['"Lin, Mei" <mei@x.test>', { name: 'Lin, Mei', address: 'mei@x.test' }],
    ['林晓雯（mei@x.test）', { name: '林晓雯', address: 'mei@x.test' }],
    ['mei@x.test', { name: '', address: 'mei@x.test' }],
    ['mailto:mei@x.test', { name: '', address: 'mei@x.test' }],
    ['mei@x.test, MEI@x.test', { name: '', address: 'mei@x.test' }],
    ['a line\nMei: mei@x.test.', { name: 'Mei', address: 'mei@x.test' }],
    [`${'word '.repeat(40)}mei@x.test`, { name: '', address: 'mei@x.test' }],
  ])('names a person: %j', (text, person) => {
    expect(personIn(text)).toEqual(person);
  });

  it.each([[''], ['no address'], ['a@b'], ['a@x.test b@x.test'], ['@x.test']])('names nobody: %j', (text) => {
    expect(personIn(text)).toBeNull();
  });

  it('costs no more than its length, however hostile', () => {
    const start = performance.now();
    for (const text of ['a'.repeat(1e6), 'a@'.repeat(5e5), '@a.'.repeat(3e5), `${'.'.repeat(1e6)}@`]) {
      personIn(text);
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
