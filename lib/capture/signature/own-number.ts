import type { Line } from './lines';
import { type Phone, readPhones } from './phones';

/** Words by which senders give a number as their own in running text. */
const cue =
  /(?:\bmy (?:\w+ )?(?:cell|mobile|phone|number)[\w ]{0,24}?(?:is|:)|(?:reach|call|text|ring) me (?:at|on)|我的?(?:手[机機]|[电電][话話])[号號]?[码碼]?[是:]?|(?:短信|来电|致电|咨询|联系)[^\d。，,]{0,4}(?=1[3-9]\d{9}))\s*(?=[+(]{0,2}\d)/iu;

/** Numbers that a sentence says are the sender's own. */
export function ownNumbers(lines: readonly Line[]): Phone[] {
  return lines.flatMap(({ text, raw }, line) => {
    const said = cue.exec(text);
    if (said === null) return [];
    const mobile = /cell|mobile|手|携帯|text/i.test(said[0]);
    const piece = { label: mobile ? ('mobile' as const) : ('office' as const), word: '', line, raw };
    const rest = text.slice(said.index + said[0].length);
    const number = /^[+(]{0,2}\d[\d\s().+-]*/.exec(rest)?.[0] ?? '';
    return readPhones([{ ...piece, text: number.trim() }], () => false).map((phone) => ({
      ...phone,
      confidence: 0.75,
    }));
  });
}
