import ICAL from 'ical.js';
import Papa from 'papaparse';
import { type ContactFields, contactFields } from '../../domain/contact';

/** Spreadsheets run cells that begin so; a quote in front makes them text, and our own reader takes it off again. */
const harmless = (value: string) => (/^'?[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value);

const headers = ['Name', 'E-mail Address', 'Company', 'Phone', 'Job Title', 'Labels', 'Notes'];
const order = ['name', 'address', 'company', 'phone', 'position', 'tag', 'remark'] as const;

/** With a byte order mark: spreadsheets take UTF-8 without one for an old encoding. */
export function writeCsv(contacts: readonly Partial<ContactFields>[]): string {
  const rows = contacts.map((one) => order.map((field) => harmless(one[field] ?? '')));
  return `\ufeff${Papa.unparse({ fields: headers, data: rows }, { newline: '\r\n' })}\r\n`;
}

const structured: ReadonlySet<string> = new Set(['n', 'org']);
const names = { address: 'email', company: 'org', phone: 'tel', position: 'title', remark: 'note' } as const;

/** One file of all contacts, as vCard 3.0 or 4.0 in UTF-8. */
export function writeVcards(contacts: readonly Partial<ContactFields>[], version: '3.0' | '4.0'): string {
  return contacts
    .map((contact) => {
      const card = new ICAL.Component(['vcard', [], []]);
      const set = (name: string, value: string) => {
        const property = new ICAL.Property(name, card);
        property.resetType('text');
        // A value made of parts is given as its parts: a semicolon is then a letter of one.
        property.setValue(structured.has(name) ? [value] : value);
        card.addProperty(property);
      };
      set('version', version);
      set('fn', contact.name ?? '');
      if (version === '3.0') set('n', contact.name ?? '');
      for (const field of contactFields) {
        const value = contact[field];
        if (!value || field === 'name') continue;
        if (field === 'tag') {
          const property = new ICAL.Property('categories', card);
          property.setValues(value.split(/[,;，；、]/).map((tag) => tag.trim()));
          card.addProperty(property);
        } else set(names[field], value);
      }
      return `${card.toString()}\r\n`;
    })
    .join('');
}
