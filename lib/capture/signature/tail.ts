import { clientLine, functionWords, hanProse, legalNote, legalWord, listFooter } from './lexicon/phrases';
import { type Line, readLine } from './lines';

const legalEnd = /\b(?:inc|ltd|llc|gmbh|corp|co|limited|a\.ş|s\.a|s\.p\.a|b\.v)\.?$/i;
const rule = /^[^\p{L}\p{N}]*$/u;

/** True for a line of running text: no place for a contact detail. */
export function isProse(text: string): boolean {
  if (/\p{scx=Han}|[\u3041-\u30ff]/u.test(text)) {
    if (/^.{0,12}:/.test(text) && text.length < 60) return false;
    return text.length > 60 || (text.length > 7 && hanProse.test(text));
  }
  const words = text.split(' ').length;
  if (words < 4 || (words < 10 && legalEnd.test(text))) return false;
  const stops = functionWords(text);
  const ends = /[.?!]["')]?$/.test(text);
  return (
    (words >= 6 && stops >= 2) ||
    (stops >= 1 && ends) ||
    (stops >= 1 && words >= 9) ||
    words > 26 ||
    stops >= 3
  );
}

/** The sender's lines without legal notes, list footers and what mail programs add. Blank lines are kept as such. */
export function signedLines(own: readonly string[]): Line[] {
  const kept: Line[] = [];
  const total = own.reduce((sum, line) => sum + (line.trim() === '' ? 0 : 1), 0);
  let words = 0;
  let skipping = false;
  for (let at = 0; at < own.length; at++) {
    const raw = own[at] ?? '';
    if (raw.trim() === '') {
      skipping = false;
      kept.push({ raw: '', text: '', cells: [] });
      continue;
    }
    if (isFooter(own, at)) break;
    words++;
    if (skipping) continue;
    if (isLegalNote(raw)) {
      if (words > total / 4 && words > 3) break;
      skipping = true;
      continue;
    }
    if (clientLine.test(raw.trim().replace(/^-\s+/, ''))) continue;
    const split = /\(\d{3}\)\s*$/.test(raw) && /^\s*\d{3}[-. ]\d{4}/.test(own[at + 1] ?? '');
    kept.push(readLine(split ? `${raw.trimEnd()} ${own[++at]?.trim() ?? ''}` : raw));
  }
  return kept;
}

/** True for a line of a legal note. */
function isLegalNote(line: string): boolean {
  if (legalNote.test(line)) return true;
  const words = new Set((line.match(legalWord) ?? []).map((word) => word.toLowerCase()));
  return words.size >= 2;
}

/** True where a rule or "--" is followed by the footer of a list or a provider. */
function isFooter(own: readonly string[], at: number): boolean {
  const line = own[at] ?? '';
  if (listFooter.test(line) && (at === 0 || /^.{0,200}$/.test(line)))
    return at > 0 && !/^\s*(?:to|cc):/i.test(line);
  if (!rule.test(line)) return false;
  for (let next = at + 1; next < own.length && next < at + 3; next++) {
    if (listFooter.test(own[next] ?? '')) return true;
  }
  return false;
}

const conference =
  /(?:dial(?:-|\s)?in|dial by|meeting id|passcode|access code|one tap mobile|conference (?:id|number|call)|join (?:zoom|the meeting|by phone|webex)|find your local number|会议号|会议密码|入会)/i;

/** Lines that hold the numbers of a meeting, not of a person. */
export function conferenceLines(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  lines.forEach((line, at) => {
    if (!conference.test(line.text)) return;
    for (let near = at - 8; near <= at + 12; near++) found.add(near);
  });
  return found;
}
