import { department, legalForm, organisationWord } from './lexicon/organisations';
import { latinTitle } from './lexicon/titles';

/** Parts of a postal address. */
const latinPlace =
  /(?:\b(?:street|st\.|str\.|straße|strasse|ave(?:nue)?\.?|road|rd\.|blvd|boulevard|lane|drive|suite|ste\.|floor|fl\.|building|bldg|p\.?\s?o\.? ?box|postfach|rue|avenue|calle|avda|via|piazza|plaza|mah\.|cad\.|sok\.|sk\.|no:|park|tower|highway|parkway|pkwy|district|dist\.|sec\.|city|village|quai|chemin|place|platz|weg|gasse|allee|plein|laan|kat:|room|rm|block|unit|level|hwy|sq\.|square|court|way|campus|straat)(?![\p{L}])|\b\p{L}+(?:straße|strasse|str\.|platz|weg|gasse|allee|straat|laan)\b|\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\d(?:st|nd|rd|th) floor)/iu;
const country =
  /(?:^|[ ,])(?:u\.?s\.?a\.?|united states|usa|uk|united kingdom|england|scotland|ireland|germany|deutschland|france|spain|españa|italy|italia|netherlands|nederland|belgium|switzerland|schweiz|austria|österreich|sweden|norway|denmark|finland|poland|türkiye|turkey|russia|china|p\.?r\.? ?china|taiwan|r\.o\.c\.|hong kong|japan|korea|india|singapore|malaysia|thailand|vietnam|indonesia|philippines|australia|new zealand|canada|mexico|méxico|brazil|brasil|israel|uae|dubai|south africa)\.?$/i;
const state =
  /,\s*(?:a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|ut|v[at]|w[aivy]|texas|california|new york|illinois|oregon|ontario|bc|ab|qc)\b\.?(?:\s|$)/i;
const hanPlace =
  /〒|丁目|番地|[省市县縣区區](?:\p{scx=Han}|\d)|\p{scx=Han}(?:路|街|道|大道|胡同|巷|弄|大厦|大樓|大楼|广场|ビル|花园|小区|工业区|工業區|科技园|开发区)|\d+ ?(?:号|號|室|楼|樓|层|層|栋|棟|座|階|F)|邮编/u;

/** True for text that is, or holds, a postal address. */
export function isPlace(text: string): boolean {
  return /\p{scx=Han}/u.test(text)
    ? hanPlace.test(text)
    : latinPlace.test(text) || country.test(text) || state.test(text);
}

const particle =
  /^(?:de|da|das|do|dos|del|della|der|den|di|du|van|von|zu|zur|ten|ter|te|la|le|los|y|e|bin|ibn|al|el|bint|af|av|st\.)$/i;
const capital = /^\p{Lu}[\p{L}\p{M}'’.`-]*$/u;
const noName =
  /(?:^|\s)(?:best|kind|warm|regards|thanks|thank|dear|hello|re|fw|fwd|from|to|cc|date|sent|subject|note|p\.?s|please|tel|fax|phone|email|the|and|for|with|our|your|page|attachment|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|north|south|east|west|new|united|street|description|online|energy|power|gas|global|international|market|real|time|total|summary|legal|trading|support|response|urgent|important|confidential|invoice|contract|agreement|schedule|report|meeting|customer|click|here|view|download|free|special|technology|software|hardware|firmware|engineering|operations|information|development|research|service|human|resources|product|project|data|cloud|network|web|digital|design|test)(?:\s|$)/i;

/** Two to five capitalised words that could be a person's name. `least` is the fewest words. */
export function isLatinName(text: string, least = 2): boolean {
  const words = text.split(' ').filter((word) => word !== '');
  if (words.length < least || words.length > 5 || text.length > 48) return false;
  if (!words.every((word) => capital.test(word) || particle.test(word))) return false;
  if (!words.some((word) => word.replace(/[^\p{L}]/gu, '').length > 1)) return false;
  if (noName.test(text) || latinTitle.test(text) || department.test(text)) return false;
  return !legalForm.test(text) && !organisationWord.test(text);
}

/** Words that begin with a capital, small linking words aside. */
export function isTitleCase(text: string): boolean {
  const words = text.split(/[\s/]+/).filter((word) => /\p{L}/u.test(word));
  const small =
    /^(?:of|and|the|for|in|at|on|de|la|le|des|du|di|della|für|und|der|et|y|e|van|voor|en|ve|&|to|by|a)$/i;
  return (
    words.length > 0 &&
    words.every((word) => small.test(word) || /^[\p{Lu}\d(&"'‘“]/u.test(word) || /^[a-z]+\p{Lu}/u.test(word))
  );
}

export const hasHan = (text: string): boolean => /[\p{scx=Han}\u3041-\u30ff]/u.test(text);
export const webAddress =
  /(?:https?:\/\/|ftp:\/\/|www\.)\S+|(?<![\w@.])[\w-]+\.(?:com|net|org|cn|tw|jp|de|io|co|hk|eu|uk|fr)(?:\.\w{2})?(?:\/\S*)?(?![\w@])/i;
export const mailAddress = /[\w.!#$%&'*+/=?^`{|}~\p{L}-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
