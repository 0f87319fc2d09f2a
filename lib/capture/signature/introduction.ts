import type { Found } from '../../domain/capture';
import { isChineseName, isJapaneseName } from './lexicon/people';
import type { Line } from './lines';

/** How a sender says who they are in the first lines: "株式会社Aの山田です", "我是A公司的王芳". */
const japanese =
  /^(?:(?:いつも)?(?:大変)?お世話になって(?:おり|い)ます[、。]?\s?)?(?:はじめまして[、。]?\s?)?((?:株式会社|有限会社|合同会社|\(株\))?[^\s、。()]{1,24}?(?:株式会社|有限会社|合同会社|\(株\)|大学|銀行|商店|事務所|研究所|法人\S{1,10})?)(?:[\s、]|の|[^\s、。]{2,10}(?:部|課|室|担当)の?)([\p{scx=Han}\p{scx=Katakana}\p{scx=Hiragana}々]{1,4}(?: ?[\p{scx=Han}々]{1,3})?)(?:です|と申します|でございます|と言います)/u;
const chinese =
  /^.{0,12}?(?:我们是|我們是|我是|这里是|我司是|本人是)(?:来自)?([\p{scx=Han}A-Za-z0-9()]{3,26}(?:有限公司|公司|集团|厂|大学|研究院|研究所|中心|银行|事务所))(?:的)?([\p{scx=Han}]{2,4})?(?=[,，。.!！\s]|$)/u;
const quotedName = /《([\p{scx=Han}A-Za-z0-9]{2,16}(?:网|網|公司|杂志社|俱乐部|出版社|中心))》/gu;

/** A company and a name from the sender's own introduction. */
export function introduction(lines: readonly Line[]): { name: Found | null; company: Found | null } {
  let seen = 0;
  for (const line of lines) {
    if (line.text === '') continue;
    if (++seen > 12) break;
    const text = line.text;
    const ja = japanese.exec(text);
    const zh = ja ? null : chinese.exec(text);
    const company = ja?.[1] ?? zh?.[1] ?? '';
    const name = ja?.[2] ?? zh?.[2] ?? '';
    if (company === '' && name === '') continue;
    const span = line.raw.trim().slice(0, 200);
    const sure = /株式会社|有限会社|合同会社|\(株\)|大学|銀行|有限公司|集团|厂|研究|事务所|银行/.test(
      company,
    );
    const person = isChineseName(name) || isJapaneseName(name);
    return {
      company: sure ? { value: company.replace(/^.{0,3}(?:我们是|我是)/, ''), confidence: 0.74, span } : null,
      name: name === '' ? null : { value: name, confidence: person ? 0.7 : 0.5, span },
    };
  }
  return { name: null, company: twiceNamed(lines) };
}

/** A site or house that the mail names in 《》 more than once: its own. */
function twiceNamed(lines: readonly Line[]): Found | null {
  const counts = new Map<string, number>();
  let seen = 0;
  for (const line of lines) {
    if (++seen > 40) break;
    for (const match of line.text.matchAll(quotedName)) {
      const value = match[1] ?? '';
      const count = (counts.get(value) ?? 0) + 1;
      counts.set(value, count);
      if (count === 2) return { value, confidence: 0.7, span: line.raw.trim().slice(0, 200) };
    }
  }
  return null;
}
