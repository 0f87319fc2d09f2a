import {
  freeMail,
  hanLegal,
  kabushiki,
  legalForm,
  organisationWord,
  secondLevel,
} from './lexicon/organisations';
import {
  credentials,
  honorificName,
  isChineseName,
  isJapaneseName,
  isSurname,
  roleWord,
  serviceName,
} from './lexicon/people';

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

const hanPart =
  /[\p{scx=Han}\p{scx=Kana}\p{sc=Hira}\p{scx=Hang}·]+(?: [\p{scx=Han}\p{scx=Kana}\p{sc=Hira}]+)?/u;
const house = new RegExp(
  `^((?:${kabushiki}).{2,20}?|.{2,20}?(?:${hanLegal}|${kabushiki}|大学)) ?(\\S{1,5}(?: \\S{1,3})?)$`,
  'u',
);

/** Lower case without accents: for comparing, never for showing. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ı/g, 'i');
}

/** "name" and "address" of a From value; lenient, for matching only. */
export function splitFrom(from: string): { name: string; address: string } {
  const value = from.slice(0, 1_000).replace(/\p{Cf}/gu, '');
  const match =
    /[<[](?:mailto:)?([^\s<>@]+@[^\s<>\]]+)[^<]*$/i.exec(value) ??
    /([^\s<>"(),;:[\]]+@[^\s<>"(),;:[\]]+\.[^\s<>"(),;:[\]]+)/.exec(value);
  const name = match ? value.replace(match[0], ' ') : value;
  return {
    name: name.replace(/[<>\\]/g, ' ').trim(),
    address: (match?.[1] ?? '').toLowerCase(),
  };
}

/** Title case for a name written in capitals; other names as they are. */
export function properCase(name: string): string {
  return name.replace(
    /\p{Lu}[\p{Lu}\p{M}]{2,}/gu,
    (word) => word.charAt(0) + word.slice(1).replace(/İ/g, 'i').toLowerCase(),
  );
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
    .replace(/\s(?:via|on behalf of|im auftrag von)\s.*$/i, '')
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
    ...nameOf(display, local, label),
  };
}

type NamePart = Partial<Pick<Sender, 'name' | 'native' | 'organisation' | 'confidence'>>;

function nameOf(display: string, local: string, label: string): NamePart {
  const inside = /[([{【](.{1,60}?)[)\]}】]/.exec(display)?.[1] ?? '';
  const outside = display.replace(/\s*[([{【].{0,60}?[)\]}】]\s*|\s*\/.*$|(?<=\S)@.*$/g, ' ').trim();
  const core = outside || inside;
  if (core === '' || /\S@\S+\.\S/.test(display) || /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,3}$/i.test(core))
    return guess(local);
  const han = hanPart.exec(core)?.[0] ?? '';
  const latin = core.replace(hanPart, ' ').trim();
  if (han !== '' && !/\p{L}{2,}.*\p{L}{2}/u.test(latin)) return hanName(core.replace(/\s+/g, ' '), han);
  const native = [han, hanPart.exec(inside)?.[0] ?? ''].find(isPersonHan) ?? '';
  if ((han !== '' && native === '' && serviceName.test(core)) || isService(latin, label))
    return { organisation: core };
  const name = properCase(
    turned(latin, local)
      .replace(/(?<=\p{L})\d+(?=\s|$)/gu, '')
      .replace(/\s+/g, ' '),
  );
  if (native !== '' && /\.\S/.test(name)) return { name: native, confidence: 0.9 };
  return { name, native, confidence: latinConfidence(name, local) };
}

/** "Last, First" and "Last  First" turned round, and "Last First" where the address says so; degrees taken off. */
function turned(name: string, local: string): string {
  const bare = name.replace(credentials, '').trim();
  const pair =
    /^(\p{L}[^,]*?)(,\s*| {2,})([^,]+)$/u.exec(bare) ?? /^([\p{L}'-]+)( )([\p{L}'-]+)$/u.exec(bare);
  if (!pair) return bare;
  const [, last = '', between, first = ''] = pair;
  const words = fold(local).split(/[._-]/);
  const turns =
    between === ' '
      ? words.length > 1 && words[0] === fold(first) && words.at(-1) === fold(last)
      : !/^(?:jr|sr|i+)\.?$/i.test(first);
  return turns ? `${first} ${last}` : bare;
}

function hanName(core: string, han: string): NamePart {
  if (honorificName.test(han)) return { name: han, confidence: 0.7 };
  const name = han.replace(/(?<=.{2})(?:様|さん|先生|女士|老[师師])$/u, '');
  if (isSurname(name)) return { name, confidence: 0.75 };
  if (isPersonHan(name)) return { name, confidence: 0.92 };
  const [, organisation = '', person = ''] = house.exec(core) ?? [];
  if (isPersonHan(person) || isSurname(person)) return { name: person, organisation, confidence: 0.87 };
  return serviceName.test(core) || core.length > 5
    ? { organisation: core }
    : { name: core, organisation: core, confidence: 0.55 };
}

const isPersonHan = (text: string): boolean =>
  isChineseName(text.replace(' ', '')) || isJapaneseName(text) || /^\p{scx=Hang}{2,4}$/u.test(text);

function isService(name: string, label: string): boolean {
  const words = name.split(/[\s,]+/);
  if (words.some((word) => roleWord.test(word)) || serviceName.test(name) || legalForm.test(name))
    return true;
  return (
    organisationWord.test(name) &&
    words.length > 1 &&
    !name.includes(',') &&
    (words.length > 2 || (label !== '' && fold(name).includes(label)))
  );
}

function latinConfidence(name: string, local: string): number {
  if (name.includes(' ')) return /\d/.test(name) ? 0.6 : 0.9;
  const flat = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '');
  return flat(name) === flat(local) || /\d|_|^[a-z]/.test(name) ? 0.5 : 0.75;
}

/** A name guessed from "first.last@": only ever an offer. */
function guess(local: string): NamePart {
  if (!/^[a-z]+(?:[._][a-z]+){1,2}$/.test(local) || local.split(/[._]/).some((word) => roleWord.test(word)))
    return {};
  const name = local.replace(/[._]/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return { name, confidence: 0.6 };
}
