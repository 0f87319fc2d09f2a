import type { Found } from '../../domain/capture';
import { cited } from './cited';
import { type Line, tidy } from './lines';
import type { Sender } from './sender';
import { mailAddress } from './shapes';

const notAPerson = /subscribe|no-?reply|@lists?\./i;

/** Addresses in the block besides the From address and the reader's own. */
export function readEmails(lines: readonly Line[], sender: Sender, own: readonly string[]): Found[] {
  const known = new Set([sender.address, ...own.map((address) => address.toLowerCase())]);
  const found: Found[] = [];
  for (const line of lines) {
    for (const match of tidy(line.raw.replace(/mailto:/gi, ' ')).matchAll(mailAddress)) {
      const value = match[0].replace(/^[.'`*|-]+|[.'`*|-]+$/g, '');
      const key = value.toLowerCase();
      if (known.has(key) || notAPerson.test(key)) continue;
      known.add(key);
      found.push(cited(value, 0.8, line.raw));
    }
  }
  return found;
}
