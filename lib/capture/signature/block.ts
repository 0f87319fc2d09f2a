import { isPhoneLabel } from './lexicon/labels';
import { hanInstitution, hanLegal, kabushiki, legalForm, organisationWord } from './lexicon/organisations';
import { isChineseName, isJapaneseName } from './lexicon/people';
import { functionWords, greeting, otherNumberCue, signOff } from './lexicon/phrases';
import { hanTitle, latinTitle } from './lexicon/titles';
import type { Line } from './lines';
import { readPhones } from './phones';
import { type Segment, segments } from './segments';
import { fold, type Sender } from './sender';
import { hasHan, isLatinName, isPlace, mailAddress, webAddress } from './shapes';
import { isProse } from './tail';

/** The part of a mail that holds its sender's details. */
export interface Block {
  /** Lines of the block, with running text left out. */
  lines: Line[];
  score: number;
}

interface Facts {
  at: number;
  line: Line;
  prose: boolean;
  /** How many of the sender's name words it holds. */
  named: number;
  nameLike: boolean;
  labelledName: boolean;
  evidence: number;
  signedOff: boolean;
  ruled: boolean;
}

const window = 44;
const longest = 24;
const enough = 3.5;
const hanOrganisation = new RegExp(`(?:${hanLegal}|${kabushiki})|.{2}(?:${hanInstitution})$`, 'u');

/** Finds the block: the start that has the sender's name, a closing or a rule above, and most contact evidence below. */
export function findBlock(lines: readonly Line[], sender: Sender): Block | null {
  const all = facts(lines, sender);
  let best: Block | null = null;
  for (let start = 0; start < all.length; start++) {
    const block = blockFrom(all, start);
    if (block !== null && block.score >= enough && (best === null || block.score >= best.score)) best = block;
  }
  return best;
}

function facts(lines: readonly Line[], sender: Sender): Facts[] {
  const out: Facts[] = [];
  let signedOff = false;
  let ruled = false;
  const first = firstOfLast(lines, window);
  for (let at = first; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.raw === '') continue;
    if (line.text === '') {
      ruled = true;
      continue;
    }
    const closing = signOff.test(line.text) && line.text.length < 60;
    out.push({ ...factsOf(line, at, sender), signedOff, ruled });
    signedOff = closing;
    ruled = false;
  }
  return out;
}

function firstOfLast(lines: readonly Line[], count: number): number {
  let left = count;
  for (let at = lines.length - 1; at >= 0; at--) {
    if (lines[at]?.text !== '' && --left === 0) return at;
  }
  return 0;
}

function factsOf(line: Line, at: number, sender: Sender): Omit<Facts, 'signedOff' | 'ruled'> {
  const pieces = segments([line]);
  const text = line.text;
  const labelled = pieces.some((piece) => piece.label !== null);
  const bullet = !labelled && /^\s*(?:[-•]|\*{1,2})\s+\S(?!.*\*\s*$)/.test(line.raw);
  const prose =
    bullet || (!labelled && isProse(text)) || (labelled && isProse(text) && functionWords(text) > 2);
  const named = prose ? 0 : nameHits(line.cells[0] ?? '', sender);
  const head = (pieces[0]?.text ?? '').replace(/[,(].*$/, '').trim();
  const nameLike = !prose && (hasHan(head) ? isChineseName(head) || isJapaneseName(head) : isLatinName(head));
  const evidence = prose || otherNumberCue.test(text) ? 0 : Math.min(4, evidenceOf(pieces, line));
  return {
    at,
    line,
    prose,
    named,
    nameLike,
    labelledName: pieces.some((piece) => piece.label === 'name' && piece.text.length < 24),
    evidence,
  };
}

/** Words of the sender's name in a short piece. */
export function nameHits(text: string, sender: Sender): number {
  if (text.length > 70 || text.includes('@')) return 0;
  const folded = fold(text);
  const words = folded.split(/[^\p{L}]+/u);
  let hits = 0;
  for (const token of sender.tokens) {
    if (/\p{scx=Han}/u.test(token)) hits += folded.includes(token) ? 2 : 0;
    else if (words.includes(token)) hits++;
  }
  if (
    hits === 0 &&
    words.length > 1 &&
    words.length < 6 &&
    joinsTo(words, fold(sender.local).replace(/[^a-z]/g, ''))
  )
    return 2;
  return hits;
}

/** True where a local part is made of the words: "jdoe", "johnd", "doejohn", "jqdoe". */
function joinsTo(words: readonly string[], local: string): boolean {
  const parts = words.filter((word) => word !== '');
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (local.length < 4 || last.length < 2) return false;
  const initials = parts
    .slice(0, -1)
    .map((word) => word.charAt(0))
    .join('');
  return [
    `${first.charAt(0)}${last}`,
    `${first}${last}`,
    `${first}${last.charAt(0)}`,
    `${last}${first}`,
    `${last}${first.charAt(0)}`,
    `${initials}${last}`,
  ].includes(local);
}

function evidenceOf(pieces: readonly Segment[], line: Line): number {
  let weight = 0;
  for (const piece of pieces) {
    const digits = piece.text.replace(/\D/g, '').length;
    if (isPhoneLabel(piece.label) && digits >= 4) weight += 2;
    else if (piece.label === 'fax' && digits >= 6) weight += 1.5;
    else if (piece.label === 'name' || piece.label === 'company' || piece.label === 'position')
      weight += piece.text.length < 40 ? 1.5 : 0;
    else if (piece.label === 'web' || piece.label === 'address') weight += 1;
    else if (piece.label === 'skip') weight += 0.3;
    else if (piece.label === null && readPhones([piece], () => false).length > 0) weight += 1.5;
    if (piece.label === null && !isPlace(piece.text)) {
      if (hasHan(piece.text) ? hanTitle.test(piece.text) : latinTitle.test(piece.text)) weight += 1.3;
      else if (hasHan(piece.text) ? hanOrganisation.test(piece.text) : legalForm.test(piece.text))
        weight += 1.5;
      else if (organisationWord.test(piece.text) && piece.text.split(' ').length < 8) weight += 0.7;
    }
  }
  if (line.raw.search(mailAddress) >= 0) weight += 1.2;
  if (webAddress.test(line.text) && line.text.length < 60) weight += 0.5;
  if (isPlace(line.text) && line.text.length < 100) weight += 0.8;
  return weight;
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
      below.at - fact.at > (fact.evidence >= 1.2 && hasHan(fact.line.text) ? 2 : 1)
    )
      break;
    if (
      fact.line.text.length > 70 ||
      greeting.test(fact.line.text) ||
      signOff.test(fact.line.text) ||
      (below.named > 1 && fact.evidence < 1)
    )
      break;
    out.unshift(fact.line);
    below = fact;
  }
  return out;
}

function blockFrom(all: readonly Facts[], start: number): Block | null {
  const first = all[start];
  if (first === undefined || first.prose || greeting.test(first.line.text)) return null;
  const lines: Line[] = [];
  let evidence = 0;
  let prose = 0;
  let run = 0;
  for (let at = start; at < all.length && lines.length < longest; at++) {
    const fact = all[at];
    if (fact === undefined) break;
    if (fact.prose || greeting.test(fact.line.text)) {
      prose++;
      run++;
      if (run > 1 || prose > 3 || fact.line.text.length > 120) break;
      continue;
    }
    run = 0;
    lines.push(fact.line);
    evidence += fact.evidence;
  }
  if (evidence < 1) return null;
  const higher = linesAbove(all, start);
  const words = first.line.text.split(/\s+/).length;
  const name = first.labelledName
    ? 3
    : first.named >= 2 && words < 9
      ? 4
      : first.named === 1 && words < 7
        ? 2.5
        : first.nameLike
          ? 1.5
          : 0;
  const above = first.signedOff ? 2 : first.ruled ? 1.5 : 0;
  const closing = signOff.test(first.line.text) ? 1.5 : 0;
  const score = name + above + closing + Math.min(6, evidence) - Math.max(0, prose - 1) * 1.2;
  return { lines: [...higher, ...lines], score };
}
