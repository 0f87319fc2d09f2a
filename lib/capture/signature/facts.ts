import { fold } from './fold';
import { isPhoneLabel } from './lexicon/labels';
import { hanInstitution, hanLegal, kabushiki, legalForm, organisationWord } from './lexicon/organisations';
import { honorificName, isChineseName, isJapaneseName } from './lexicon/people';
import { functionWords, otherNumberCue, signOff } from './lexicon/phrases';
import { hanTitle, latinTitle } from './lexicon/titles';
import type { Line } from './lines';
import { readPhones } from './phones';
import { segments } from './segments';
import type { Sender } from './sender';
import { hasHan, isLatinName, isPlace, mailAddress, webAddress } from './shapes';
import { isProse } from './tail';

/** What a line is worth when a block is looked for. */
export interface Facts {
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
export const hanHouse = new RegExp(`${hanLegal}|${kabushiki}|.{2}(?:${hanInstitution})$`, 'u');

/** Weighs the last lines of a mail. */
export function facts(lines: readonly Line[], sender: Sender): Facts[] {
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
  const prose = isProse(text) && (!labelled || functionWords(text) > 2);
  if (prose) return { at, line, prose, named: 0, start: 0, evidence: 0 };
  const named = nameHits(line.cells[0] ?? '', sender);
  const head = (pieces[0]?.text ?? '').replace(/[,(].*$/, '').trim();
  const nameLike = hasHan(head) ? isChineseName(head) || isJapaneseName(head) : isLatinName(head);
  const words = text.split(/\s+/).length;
  const called =
    pieces.some((piece) => piece.label === 'name' && piece.text.length < 24) ||
    (nameLike && head[0] === sender.name[0] && honorificName.test(sender.name));
  const start = called ? 3 : named > 1 && words < 9 ? 4 : named === 1 && words < 7 ? 2.5 : nameLike ? 1.5 : 0;
  let evidence =
    (raw.search(mailAddress) < 0 ? 0 : 1.2) +
    (webAddress.test(text) && text.length < 60 ? 0.5 : 0) +
    (isPlace(text) && text.length < 100 ? 0.8 : 0);
  for (const { label, text: own } of pieces) {
    const digits = own.replace(/\D/g, '').length;
    const han = hasHan(own);
    if (isPhoneLabel(label) || label === 'fax') evidence += digits > 3 ? 2 : 0;
    else if (label !== null) evidence += label === 'skip' ? 0.3 : 1.2;
    else if (readPhones(pieces, () => false).length > 0) evidence += 1.5;
    else if (isPlace(own)) continue;
    else if (han ? hanWord(own, hanTitle) : latinTitle.test(own)) evidence += 1.3;
    else if (han ? hanWord(own, hanHouse) : legalForm.test(own)) evidence += 1.5;
    else if (organisationWord.test(own) && words < 8) evidence += 0.7;
  }
  return { at, line, prose, named, start, evidence: otherNumberCue.test(text) ? 0 : Math.min(4, evidence) };
}

/** The piece, or a word of a short one: "営業部 主任 山田 太郎", "第一医院 放射科". */
const hanWord = (text: string, pattern: RegExp): boolean =>
  text.split(/[\s(]/).some((word) => pattern.test(word));

/** Words of the sender's name in a short piece. */
export function nameHits(text: string, sender: Sender): number {
  if (text.length > 70 || text.includes('@')) return 0;
  const folded = fold(text);
  const words = folded.split(/[^\p{L}]+/u).filter((word) => word !== '');
  let hits = 0;
  for (const token of sender.tokens) {
    if (hasHan(token)) hits += folded.replace(/ /g, '').includes(token) ? 2 : 0;
    else if (words.includes(token)) hits++;
  }
  return hits;
}
