import { fold, properCase } from './fold';
import { legalForm, organisationWord } from './lexicon/organisations';
import {
  credentials,
  honorificName,
  isChineseName,
  isJapaneseName,
  isSurname,
  roleWord,
  serviceName,
} from './lexicon/people';
import { hanTitle } from './lexicon/titles';

const hanPart =
  /[\p{scx=Han}\p{scx=Kana}\p{scx=Hira}\p{scx=Hang}·]+(?: [\p{scx=Han}\p{scx=Kana}\p{scx=Hira}]+)?/u;

/** What a display name says: a person, an organisation, or nothing. */
export interface HeaderName {
  name?: string;
  native?: string;
  organisation?: string;
  confidence?: number;
}

/** Reads a display name; `local` and `label` are those of the address. */
export function headerName(display: string, local: string, label: string): HeaderName {
  const inside = /[([{【](.{1,60}?)[)\]}】]/.exec(display)?.[1] ?? '';
  const outside = display.replace(/\s*[([{【].{0,60}?[)\]}】]\s*|\s*\/.*$|(?<=\S)@.*$/g, ' ').trim();
  const core = outside || inside;
  if (core === '' || /\S@\S+\.\S/.test(display)) return {};
  const han = hanPart.exec(core)?.[0] ?? '';
  const latin = core.replace(hanPart, ' ').trim();
  if (han !== '' && !/\p{L}{2,}.*\p{L}{2}/u.test(latin))
    return hanName(core.replace(/\s+/g, ' '), han, roleWord.test(local));
  const native = [han, hanPart.exec(inside)?.[0] ?? ''].find(isPersonHan) ?? '';
  if ((han !== '' && native === '' && serviceName.test(core)) || isService(latin, label))
    return { organisation: core };
  if (native === '' && /^\S+$/.test(latin) && (fold(latin) === fold(label) || roleWord.test(local)))
    return { organisation: core };
  const name = properCase(turned(latin, local).replace(/\s+/g, ' '));
  return { name, native, confidence: /\d|_|^[a-z]/.test(name) ? 0.5 : name.includes(' ') ? 0.9 : 0.75 };
}

/** "Last, First" and "Last  First" turned round, and "Last First" where the address says so; degrees taken off. */
function turned(name: string, local: string): string {
  const bare = name.replace(credentials, '').trim();
  const [, last = '', between = '', first = ''] =
    /^(\p{L}[^,]*?)(,\s*| {1,3})([^, ]+(?: [^, ]+)*)$/u.exec(bare) ?? [];
  const turns =
    between === ' '
      ? fold(local).replace(/[._-]/, ' ') === fold(`${first} ${last}`)
      : first !== '' && !/^(?:jr|sr|i+)\.?$/i.test(first);
  return turns ? `${first} ${last}` : bare;
}

/** "弁護士 大槻英里", "代表取締役 戸田 健" without the position; a given name may read like one. */
function untitled(name: string): string {
  const words = name.split(' ');
  const rest = words.filter((word) => !hanTitle.test(word) && !serviceName.test(word)).join(' ');
  return words.length > 1 && (rest.length > 2 || isSurname(rest)) ? rest : name;
}

function hanName(written: string, whole: string, role: boolean): HeaderName {
  const core = untitled(written);
  const han = core === written ? whole : core;
  if (honorificName.test(han)) return { name: han, confidence: 0.7 };
  const name = han.replace(/(?<=.{2})(?:様|さん|先生|女士|老[师師])$/u, '');
  if (isSurname(name) && core.length < name.length + 3) return { name, confidence: 0.75 };
  if (isPersonHan(name)) return { name, confidence: 0.92 };
  // A person's own address: short words are the name, whatever its letters.
  if (!role && /^\p{scx=Han}{2,3}$/u.test(core) && !serviceName.test(core) && !hanTitle.test(core))
    return { name: core, confidence: 0.72 };
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
  const known = words.length > 2 || (label !== '' && fold(name).includes(label));
  return organisationWord.test(name) && words.length > 1 && known;
}
