import { properCase } from './fold';
import { legalForm } from './lexicon/organisations';
import { credentials, honorificHead, isChineseName, isJapaneseName } from './lexicon/people';
import { hanTitle } from './lexicon/titles';
import { isLatinName } from './shapes';

const hanWords = /[\p{scx=Han}\p{scx=Kana}\p{scx=Hira}]+(?: [\p{scx=Han}\p{scx=Kana}\p{scx=Hira}]+)*/u;

/** The name in a piece of text, Latin and native script apart. */
export function writtenName(text: string, least = 2): { latin: string; native: string } {
  let native = '';
  let latin = '';
  if (legalForm.test(text)) return { latin, native };
  const inside = /[([]([^()[\]]{1,40})[)\]]?/.exec(text)?.[1] ?? '';
  const bare = text
    .replace(/\s*[([][^()[\]]*[)\]]?\s*/g, ' ')
    .replace(credentials, '')
    .trim();
  for (const part of [...bare.split(/\s*(?:,(?! ?(?:[js]r|ii)\b)|[/|;:–]| - )\s*/i).slice(0, 2), inside]) {
    const plain = part.replace(honorificHead, '').replace(honorificHead, '').trim();
    const han = hanWords.exec(plain)?.[0] ?? '';
    const rest = plain
      .replace(han, ' ')

      .trim();
    native ||= nativeIn(han);
    if (latin === '' && isLatinName(rest, han === '' && part !== inside ? least : 2))
      latin = properCase(rest.replace(/\s+/g, ' '));
  }
  return { latin, native };
}

/** A native name among words: "销售部 王小明 经理", "営業部 山田 太郎". */
function nativeIn(text: string): string {
  const words = text.split(' ');
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  const isName = (word: string): boolean =>
    !hanTitle.test(word) && (isChineseName(word) || isJapaneseName(word));
  return [text, ...pairs.reverse(), ...words].find(isName) ?? '';
}
