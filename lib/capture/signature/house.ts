import { legalForm, organisationWord } from './lexicon/organisations';
import { latinTitle } from './lexicon/titles';

/** Words that speak of an organisation without naming the sender's. */
export const notOwn = /^(?:[我贵貴本该此其这]|一家)?(?:公司|集[团團]|[们司厂院校])|的|您/u;

/** The words up to a legal form, without a position before them. */
export function legalOf(text: string): string | null {
  if (/^(?:[ОЗП]?АО|ООО|PT|주식회사) /.test(text)) return text;
  const match = legalForm.exec(text);
  if (match === null) return null;
  const name = afterTitle(text.slice(0, match.index + match[0].length)).replace(/^[^,]*\bdep[^,]*, /i, '');
  const words = name.split(/\s+/).length;
  return words < 2 || words > 10 ? null : name;
}

/** True where the text ends in a title, or one stands before "of", "for", "in" or a comma. */
export function headsTitle(text: string): boolean {
  const title = latinTitle.exec(text);
  if (title === null) return false;
  const after = text.slice(title.index + title[0].length);
  return (
    /^\s*(?:$|[,(–&/-]|(?:of|for|in|to|de)\s)/i.test(after) ||
    latinTitle.test(after) ||
    !organisationWord.test(after)
  );
}

/** "Title, Company" without the title. */
export function afterTitle(text: string): string {
  for (const cut of text.matchAll(/,\s+|\s+(?:at(?! law\b)|@|bei|chez|[–-])\s+/gi)) {
    const head = text.slice(0, cut.index);
    const tail = text.slice(cut.index + cut[0].length);
    if (latinTitle.test(head) && !headsTitle(tail) && !legalForm.test(head) && /^\p{Lu}/u.test(tail))
      return tail;
  }
  return text;
}
