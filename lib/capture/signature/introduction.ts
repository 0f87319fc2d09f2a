import type { Found } from '../../domain/capture';
import { cited } from './cited';
import { hanLegal, kabushiki } from './lexicon/organisations';
import { isChineseName, isJapaneseName } from './lexicon/people';
import type { Line } from './lines';

const house = `${hanLegal}|${kabushiki}|大[学學]|[银銀]行`;
/** How a sender says who they are in the first lines: "株式会社Aの山田です", "我是A公司的王芳". */
const patterns = [
  `^.{0,24}?(\\S{0,24}?(?:${house})\\S{0,16}?)の(\\S{1,4})(?:です|と申します)`,
  `^.{0,12}?(?:我[们們]?是|[我本]公?司[是(]?)(?:来自)?([\\p{scx=Han}A-Za-z0-9()]{3,26}(?:${house}))的?(\\p{scx=Han}{2,4})?(?=[,，。.!！)\\s]|$)`,
  `^(?:[我本]公?司)?(?![贵貴您我本])(\\p{scx=Han}{4,22}有限公司)(?:常年|专|是|位于|现|因)`,
].map((pattern) => new RegExp(pattern, 'u'));

/** A company and a name from the sender's own introduction. */
export function introduction(lines: readonly Line[]): { name: Found | null; company: Found | null } {
  for (const { raw, text } of lines.slice(0, 24)) {
    for (const pattern of patterns) {
      const match = pattern.exec(text);
      if (match === null) continue;
      const [, company = '', name = ''] = match;
      const person = isChineseName(name) || isJapaneseName(name);
      return {
        company: cited(company, 0.74, raw),
        name: name === '' ? null : cited(name, person ? 0.7 : 0.5, raw),
      };
    }
  }
  return { name: null, company: null };
}
