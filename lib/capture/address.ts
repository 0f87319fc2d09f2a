import type { Person } from '../domain/capture';
import { type Token, tokens } from './address-tokens';
import { decodeWords } from './address-words';

/** What a From, Reply-To or Sender value holds. */
export interface Mailboxes {
  people: Person[];
  /** Why mail programs could read the value differently; empty where they agree. RFC 5322 §3.4, §4.4. */
  doubts: string[];
}

const longest = 4_000;
const atom = '[^\\s()<>@,;:\\\\".\\[\\]\\u0000-\\u001f\\u007f]';
// Some Japanese carriers gave out local parts with leading, trailing and doubled dots.
const local = new RegExp(`^(?:${atom}|\\.)+$`, 'u');
const host =
  /^(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** True for one plain address as RFC 5321 and 6531 have it: dot-atom, "@", a domain name. */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const name = text.slice(0, at);
  return at > 0 && at <= 64 && local.test(name) && host.test(text.slice(at + 1));
}

/** Reads a raw header value; never throws. What parsers read differently is named in `doubts`, never guessed. */
export function readMailboxes(raw: string): Mailboxes {
  const doubts = new Set<string>();
  const value = raw
    .slice(0, longest)
    .replace(/\r?\n(?=[ \t])/g, '')
    .replace(/\[mailto:([^\]<>\s]{3,254})\]/gi, '<$1>');
  if (/[^\P{Cc}\t\u0080-\u009f]/u.test(value)) doubts.add('control character');
  const people: Person[] = [];
  let part: Token[] = [];
  let grouped = false;
  for (const token of [...tokens(value, doubts), { kind: 'comma', value: '' } as const]) {
    grouped ||= token.kind === 'group';
    if (token.kind !== 'comma') part.push(token);
    else {
      if (holdsAddress(part)) {
        addPerson(people, part, doubts);
        part = [];
      } else if (part.length > 0) part.push({ kind: 'text', value: ',' });
    }
  }
  if (grouped && people.length > 0) doubts.add('group');
  if (people.length > 1) doubts.add('several addresses');
  return { people, doubts: [...doubts] };
}

/** "Last, First <a@b>" has a comma that parts nothing. */
function holdsAddress(part: readonly Token[]): boolean {
  return part.some((token) => token.kind === 'angle' || (token.kind === 'text' && /\S@\S/.test(token.value)));
}

function addPerson(people: Person[], part: readonly Token[], doubts: Set<string>): void {
  const angles = part.filter((token) => token.kind === 'angle');
  const texts = part.filter((token) => token.kind === 'text' || token.kind === 'quoted');
  const comments = part.filter((token) => token.kind === 'comment').map((token) => token.value);
  const last = part.findLastIndex((token) => token.kind === 'angle');
  if (angles.length > 1) doubts.add('several addresses');
  if (
    last >= 0 &&
    part.slice(last + 1).some((token) => token.kind !== 'comment' && token.value.trim() !== '')
  ) {
    doubts.add('text behind the address');
  }
  let address = angles.at(-1)?.value ?? '';
  let words = texts.map((token) => token.value);
  if (angles.length === 0) {
    const bare = texts.find((token) => token.kind === 'text' && /\S@\S/.test(token.value));
    const mail = /\S+@\S+/.exec(bare?.value ?? '')?.[0] ?? '';
    if (texts.length > 1 || (bare?.value.trim() ?? '') !== mail) doubts.add('text beside the address');
    address = mail;
    words = comments.map((comment) => comment);
  }
  const shown = address.trim();
  if (!isAddress(shown) && !/^[^\s@<>"\\]+@(?:[\w-]+|\[[\d.]+\])$/.test(shown))
    doubts.add(addressDoubt(shown));
  const outside = texts
    .filter((token) => token.kind === 'text')
    .map((token) => /[^\s<>'"]+@[^\s<>'"]+\.\w+/.exec(token.value)?.[0] ?? '');
  if (
    angles.length > 0 &&
    outside.some((other) => other !== '' && other.toLowerCase() !== shown.toLowerCase())
  ) {
    doubts.add('address outside the brackets');
  }
  const name = unquoted(decodeWords(words.join(' '))).replace(/\s+,/g, ',');
  const tail = angles.length > 0 && comments.length > 0 ? ` (${comments.map(decodeWords).join(' ')})` : '';
  const person = { name: `${name}${tail}`.replace(/\s+/g, ' ').trim(), address: shown };
  const twice = people.some((other) => other.address.toLowerCase() === shown.toLowerCase());
  if (!twice) people.push(person);
}

function addressDoubt(address: string): string {
  if (address.includes('=?')) return 'encoded address';
  if (/^@.*:/.test(address)) return 'source route';
  if (address.startsWith('"') || (address.match(/@/g) ?? []).length > 1) return 'quoted local part';
  if (/\s/.test(address)) return 'blank inside the address';
  return 'malformed address';
}

const unquoted = (text: string): string => text.replace(/^\s*(["'“”‘’])(.*)\1\s*$/s, '$2').trim();
