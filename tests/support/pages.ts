import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Person } from '../../lib/domain/capture';

const folder = join(import.meta.dirname, '../fixtures');

/** A saved page and what a person reads on it. */
export interface Saved {
  /** `<webmail>/<name>`. */
  id: string;
  webmail: string;
  file: string;
  url: string;
  html: string;
  sender: Person | null;
  subject?: string;
  /** Only a browser shows it: frames, shadow roots, style sheets. */
  browserOnly?: boolean;
  /** Blank is right as well: the page does not say enough. */
  abstainOk?: boolean;
  to?: string[];
  cc?: string[];
  replyTo?: string;
  messageId?: string;
  /** The page shows no date. */
  undated?: boolean;
}

type Expected = Omit<Saved, 'id' | 'webmail' | 'file' | 'html'>;

/** Every page under `tests/fixtures/<webmail>/`, with its line of `expected.json`. */
export function savedPages(): Saved[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(folder, entry.name)).includes('expected.json'))
    .flatMap(({ name: webmail }) => {
      const expected: Record<string, Expected> = JSON.parse(
        readFileSync(join(folder, webmail, 'expected.json'), 'utf8'),
      );
      return Object.entries(expected).map(([name, one]) => {
        const file = join(folder, webmail, `${name}.html`);
        const html = readFileSync(file, 'utf8');
        return {
          ...one,
          url: one.url ?? 'https://mail.example/',
          id: `${webmail}/${name}`,
          webmail,
          file,
          html,
        };
      });
    });
}

export const documentOf = (html: string): Document => parseHTML(html).document as unknown as Document;

/** Right, blank or wrong: what counts is that it is never wrong. */
export function verdict(
  saved: Pick<Saved, 'sender'>,
  read: Person | null | undefined,
): 'right' | 'blank' | 'wrong' {
  if (!read) return saved.sender ? 'blank' : 'right';
  const same =
    saved.sender !== null &&
    saved.sender.address.toLowerCase() === read.address.toLowerCase() &&
    saved.sender.name === read.name;
  return same ? 'right' : 'wrong';
}
