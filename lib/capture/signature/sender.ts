import { fold } from './fold';
import { headerName } from './header-name';
import { freeMail, secondLevel } from './lexicon/organisations';
import { roleWord } from './lexicon/people';

/** What the From header says before any line of the mail is read. */
export interface Sender {
  address: string;
  /** Local part without a "+tag". */
  local: string;
  domain: string;
  /** The domain's own label, '' for open mail providers: "acme" of "mail.acme.co.jp". */
  label: string;
  display: string;
  /** A cleaned person's name, '' where the header names none. */
  name: string;
  /** The same person in Chinese, Japanese or Korean script. */
  native: string;
  /** The display name where it names an organisation or a service. */
  organisation: string;
  /** 0–1: how sure it is that `name` names a person. */
  confidence: number;
  /** Lower-case words to find the sender's name by. */
  tokens: readonly string[];
}

/** "name" and "address" of a From value; lenient, for matching only. */
export function splitFrom(from: string): { name: string; address: string } {
  const value = from.slice(0, 1_000).replace(/\p{Cf}/gu, '');
  const address = value.match(/[^\s<>"(),;:[\]]+@[^\s<>"(),;:[\]]+\.[^\s<>"(),;:[\]]+/g)?.at(-1) ?? '';
  const name = value.replace(`<${address}>`, ' ').replace(/[<>\\]/g, ' ');
  return { name: name.trim(), address: address.toLowerCase() };
}

/** The domain's own label of an address; '' for open mail providers. */
export function labelOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (freeMail.test(domain)) return '';
  const parts = domain.split('.');
  const deep = parts.length > 2 && parts.at(-1)?.length === 2 && secondLevel.test(parts.at(-2) ?? '');
  return parts.at(deep ? -3 : -2) ?? '';
}

/** Reads the From header. */
export function readSender(from: string | { name: string; address: string }): Sender {
  const { name, address } = typeof from === 'string' ? splitFrom(from) : from;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(0, at)).replace(/\+.*$/, '');
  const display = name
    .slice(0, 400)
    .normalize('NFKC')
    .replace(/[\p{Extended_Pictographic}\p{Cf}"“”](?<!\d)/gu, '')
    .replace(/\s(?:via|on behalf of)\s.*$/i, '')
    .replace(/^[\s'‘’]+|[\s'‘’]+$/g, '');
  const words = fold(`${display} ${local}`).split(/[^\p{L}]+/u);
  const tokens = [...new Set(words)].filter(
    (word) => word.length > (/\p{scx=Han}/u.test(word) ? 1 : 2) && !roleWord.test(word),
  );
  const base = { name: '', native: '', organisation: '', confidence: 0 };
  const label = at < 0 ? '' : labelOf(address);
  return {
    address: address.toLowerCase(),
    local,
    domain: address.slice(at + 1).toLowerCase(),
    label,
    display,
    tokens: tokens.slice(0, 12),
    ...base,
    ...headerName(display, local, label),
  };
}
