import { freeMail, hanLegal, legalForm, organisationWord, secondLevel } from './lexicon/organisations';
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
  /** The domain's own label, '' for open mail providers: "acme" of "mail.acme.co.jp". */
  label: string;
  domain: string;
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
  display: string;
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const pictures = /\p{Extended_Pictographic}|\ufe0f/gu;
const hanPart =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}々ー·]+(?: [\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}々ー]+)?/u;

/** Lower case without accents: for comparing, never for showing. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ı/g, 'i').replace(/ß/g, 'ss');
}

/** "name" and "address" of a From value; lenient, for matching only. */
export function splitFrom(from: string): { name: string; address: string } {
  const value = from.slice(0, 1_000).replace(invisible, '');
  const open = value.lastIndexOf('<');
  const inAngles = open >= 0 ? /^<\s*([^<>\s]+@[^<>\s]+)\s*>?/.exec(value.slice(open)) : null;
  const bracketed = /\[mailto:([^\]\s]+@[^\]\s<]+)/i.exec(value);
  const address =
    inAngles?.[1] ?? bracketed?.[1] ?? /[^\s<>"(),;:[\]]+@[^\s<>"(),;:[\]]+/.exec(value)?.[0] ?? '';
  const cut = inAngles
    ? value.slice(0, open)
    : bracketed
      ? value.slice(0, bracketed.index)
      : address
        ? value.replace(address, '')
        : value;
  return { name: cut.replace(/[<>]/g, ' ').replace(/\\(.)/g, '$1').trim(), address: address.toLowerCase() };
}

/** Title case for a name written in capitals; other names as they are. */
export function properCase(name: string): string {
  return name.replace(/[\p{L}\p{M}]+/gu, (word) => {
    if (word.length < 3 || word !== word.toLocaleUpperCase() || word === word.toLocaleLowerCase())
      return word;
    return (
      word.charAt(0) +
      word
        .slice(1)
        .replace(/İ/g, 'i')
        .toLocaleLowerCase(/[İŞĞ]/.test(word) || /Ğ|Ş/.test(name) ? 'tr' : undefined)
    );
  });
}

/** The domain's own label of an address; '' for open mail providers. */
export function labelOf(address: string): string {
  return ownLabel(address.slice(address.lastIndexOf('@') + 1).toLowerCase());
}

function ownLabel(domain: string): string {
  if (domain === '' || freeMail.test(domain)) return '';
  const parts = domain.split('.');
  const last = parts.length - 1;
  const second = parts[last - 1] ?? '';
  const at = (parts[last] ?? '').length === 2 && secondLevel.test(second) && last >= 2 ? last - 2 : last - 1;
  return parts[Math.max(0, at)] ?? '';
}

/** "Last, First" turned round; credentials and organisation tags taken off. */
function turned(name: string, local: string): string {
  const bare = name.replace(credentials, '').trim();
  const comma = /^([^,]+),\s*([^,]+)$/.exec(bare);
  if (comma) {
    const [, last = '', first = ''] = comma;
    if (/^(?:jr|sr|ii|iii|iv|md|phd)\.?$/i.test(first)) return bare;
    return `${first} ${last}`;
  }
  const spaced = /^(\p{L}[\p{L}'-]*) {2,}(\p{L}[\p{L}'. -]*)$/u.exec(name);
  if (spaced) return `${spaced[2]} ${spaced[1]}`;
  const pair = /^(\p{L}[\p{L}'-]*) (\p{L}[\p{L}'-]*)$/u.exec(bare);
  const words = fold(local).split(/[._-]/);
  if (pair && words[0] === fold(pair[2] ?? '') && words.at(-1) === fold(pair[1] ?? '') && words.length > 1) {
    return `${pair[2]} ${pair[1]}`;
  }
  return bare;
}

/** Reads the From header. */
export function readSender(from: string | { name: string; address: string }): Sender {
  const parts =
    typeof from === 'string'
      ? splitFrom(from)
      : { name: from.name.slice(0, 400), address: from.address.toLowerCase().slice(0, 320) };
  const at = parts.address.lastIndexOf('@');
  const domain = at < 0 ? '' : parts.address.slice(at + 1);
  const local = (at < 0 ? '' : parts.address.slice(0, at)).replace(/\+.*$/, '');
  const display = parts.name
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(pictures, '')
    .replace(/^[\s"'“”‘’«»]+|[\s"'“”‘’«»]+$/g, '')
    .replace(/\s(?:via|on behalf of|au nom de|im auftrag von|代表)\s.{1,120}$/i, '')
    .replace(/["“”]/g, '')
    .trim();
  const base = { address: parts.address, local, domain, label: ownLabel(domain), display };
  return { ...base, ...nameOf(display, local, base.label), tokens: tokensOf(display, local) };
}

type NamePart = Pick<Sender, 'name' | 'native' | 'organisation' | 'confidence'>;
const nobody: NamePart = { name: '', native: '', organisation: '', confidence: 0 };

function nameOf(display: string, local: string, label: string): NamePart {
  const plain = display
    .replace(/\s*[([{【].{0,60}?[)\]}】]\s*/g, ' ')
    .replace(/\s*\/.{0,60}$/, '')
    .replace(/(?<=\S)@.{1,40}$/, '')
    .trim();
  const inside = /[([{【](.{1,60}?)[)\]}】]/.exec(display)?.[1] ?? '';
  const core = plain === '' ? inside : plain;
  if (
    core === '' ||
    /\S@\S+\.\S/.test(display) ||
    /^[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|cn|jp|de|io)$/i.test(core)
  )
    return guess(local);
  const han = hanPart.exec(core)?.[0] ?? '';
  const latin = core
    .replace(hanPart, ' ')
    .replace(/\s{2,}/g, (gap) => (han ? ' ' : gap))
    .trim();
  const insideName = hanPart.exec(inside)?.[0] ?? '';
  if (han !== '' && latin.replace(/[^\p{L}]/gu, '').length < 4)
    return hanName(core.replace(/\s+/g, ' '), han);
  const native = han !== '' && isPersonHan(han) ? han : isPersonHan(insideName) ? insideName : '';
  if (han !== '' && native === '' && serviceName.test(core)) return { ...nobody, organisation: core };
  if (isService(latin, label)) return { ...nobody, organisation: core };
  const name = properCase(
    turned(latin, local)
      .replace(/(?<=\p{L})\d+(?=\s|$)/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  if (name.includes('.') && native !== '' && !name.includes('. '))
    return { name: native, native: '', organisation: '', confidence: 0.9 };
  return { name, native, organisation: '', confidence: latinConfidence(name, local) };
}

function hanName(core: string, han: string): NamePart {
  if (honorificName.test(han)) return { ...nobody, name: han, confidence: 0.7 };
  const person = han.replace(/(?<=.{2})(?:様|さん|先生|女士|老师|老師)$/u, '');
  if (isSurname(person)) return { ...nobody, name: person, confidence: 0.75 };
  if (isPersonHan(person)) return { ...nobody, name: person, confidence: 0.92 };
  const joined = new RegExp(
    `^(.{2,20}?(?:${hanLegal}|株式会社|大学))\\s?(\\S{1,5}(?: \\S{1,3})?)$`,
    'u',
  ).exec(core);
  if (joined && isPersonHan(joined[2] ?? ''))
    return { ...nobody, name: joined[2] ?? '', organisation: joined[1] ?? '', confidence: 0.9 };
  const led = /^(\(株\)|株式会社|有限会社)(.{2,20}?) ?(\S{1,3}(?: \S{1,3})?)$/u.exec(core);
  if (led && isPersonHan(led[3] ?? ''))
    return { ...nobody, name: led[3] ?? '', organisation: `${led[1]}${led[2]}`, confidence: 0.85 };
  if (serviceName.test(core) || core.length > 5) return { ...nobody, organisation: core };
  return { ...nobody, name: core, organisation: core, confidence: 0.55 };
}

const isPersonHan = (text: string): boolean =>
  text !== '' &&
  (isChineseName(text.replace(/ /g, '')) || isJapaneseName(text) || /^\p{scx=Hangul}{2,4}$/u.test(text));

function isService(name: string, label: string): boolean {
  if (name.split(/\s*,\s*|\s+/).some((word) => roleWord.test(word)) || serviceName.test(name)) return true;
  if (legalForm.test(name)) return true;
  return (
    organisationWord.test(name) &&
    name.split(' ').length > 1 &&
    !/^[^,]+, [^,]+$/.test(name) &&
    (name.split(' ').length > 2 || fold(name).includes(label || '\n'))
  );
}

function latinConfidence(name: string, local: string): number {
  const words = name.split(' ');
  const whole = fold(name).replace(/[^a-z0-9]/g, '');
  if (words.length === 1 && (whole === fold(local).replace(/[^a-z0-9]/g, '') || /\d|_|^[a-z]/.test(name)))
    return 0.5;
  if (words.length === 1) return 0.75;
  if (/\d/.test(name)) return 0.6;
  return 0.9;
}

/** A name guessed from "first.last@": only ever an offer. */
function guess(local: string): NamePart {
  const words = local.split(/[._]/);
  const fits =
    words.length >= 2 &&
    words.length <= 3 &&
    words.every((word) => /^[a-z]+$/.test(word)) &&
    words.some((word) => word.length > 2);
  if (!fits || roleWord.test(local) || words.some((word) => roleWord.test(word))) return nobody;
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return { ...nobody, name, confidence: 0.6 };
}

function tokensOf(display: string, local: string): string[] {
  const words = `${display} ${/[._-]/.test(local) || display === '' ? local : local}`;
  const parts = fold(words).split(/[^\p{L}]+/u);
  return [
    ...new Set(
      parts.filter(
        (word) =>
          (/\p{scx=Han}/u.test(word) ? word.length > 1 : word.length > 2) &&
          !roleWord.test(word) &&
          word !== 'via' &&
          word !== 'mailto',
      ),
    ),
  ].slice(0, 12);
}
