import type { Signature } from '../../domain/capture';
import { cited } from './cited';
import { type DigitRun, digitRuns } from './digits';
import { cjkLabel, isPhoneLabel, type Label, labelKind, latinLabel } from './lexicon/labels';
import type { Segment } from './segments';

export type Phone = Signature['phones'][number];

const right = new RegExp(
  `^[\\s\\-–,([]{0,4}(${latinLabel}|${cjkLabel})(?:\\s?/\\s?(${latinLabel}))?(?![\\p{L}\\d])`,
  'iu',
);
const extensionMark =
  /^[\s,;.)-]{0,3}(?:ext(?:ension|n)?|x|poste|доб|[转轉]|[分内內][机機線线]|#)[\s.:#]{0,3}(\d{1,6})(?!\d)/i;
const chineseTail = /^(.*\d{7,8})-(\d{1,5})$/;

/** A mobile's number in China or Japan, which no label need say. */
const mobile = /^(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^(?:0|\+?81[- ]?)[789]0[- ]?\d{4}[- ]?\d{4}$/;
/** Shapes that are telephone numbers without any label: "+", North America, China, Japan, France, other trunk prefixes. */
const shape =
  /^(?:\(?\+|(?:1[ .-])?(?:\([2-9]\d{2}\)[ .-]{0,3}|[2-9]\d{2}[ ./-]{1,3})\d{3} ?[ .-] ?\d{4}$|\(?0[1-9]\d{0,4}\)?[- ./]?\d{1,8}(?:[- .]\d{2,8}){0,4}$)/;
/** Before a number of something else, whatever that is: "Order:", "登録番号:". */
const counted = /[\p{sc=Latn}号號码碼证證单單][.)]? ?[:#]\s*$/u;
const rank = ({ type }: Phone): number => ['mobile', 'direct', 'office', 'main'].indexOf(type);

/** Telephone numbers of the pieces. Fax numbers, dates, postcodes and numbers of other things are left out. */
export function readPhones(pieces: readonly Segment[], isOthers: (line: number) => boolean): Phone[] {
  const found = new Map<string, Phone>();
  let carried: Segment | undefined;
  for (const piece of pieces) {
    // "Tel: 030 1, 030 2": the label holds for both.
    const shares =
      piece.label === null && carried?.line === piece.line && /^[+(\d][\d\s().+-]+/.test(piece.text);
    if (!shares) carried = piece;
    const { label = null, word = '' } = carried ?? {};
    if (isOthers(piece.line)) continue;
    for (const phone of numbersOf(piece, label === 'name' ? null : label, word)) {
      const key = phone.value.replace('(0)', '').replace(/\D/g, '').slice(-8);
      const known = found.get(key);
      if (!known || rank(phone) < rank(known)) found.set(key, phone);
    }
  }
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

function numbersOf({ text, raw }: Segment, label: Label | null, word: string): Phone[] {
  const out: Phone[] = [];
  for (const run of digitRuns(text)) {
    const after = text.slice(run.end, run.end + 40);
    const behind =
      right
        .exec(after)
        ?.slice(1)
        .map((one) => labelKind(one ?? '')) ?? [];
    const kind = behind.includes('fax') ? 'fax' : (label ?? behind[0] ?? null);
    if (!(kind === null || isPhoneLabel(kind)) || !plausible(run, text, kind !== null)) continue;
    const mark = extensionMark.exec(after);
    const tail = mark ? null : chineseTail.exec(run.text);
    const extension = mark?.[1] ?? tail?.[2];
    const type = mobile.test(run.text) ? 'mobile' : /直通/.test(word + after) ? 'direct' : (kind ?? 'office');
    out.push({
      ...cited(tail?.[1] ?? run.text, kind === null ? 0.8 : 0.9, raw),
      type,
      ...(extension ? { extension } : {}),
    });
  }
  return out;
}

function plausible({ digits, text: shown, start, end }: DigitRun, text: string, labelled: boolean): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (digits.length < 7 || digits.length > 15) return false;
  if (/(?:[$€£¥〒*A-Za-z_@.-]|(?<!\d)\/|(?:no|nr|#|hrb|vat|id|suite|box)\.?\s*)$/i.test(before)) return false;
  if (/^(?:[_@]|(?!\p{scx=Han})\p{L})/u.test(after) && !extensionMark.test(after) && !right.test(after))
    return false;
  if (labelled) return true;
  return (
    (mobile.test(shown) || shape.test(shown)) &&
    digits.length > 8 &&
    !(/^\d+$/.test(shown) && counted.test(before)) &&
    !/\b(?:at|call|contact|reach)\s*$/i.test(before)
  );
}
