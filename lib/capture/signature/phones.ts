import type { Signature } from '../../domain/capture';
import { type DigitRun, digitRuns } from './digits';
import { isPhoneLabel, type Label, labelKind, latinLabel } from './lexicon/labels';
import type { Segment } from './segments';

export type Phone = Signature['phones'][number];
type PhoneType = Phone['type'];

const rightLabel = new RegExp(
  `^\\s{0,3}[-–,]?\\s{0,3}[(\\[]?(?:${latinLabel}|手机|直通|直線|代表|携帯|總機|总机|传真|fax)\\b`,
  'iu',
);
const rightWord = new RegExp(
  `^[\\s\\-–,(\\[]*(${latinLabel}|手机|直通|直線|代表|携帯|總機|总机|传真)(?:\\s?\\/\\s?(${latinLabel}))?\\.?[)\\]]?`,
  'iu',
);
const extensionMark =
  /^[\s,;.)-]{0,3}(?:ext(?:ension|n)?|x|durchwahl|dw|poste|int(?:erno)?|转|轉|分機|分机|内線|內線|#|доб)\s{0,2}[.:#]?\s{0,2}(\d{1,6})(?!\d)/i;

/** Shapes that are telephone numbers without any label. */
const shapes: readonly RegExp[] = [
  /^\(?\+ ?\(?\d/,
  /^(?:\([2-9]\d{2}\)[ .-]{0,3}|[2-9]\d{2}[ .-]{1,3})\d{3} ?[ .-] ?\d{4}$/,
  /^1[ .-]\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}$/,
  /^(?:86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$/,
  /^\(?0[1-9]\d{1,2}\)?[- ]?\d{7,8}$/,
  /^\(?0\d{1,4}\)?[- ]\(?\d{1,4}\)?[- ]\d{3,4}$/,
  /^0[789]0[- ]?\d{4}[- ]?\d{4}$/,
  /^0\d(?:[ .]\d\d){4}$/,
  /^0\d{2,4}[ /-]\d{3,8}(?:-\d{1,4})?$/,
  /^\(?0\d{2,5}\)? \d{3,4} ?\d{3,4}$/,
];
const date =
  /^(?:(?:19|20)\d\d[-/. ]\d{1,2}(?:[-/. ]\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d)(?!\d{3})/;
const address = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const postcode = /^(?:\d{5}-\d{4}|\d{3}-\d{4}|\d{6}|\d{5})$/;

const types: Readonly<Record<PhoneType, number>> = { mobile: 0, direct: 1, office: 2, main: 3 };

/** Telephone numbers of the pieces. Fax numbers, dates, postcodes and numbers of other things are left out. */
export function readPhones(pieces: readonly Segment[], isOthers: (line: number) => boolean): Phone[] {
  const found: Phone[] = [];
  let carried: { line: number; label: Label; word: string } | null = null;
  for (const piece of pieces) {
    if (isOthers(piece.line)) continue;
    let label = piece.label;
    let word = piece.word;
    if (
      label === null &&
      carried !== null &&
      carried.line === piece.line &&
      /^[+(\d][\d\s().+-]+/.test(piece.text)
    ) {
      label = carried.label;
      word = carried.word;
    }
    if (label !== null) carried = { line: piece.line, label, word };
    const foreign =
      label !== null && !isPhoneLabel(label) && label !== 'fax' && label !== 'name' && label !== 'address';
    if (foreign || label === 'address') continue;
    collect(found, piece, label, word);
  }
  return distinct(found).sort((a, b) => types[a.type] - types[b.type] || b.confidence - a.confidence);
}

function collect(found: Phone[], piece: Segment, label: Label | null, word: string): void {
  const { text } = piece;
  const shared = /fax|传真|傳真|faks|ファ/i.test(word) && isPhoneLabel(label);
  let previous: DigitRun | null = null;
  let position = 0;
  for (const run of digitRuns(text)) {
    const after = text.slice(run.end, run.end + 40);
    const right = rightWord.exec(after);
    const rightKind = right !== null && rightLabel.test(after) ? labelKind(right[1] ?? '') : null;
    const alsoFax = right?.[2] !== undefined && labelKind(right[2]) === 'fax';
    const kind = alsoFax
      ? 'fax'
      : label === null || label === 'name'
        ? rightKind
        : label === 'fax'
          ? 'fax'
          : rightKind === 'fax'
            ? 'fax'
            : label;
    if (previous !== null && run.digits.length < 7 && text.slice(previous.end, run.end).length < 8) continue;
    const labelled = isPhoneLabel(kind) || kind === 'fax';
    const inherits =
      position > 0 &&
      labelled &&
      rightKind === null &&
      /^[\s、,/;;或及]*$/.test(text.slice(previous?.end ?? 0, run.start));
    const value = inherits && previous !== null ? withArea(run, previous) : run.text;
    if (!plausible(run, text, labelled)) continue;
    position++;
    if (kind === 'fax') {
      previous = run;
      continue;
    }
    if (!isPhoneLabel(kind) && kind !== null) continue;
    const extension = extensionOf(run, after, value);
    const confidence = labelled ? (position > 1 ? (shared ? 0.5 : 0.75) : 0.9) : 0.8;
    found.push({
      value: extension?.value ?? value.trim(),
      confidence,
      span: piece.raw.trim().slice(0, 200),
      type: phoneType(kind, run.digits, word, right?.[0] ?? ''),
      ...(extension ? { extension: extension.number } : {}),
    });
    previous = run;
  }
}

/** An extension written behind the number, or as a short last group of a Chinese number. */
function extensionOf(run: DigitRun, after: string, value: string): { value: string; number: string } | null {
  const marked = extensionMark.exec(after);
  if (marked) return { value: value.trim(), number: marked[1] ?? '' };
  const tail = /^(\(?0?\d{2,3}\)?[- ]?\d{7,8}|(?:\+?86[- ]?)\(?0?\d{2,3}\)?[- ]?\d{7,8})-(\d{1,5})$/.exec(
    run.text,
  );
  return tail ? { value: tail[1] ?? value, number: tail[2] ?? '' } : null;
}

/** A second number of the same length takes the area code of the first. */
function withArea(run: DigitRun, first: DigitRun): string {
  const area = /^\(?(0\d{2,3})\)?[- ]?\d{7,8}/.exec(first.text);
  return area && run.digits.length >= 7 && run.digits.length <= 8 && !run.digits.startsWith('0')
    ? `${area[1]}-${run.text}`
    : run.text;
}

function phoneType(kind: Label | null, digits: string, word: string, right: string): PhoneType {
  const chinese = /^(?:86)?1[3-9]\d{9}$/.test(digits);
  const japanese = /^(?:0|81)[789]0\d{8}$/.test(digits);
  if (kind === 'mobile' || chinese || japanese) return 'mobile';
  if (kind === 'direct' || /直通|direct/i.test(right)) return 'direct';
  if (kind === 'main' || /代表|main/i.test(`${word}${right}`)) return 'main';
  return 'office';
}

function plausible(run: DigitRun, text: string, labelled: boolean): boolean {
  const { digits } = run;
  const before = text.slice(0, run.start);
  if (digits.length < 7 || digits.length > 15 || date.test(run.text) || address.test(run.text)) return false;
  if (/[$€£¥₤〒*]\s*$|(?:no|nr|#|hrb|vat|id|suite|po box|p\.o\. box|£)\.?\s*$/i.test(before)) return false;
  if (
    /^\s*(?:%|元|円|usd|eur|kg|mb|gb|mwh)/i.test(text.slice(run.end)) ||
    /[\w@./-]$/.test(before) ||
    /^[\p{L}_@]/u.test(
      text
        .slice(run.end)
        .replace(extensionMark, '')
        .replace(/^(?:x|ext|work|cell|fax|home|office|tel|mobile|\p{scx=Han})/iu, ''),
    )
  )
    return false;
  if (/^(\d)\1+$/.test(digits)) return false;
  if (!labelled && /\b(?:at|call|contact|reach|phone)\s*$/i.test(before)) return false;
  if (labelled) return !(digits.length === 7 && postcode.test(run.text) && /〒/.test(before));
  if (postcode.test(run.text)) return false;
  const shape = shapes.some((pattern) => pattern.test(run.text));
  return shape && (digits.length >= 9 || /^\(?0/.test(run.text));
}

function distinct(phones: readonly Phone[]): Phone[] {
  const seen = new Map<string, Phone>();
  for (const phone of phones) {
    const key = phone.value.replace(/\(0\)/g, '').replace(/\D/g, '').slice(-8);
    const known = seen.get(key);
    if (
      known === undefined ||
      (types[phone.type] < types[known.type] && phone.confidence >= known.confidence)
    )
      seen.set(key, phone);
  }
  return [...seen.values()];
}
