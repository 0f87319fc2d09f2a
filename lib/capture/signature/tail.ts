import { functionWords, hanProse, legalNote, listFooter } from './lexicon/phrases';
import { type Line, readLine } from './lines';
import { hasHan } from './shapes';

const rule = /^[^\p{L}\p{N}]*$/u;

/** True for a line of running text: no place for a contact detail. */
export function isProse(text: string): boolean {
  if (hasHan(text)) {
    if (/^.{0,12}:/.test(text) && text.length < 60) return false;
    return text.length > 60 || (text.length > 7 && hanProse.test(text));
  }
  const words = text.split(' ').length;
  if (words < 4) return false;
  const stops = functionWords(text);
  const ends = /[.?!]["')]?$/.test(text);
  return (words >= 6 && stops >= 2) || (stops >= 1 && ends) || (stops >= 1 && words >= 9) || stops >= 3;
}

/** The sender's lines without legal notes, list footers and what mail programs add. Blank lines are kept as such. */
export function signedLines(own: readonly string[]): Line[] {
  const kept: Line[] = [];
  const total = own.filter((line) => line.trim() !== '').length;
  let words = 0;
  for (let at = 0; at < own.length; at++) {
    const raw = own[at] ?? '';
    const blank = raw.trim() === '';
    if (!blank) words++;
    if ((words > 3 && words > total / 4 && legalNote.test(raw)) || isFooter(own, at)) break;
    kept.push(blank ? { raw: '', text: '', cells: [] } : readLine(raw));
  }
  return kept;
}

/** True for the footer of a list or a provider, and for a rule above one. */
function isFooter(own: readonly string[], at: number): boolean {
  const line = own[at] ?? '';
  if (listFooter.test(line)) return at > 0 && line.length < 200;
  return rule.test(line) && own.slice(at + 1, at + 3).some((next) => listFooter.test(next));
}

const conference = /dial.?in|meeting id|passcode|conference (?:id|call)|会议[号密]/i;

/** Somebody is called politely before a number: it is theirs. */
const addressed = /[\p{scx=Han}ァ-ヴー](?:様|さん|氏)[\p{scx=Han}\s(:]{0,10}\d/u;

/** Lines that hold the numbers of a meeting or of several people, not of the sender. */
export function conferenceLines(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  const roster = lines.flatMap(({ text }, at) =>
    /^\p{Lu}\p{L}+ \p{Lu}\p{L}+[^\p{L}]+\d{3}\D?\d{4}\D*$/u.test(text) ? [at] : [],
  );
  if (roster.length > 1) for (const at of roster) found.add(at);
  lines.forEach(({ text }, at) => {
    if (addressed.test(text)) found.add(at);
    for (let near = at - 8; conference.test(text) && near < at + 13; near++) found.add(near);
  });
  return found;
}
