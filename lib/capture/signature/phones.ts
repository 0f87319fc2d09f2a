import type { Signature } from '../../domain/capture';
import { type DigitRun, digitRuns } from './digits';
import { cjkLabel, isPhoneLabel, type Label, labelKind, latinLabel } from './lexicon/labels';
import type { Segment } from './segments';

export type Phone = Signature['phones'][number];

const right = new RegExp(
  `^[\\s\\-–,([]{0,4}(${latinLabel}|${cjkLabel})(?:\\s?/\\s?(${latinLabel}))?(?![\\p{L}\\d])`,
  'iu',
);
const extensionMark =
  /^[\s,;.)-]{0,3}(?:ext(?:ension|n)?|x|poste|int|доб|[转轉]|[分内內][机機線线]|#)[\s.:#]{0,3}(\d{1,6})(?!\d)/i;
const chineseTail = /^(.*\d{7,8})-(\d{1,5})$/;

/** Shapes that are telephone numbers without any label: "+", North America, China, Japan, France, other trunk prefixes. */
const shape =
  /^(?:\(?\+|(?:1[ .-])?(?:\([2-9]\d{2}\)[ .-]{0,3}|[2-9]\d{2}[ ./-]{1,3})\d{3} ?[ .-] ?\d{4}$|(?:86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|\(?0[1-9]\d{0,4}\)?[- ./]?\d{1,8}(?:[- .]\d{2,8}){0,4}$)/;
/** Before a number of something else, whatever that is: "Order:", "登録番号:". */
const counted = /[\p{sc=Latn}号號码碼证證单單][.)]? ?[:#]\s*$/u;
const order = ['mobile', 'direct', 'office', 'main'];

/** Telephone numbers of the pieces. Fax numbers, dates, postcodes and numbers of other things are left out. */
export function readPhones(pieces: readonly Segment[], isOthers: (line: number) => boolean): Phone[] {
  const found = new Map<string, Phone>();
  let carried: Segment | null = null;
  for (const piece of pieces) {
    const shares =
      piece.label === null && carried?.line === piece.line && /^[+(\d][\d\s().+-]+/.test(piece.text);
    const source: Segment = shares && carried !== null ? carried : piece;
    const { label, word } = source;
    if (label !== null) carried = { ...piece, label, word };
    if (
      isOthers(piece.line) ||
      !(label === null || label === 'fax' || label === 'name' || isPhoneLabel(label))
    )
      continue;
    for (const phone of numbersOf(piece, label === 'name' ? null : label, word)) {
      const key = phone.value.replace('(0)', '').replace(/\D/g, '').slice(-8);
      const known = found.get(key);
      if (!known || order.indexOf(phone.type) < order.indexOf(known.type)) found.set(key, phone);
    }
  }
  return [...found.values()].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

function numbersOf({ text, raw }: Segment, label: Label | null, word: string): Phone[] {
  const out: Phone[] = [];
  let first: DigitRun | null = null;
  for (const run of digitRuns(text)) {
    const after = text.slice(run.end, run.end + 40);
    const behind = right.exec(after);
    const named = behind ? [labelKind(behind[1] ?? ''), labelKind(behind[2] ?? '')] : [];
    if (named[0] === 'web') named[0] = 'office';
    const kind = label === 'fax' || named.includes('fax') ? 'fax' : (label ?? named[0] ?? null);
    const labelled = kind === 'fax' || isPhoneLabel(kind);
    if (!plausible(run, text, labelled) || (kind !== null && !labelled)) continue;
    const second = first !== null && labelled && !named[0];
    const area = second ? /^\(?(0\d{2,3})\)?[- ]?\d{7,8}/.exec(first?.text ?? '')?.[1] : undefined;
    const whole = area && /^[^0]\d{6,7}$/.test(run.digits) ? `${area}-${run.text}` : run.text.trim();
    first ??= run;
    if (!isPhoneLabel(kind) && kind !== null) continue;
    const mark = extensionMark.exec(after);
    const tail = mark ? null : chineseTail.exec(whole);
    const extension = mark?.[1] ?? tail?.[2];
    out.push({
      value: tail?.[1] ?? whole,
      confidence: !labelled ? 0.8 : !second ? 0.9 : /fax|[传傳]真/i.test(word) ? 0.5 : 0.75,
      span: raw.trim().slice(0, 200),
      type: isMobile(run)
        ? 'mobile'
        : /直通/.test(word + after)
          ? 'direct'
          : isPhoneLabel(kind)
            ? kind
            : 'office',
      ...(extension ? { extension } : {}),
    });
  }
  return out;
}

/** Numbers that are a mobile's in China and Japan; "+1 713 …" only looks like one. */
const isMobile = ({ digits, text }: DigitRun): boolean =>
  /^(?:(?:86)?1[3-9]\d{9}|(?:0|81)[789]0\d{8})$/.test(digits) && !/^\W*(?:\+ ?1|1\D)/.test(text);

function plausible({ digits, text: shown, start, end }: DigitRun, text: string, labelled: boolean): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (digits.length < 7 || digits.length > 15) return false;
  if (/(?:[$€£¥〒*A-Za-z_@.-]|(?<!\d)\/|(?:no|nr|#|hrb|vat|id|suite|box)\.?\s*)$/i.test(before)) return false;
  if (
    /^[_@]/.test(after) ||
    (/^\p{L}/u.test(after) &&
      !extensionMark.test(after) &&
      !right.test(after) &&
      !/^\p{scx=Han}/u.test(after))
  )
    return false;
  if (labelled) return true;
  return (
    shape.test(shown) &&
    digits.length > 8 &&
    !(/^\d+$/.test(shown) && counted.test(before)) &&
    !/^\d{5}-\d{4}$/.test(shown) &&
    !/\b(?:at|call|contact|reach)\s*$/i.test(before)
  );
}
