import { type ContactFields, contactLimits } from '../domain/contact';

const long = 120;
const oneLine = (text: string) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
const cut = (text: string, most: number) => {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, Math.max(0, most - 1)).join('')}…`;
};

/** A mail's date as a day, `2026-03-12`; as the page writes it where it cannot be read. */
function dayOf(date: string): string {
  const at = new Date(date);
  if (Number.isNaN(at.getTime())) return cut(oneLine(date), 40);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The values for a note of where a contact comes from: day and subject, as one line each. */
export const noteParams = (mail: { date: string; subject: string }): [string, string] => [
  dayOf(mail.date),
  cut(oneLine(mail.subject), long),
];

/** The note below what the remark holds; the remark alone where there is no room, or where it says so already. */
export function withNote(remark: string, note: string): string {
  if (remark.split('\n').includes(note)) return remark;
  const both = remark.trim() === '' ? note : `${remark.trimEnd()}\n${note}`;
  return [...both].length <= contactLimits.remark ? both : remark;
}

/** A new contact with the note in its remark; '' = the person asked for none. */
export function noted(fields: ContactFields, note: string): ContactFields {
  return note === '' ? fields : { ...fields, remark: withNote(fields.remark ?? '', note) };
}
