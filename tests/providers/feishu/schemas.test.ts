import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authRows } from '../../../lib/providers/feishu/auth';
import { contactRows } from '../../../lib/providers/feishu/contacts';
import { folderRows } from '../../../lib/providers/feishu/folders';
import { labelRows } from '../../../lib/providers/feishu/labels';
import { messageRows } from '../../../lib/providers/feishu/messages';
import { searchRows } from '../../../lib/providers/feishu/search';
import { takes } from './takes';

/** Characters of one and of two UTF-16 units, counted alike. */
const words = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom('a', '林', 'é', '😀', '𠮷', ' ', '<'), minLength: min, maxLength: max });
const points = (text: string) => [...text].length;
const over = (max: number) => words(max + 1, max + 40).filter((text) => points(text) > max);
const within = (min: number, max: number) =>
  words(min, max).filter((text) => points(text) >= min && points(text) <= max);

describe('a contact', () => {
  const body = contactRows.create.body;
  it.each([
    ['name', 64],
    ['company', 64],
    ['phone', 40],
    ['mail_address', 319],
    ['tag', 64],
    ['remark', 1000],
    ['position', 64],
  ] as const)('%s holds %i characters and not one more', (field, max) => {
    fc.assert(
      fc.property(within(1, max), (text) => takes(body, { name: 'n', [field]: text })),
      { numRuns: 30 },
    );
    fc.assert(
      fc.property(over(max), (text) => !takes(body, { name: 'n', [field]: text })),
      { numRuns: 30 },
    );
    expect(takes(body, { name: 'n', [field]: '😀'.repeat(max) })).toBe(true);
    expect(takes(body, { name: 'n', [field]: '😀'.repeat(max + 1) })).toBe(false);
  });

  it('needs a name, in a patch too, and no half characters', () => {
    for (const schema of [body, contactRows.patch.body]) {
      expect(takes(schema, { company: 'c' })).toBe(false);
      expect(takes(schema, { name: '' })).toBe(false);
      expect(takes(schema, { name: '\ud83d' })).toBe(false);
    }
  });

  it('is sent without what the service does not know', () => {
    expect(body?.parse({ name: 'n', id: '1', avatar: 'x' })).toEqual({ name: 'n' });
  });
});

describe('pages', () => {
  it.each([
    ['contacts', contactRows.list.query, 20, true],
    ['search', searchRows.messages.query, 15, false],
  ] as const)('%s hold what the service gives', (_name, query, max, required) => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 40 }), (size) => {
        const right = size >= 1 && size <= max;
        return (
          takes(query, { page_size: size }) === right && takes(query, { page_size: String(size) }) === right
        );
      }),
    );
    expect(takes(query, {})).toBe(!required);
    expect(takes(query, { page_size: 'many' })).toBe(false);
  });

  it('of messages are of one folder or one label', () => {
    const query = messageRows.list.query;
    expect(query?.parse({ page_size: '5', folder_id: 'INBOX', only_unread: 'true' })).toEqual({
      page_size: 5,
      folder_id: 'INBOX',
      only_unread: true,
    });
    expect(takes(query, { page_size: 5, label_id: 'FLAGGED' })).toBe(true);
    expect(takes(query, { page_size: 5 })).toBe(false);
    expect(takes(query, { page_size: 5, folder_id: 'INBOX', label_id: 'FLAGGED' })).toBe(false);
  });
});

describe('a label', () => {
  it('takes the 12 colours and no other', () => {
    const colour = (background_color: string) => takes(labelRows.patch.body, { label: { background_color } });
    expect(colour('wathet')).toBe(true);
    expect(colour('#fff')).toBe(false);
  });

  it('needs a name when new, a name or a colour when changed', () => {
    expect(takes(labelRows.create.body, { label: { background_color: 'red' } })).toBe(false);
    expect(takes(labelRows.create.body, { label: { name: 'a/b/c' } })).toBe(true);
    expect(takes(labelRows.patch.body, { label: {} })).toBe(false);
    expect(takes(labelRows.patch.body, { label: { name: 'x'.repeat(256) } })).toBe(false);
  });

  it('of a colour we do not know is still a label', () => {
    const reply = { items: [{ id: '1', name: 'a', background_color: 'ultraviolet', messages_unread: 0 }] };
    expect(labelRows.list.reply.parse(reply)).toEqual(reply);
  });
});

describe('a folder', () => {
  it('has a name and a parent when new, one of both when changed', () => {
    expect(takes(folderRows.create.body, { name: 'n', parent_folder_id: '0' })).toBe(true);
    expect(takes(folderRows.create.body, { name: 'n' })).toBe(false);
    expect(takes(folderRows.create.body, { name: 'x'.repeat(251), parent_folder_id: '0' })).toBe(false);
    expect(takes(folderRows.patch.body, {})).toBe(false);
    expect(takes(folderRows.list.query, { folder_type: '2' })).toBe(true);
    expect(takes(folderRows.list.query, { folder_type: '3' })).toBe(false);
  });
});

describe('a change of mails', () => {
  const many = Array.from({ length: 21 }, (_, at) => String(at));
  it('changes something, of at most 20', () => {
    expect(takes(messageRows.modify.body, { add_label_ids: ['UNREAD'] })).toBe(true);
    expect(takes(messageRows.modify.body, {})).toBe(false);
    expect(takes(messageRows.modify.body, { remove_label_ids: many })).toBe(false);
    expect(takes(messageRows.batch_modify.body, { message_ids: ['1'] })).toBe(false);
    expect(takes(messageRows.batch_modify.body, { message_ids: many, add_folder: 'SPAM' })).toBe(false);
    expect(takes(messageRows.batch_get.body, { message_ids: many })).toBe(false);
  });
});

describe('a search', () => {
  const create_time = (start_time: string, end_time?: string) =>
    takes(searchRows.messages.body, { filter: { create_time: { start_time, end_time } } });
  it('has both ends of a time within a year, and 50 characters of words', () => {
    expect(create_time('2026-01-01T00:00:00Z', '2026-12-31T00:00:00+08:00')).toBe(true);
    expect(create_time('2025-01-01T00:00:00Z', '2026-06-01T00:00:00Z')).toBe(false);
    expect(create_time('2026-01-01T00:00:00Z')).toBe(false);
    expect(takes(searchRows.messages.body, { query: 'x'.repeat(51) })).toBe(false);
    expect(takes(searchRows.entities.body, { query: '' })).toBe(false);
    expect(takes(searchRows.entities.body, { query: 'a', size: 21 })).toBe(false);
  });
});

describe('a token request', () => {
  const client = { client_id: 'cli_a', client_secret: 's' };
  it('is one of two grants, with the secret, and a verifier as RFC 7636 wants it', () => {
    const code = { grant_type: 'authorization_code', ...client, code: 'c' };
    expect(takes(authRows.token.body, { ...code, code_verifier: 'a'.repeat(43) })).toBe(true);
    expect(takes(authRows.token.body, { ...code, code_verifier: 'a'.repeat(42) })).toBe(false);
    expect(takes(authRows.token.body, { ...code, code_verifier: `${'a'.repeat(43)}/` })).toBe(false);
    expect(takes(authRows.token.body, { ...code, client_secret: '' })).toBe(false);
    expect(takes(authRows.token.body, { grant_type: 'refresh_token', ...client })).toBe(false);
    expect(takes(authRows.token.body, { grant_type: 'password', ...client })).toBe(false);
  });

  it('may be answered without a refresh token', () => {
    expect(takes(authRows.token.reply, { access_token: 't', expires_in: 7200 })).toBe(true);
  });
});
