import { department, legalForm, organisationWord } from './lexicon/organisations';
import { signOff } from './lexicon/phrases';
import { latinTitle } from './lexicon/titles';

/** Parts of a postal address; the second pattern is for Chinese and Japanese. */
const place =
  /\p{L}(?:stra(?:ß|ss)e|str\.|weg)|\b(?:st(?:reet)?|ave(?:nue)?|r(?:oa)?d|blvd|lane|drive|suite|floor|building|box|rue|via|park|city|room|unit|square|way)(?![\p{L}\d])|\d{5}|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]/iu;
const hanPlace =
  /〒|丁目|番地|[县縣区區镇](?!域)\p{scx=Han}|\p{scx=Han}[路街道巷](?![部局])|大[厦樓楼]|ビル|\d ?[号號室楼樓层階F]/u;

/** True for text that is, or holds, a postal address. */
export function isPlace(text: string): boolean {
  return (hasHan(text) ? hanPlace : place).test(text);
}

const particle = /^(?:d[aeiu]s?|de[lnr]|von?|van|zu|ten|la|le|y|e|bin|al)$/i;
const capital = /^\p{Lu}[\p{L}\p{M}'’.`-]*,?$/u;
const noName =
  /\b(?:dear|re|from|to|please|the|and|for|with|our|your|\w+day|new|united|report|customer|project)\b/i;

/** Capitalised words, five at most, that could be a person's name. `least` is the fewest words. */
export function isLatinName(text: string, least = 2): boolean {
  const words = text.split(' ').filter((word) => word !== '');
  if (words.length < least || words.length > 5 || text.length > 48 || !/\p{L}{2}/u.test(text)) return false;
  if (!words.every((word) => capital.test(word) || particle.test(word))) return false;
  return ![noName, latinTitle, department, legalForm, organisationWord, signOff].some((pattern) =>
    pattern.test(text),
  );
}

export const hasHan = (text: string): boolean => /[\p{scx=Han}\p{scx=Kana}\p{scx=Hira}]/u.test(text);
export const webAddress = /(?:https?:\/\/|www\.)\S+|(?<![\w@.])[\w-]+\.(?:com|net|org|[a-z]{2})(?![\w@])/i;
export const mailAddress = /[\w.!#$%&'*+/=?^`{|}~\p{L}-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
