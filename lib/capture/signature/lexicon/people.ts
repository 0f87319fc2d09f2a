import { land, surnames } from './surnames';
import { hanTitle } from './titles';

const japaneseSurname = new RegExp(`^(?:[佐久]々木|\\p{scx=Han}[${land}]|[堀森林原関])`, 'u');
/** Enough beside a given name in a word of its own. */
const likelySurname = new RegExp(`^\\p{scx=Han}{1,2}[${land}]$`, 'u');

/** Words that look like a Chinese name and are none. */
const notNames = /^(?:谢谢|祝|高级|[经管]理)|[的了是在们]/;

/** Sections of an organisation, by their last word. */
export const section = /(?:[部課课科室系处處係班組组局署线線業业]|本社|中心|センター|チーム|グループ)$/u;

const building = /[店社院部課園館堂所会校局室]$/;

/** A Chinese name of 2–4 characters that begins with a surname and is no everyday word. */
export function isChineseName(text: string): boolean {
  return /^\p{scx=Han}{2,3}$/u.test(text) && surnames.includes(text.charAt(0)) && !notNames.test(text);
}

/** A Japanese name: two short words, or one that begins with a common surname. */
export function isJapaneseName(text: string): boolean {
  if (text.length > 9) return false;
  const [family = '', own = ''] = text.split(' ');
  if (own !== '')
    return (
      own.length < 5 &&
      /^\p{scx=Han}{1,3} [\p{scx=Han}ぁ-ヿ々]+$/u.test(text) &&
      (isSurname(family) || !(hanTitle.test(family) || section.test(family) || building.test(own)))
    );
  const surname = japaneseSurname.exec(text)?.[0] ?? '';
  const given = text.slice(surname.length);
  return surname.length > 1 && /^[\p{scx=Han}ぁ-ヿ々]{1,3}$/u.test(given) && !building.test(given);
}

/** A family name alone, Chinese or Japanese. */
export function isSurname(text: string): boolean {
  return (
    japaneseSurname.exec(text)?.[0] === text ||
    (text.length === 1 && surnames.includes(text)) ||
    (likelySurname.test(text) && !section.test(text))
  );
}

/** Titles of courtesy before a name. */
export const honorificHead =
  /^(?:m(?:rs?|s|iss|me)?|dr|prof(?:essor)?|herrn?|frau|ing|dipl\.?-\p{L}+|ir|pd|rev)(?:\. ?| )/iu;
/** `X先生` names a person only by the family name. */
export const honorificName =
  /^(?![总總副])\p{scx=Han}{1,2}(?:先生|女士|小姐|[老律][师師]|教授|[经經]理|主任|[工总總])$/u;

/** Degrees behind a name. */
export const credentials = /,? \(?(?:ph\.? ?d|m\.?[bds]\.?[ac]?|c[fp]a|esq|p\.?e)\.?\)?(?=,|$)/gi;

/** Whole words of addresses and names that stand for a function, not for a person. */
export const roleWord =
  /no.?reply|^(?:info|mail|\w*master|admin|support|service|help|contact|office|sale|marketing|hr|job|account|news|notification|alert|team|order|shop|customer|list|security|system|feedback|editor)s?$/i;

/** Words that make a display name the name of an organisation, a service or a list. */
export const serviceName =
  /(?:support|service|team|news|notification|no.?reply|desk$|customer|系统|通知|客服|服[务務]|平台|公司|[银銀]行|集[团團]|お知らせ|サポート|センター|会社|\(株\)|大学|[协協]会|事務局|窓口|中心|[部係店网網]$)/i;
