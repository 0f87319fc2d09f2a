import { isPhoneLabel } from './lexicon/labels';
import { hanInstitution, hanLegal, kabushiki, legalForm, organisationWord } from './lexicon/organisations';
import { isChineseName, isJapaneseName } from './lexicon/people';
import { functionWords, greeting, otherNumberCue, signOff } from './lexicon/phrases';
import { hanTitle, latinTitle } from './lexicon/titles';
import type { Line } from './lines';
import { readPhones } from './phones';
import { segments } from './segments';
import { fold, type Sender } from './sender';
import { hasHan, isLatinName, isPlace, mailAddress, webAddress } from './shapes';
import { isProse } from './tail';

interface Facts {
  at: number;
  line: Line;
  /** Running text or a greeting: no part of a block. */
  prose: boolean;
  /** How many of the sender's name words it holds. */
  named: number;
  /** What the line is worth as the start of a block. */
  start: number;
  /** What it is worth as a line of a block. */
  evidence: number;
}

/** Lines looked at, from the end. */
const window = 80;
const longest = 24;
const enough = 3.5;
const hanHouse = new RegExp(`${hanLegal}|${kabushiki}|.{2}(?:${hanInstitution})$`, 'u');

/** The lines that hold the sender's details: below the name, a closing or a rule, with most contact evidence. */
export function findBlock(lines: readonly Line[], sender: Sender): Line[] {
  const all = facts(lines, sender);
  let best = enough;
  let block: Line[] = [];
  for (let start = 0; start < all.length; start++) {
    const found = blockFrom(all, start);
    if (found.score < best) continue;
    best = found.score;
    block = [...linesAbove(all, start), ...found.lines];
  }
  return block;
}

function facts(lines: readonly Line[], sender: Sender): Facts[] {
  const out: Facts[] = [];
  let above = 0;
  lines.slice(-window).forEach((line, at) => {
    if (line.raw === '') return;
    if (line.text === '') {
      above = Math.max(above, 1.5);
      return;
    }
    const closing = signOff.test(line.text) && line.text.length < 60;
    const found = factsOf(line, at, sender);
    out.push({ ...found, start: found.start + above + (closing ? 1.5 : 0) });
    above = closing ? 2 : 0;
  });
  return out;
}

function factsOf(line: Line, at: number, sender: Sender): Facts {
  const { text, raw } = line;
  const pieces = segments([line]);
  const labelled = pieces.some((piece) => piece.label !== null);
  const bullet = !labelled && /^\s*(?:[-•]|\*{1,2})\s+\S(?!.*\*\s*$)/.test(raw);
  const prose = bullet || greeting.test(text) || (isProse(text) && (!labelled || functionWords(text) > 2));
  if (prose) return { at, line, prose, named: 0, start: 0, evidence: 0 };
  const named = nameHits(line.cells[0] ?? '', sender);
  const head = (pieces[0]?.text ?? '').replace(/[,(].*$/, '').trim();
  const nameLike = hasHan(head) ? isChineseName(head) || isJapaneseName(head) : isLatinName(head);
  const words = text.split(/\s+/).length;
  const called = pieces.some((piece) => piece.label === 'name' && piece.text.length < 24);
  const start = called ? 3 : named > 1 && words < 9 ? 4 : named === 1 && words < 7 ? 2.5 : nameLike ? 1.5 : 0;
  let evidence =
    (raw.search(mailAddress) < 0 ? 0 : 1.2) +
    (webAddress.test(text) && text.length < 60 ? 0.5 : 0) +
    (isPlace(text) && text.length < 100 ? 0.8 : 0);
  for (const { label, text: own } of pieces) {
    const digits = own.replace(/\D/g, '').length;
    const han = hasHan(own);
    if (label === 'skip') evidence += 0.3;
    else if (label !== null)
      evidence += isPhoneLabel(label)
        ? digits > 3
          ? 2
          : 0
        : label === 'fax'
          ? digits > 5
            ? 1.5
            : 0
          : own.length < 40
            ? 1.2
            : 0;
    else if (readPhones(pieces, () => false).length > 0) evidence += 1.5;
    else if (isPlace(own)) continue;
    else if ((han ? hanTitle : latinTitle).test(own)) evidence += 1.3;
    else if ((han ? hanHouse : legalForm).test(own)) evidence += 1.5;
    else if (organisationWord.test(own) && words < 8) evidence += 0.7;
  }
  return { at, line, prose, named, start, evidence: otherNumberCue.test(text) ? 0 : Math.min(4, evidence) };
}

/** Words of the sender's name in a short piece. */
export function nameHits(text: string, sender: Sender): number {
  if (text.length > 70 || text.includes('@')) return 0;
  const folded = fold(text);
  const words = folded.split(/[^\p{L}]+/u).filter((word) => word !== '');
  let hits = 0;
  for (const token of sender.tokens) {
    if (hasHan(token)) hits += folded.includes(token) ? 2 : 0;
    else if (words.includes(token)) hits++;
  }
  if (hits > 0 || words.length < 2 || words.length > 5) return hits;
  // "jdoe", "johnd", "doejohn", "jqdoe"
  const local = fold(sender.local).replace(/[^a-z]/g, '');
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const initials = words
    .slice(0, -1)
    .map((word) => word.charAt(0))
    .join('');
  const joined = [
    initials + last,
    first.charAt(0) + last,
    first + last,
    first + last.charAt(0),
    last + first,
    last + first.charAt(0),
  ];
  return local.length > 3 && joined.includes(local) ? 2 : 0;
}

/** Short lines directly above, without a blank between: they belong to the same block. */
function linesAbove(all: readonly Facts[], start: number): Line[] {
  const out: Line[] = [];
  let below = all[start];
  for (let at = start - 1; at >= 0 && out.length < 5; at--) {
    const fact = all[at];
    if (
      fact === undefined ||
      below === undefined ||
      fact.prose ||
      fact.line.text.length > 70 ||
      signOff.test(fact.line.text)
    )
      break;
    if (
      below.at - fact.at > (fact.evidence > 1 && hasHan(fact.line.text) ? 2 : 1) ||
      (below.named > 1 && fact.evidence < 1)
    )
      break;
    out.unshift(fact.line);
    below = fact;
  }
  return out;
}

function blockFrom(all: readonly Facts[], start: number): { lines: Line[]; score: number } {
  const lines: Line[] = [];
  let evidence = 0;
  let prose = 0;
  let run = 0;
  for (const fact of all.slice(start, start + longest)) {
    run = fact.prose ? run + 1 : 0;
    if (fact.prose) prose++;
    else {
      lines.push(fact.line);
      evidence += fact.evidence;
    }
    if (run > 1 || prose > 3 || (fact.prose && (lines.length === 0 || fact.line.text.length > 120))) break;
  }
  const score =
    evidence < 1 ? 0 : (all[start]?.start ?? 0) + Math.min(6, evidence) - Math.max(0, prose - 1) * 1.2;
  return { lines, score };
}
