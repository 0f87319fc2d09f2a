import { cjkLabel, type Label, labelKind, latinLabel } from './lexicon/labels';
import { registerEntry } from './lexicon/phrases';
import type { Line } from './lines';

/** A piece of a line with the label that stands before it. */
export interface Segment {
  label: Label | null;
  /** The label's own words, lower case. */
  word: string;
  text: string;
  /** The line it stands on, counted in the lines given. */
  line: number;
  raw: string;
}

const paired = `(?:\\s?(?:[/&+、,]|and|und|or)\\s?(?:${latinLabel}|${cjkLabel}))?`;
const latinMark = `(?<![\\p{L}\\p{N}@./-])[(\\[]?(${latinLabel})(?:\\s?(?:no|nr|number|nº|#)\\.?)?${paired}[)\\]]?(?:\\s?\\([^()]{1,12}\\))?(?:\\s{0,4}[:=]\\s*|\\.\\s?(?=[+(\\d])|\\s{0,3}[.#-]{0,2}\\s?(?=[+(]{1,2}\\s?\\d|\\d))`;
const cjkMark = `[【\\[(]?(${cjkLabel})${paired}(?:\\([^()]{1,12}\\))?[】\\])]?(?:\\s{0,4}[:：]+\\s*|\\s{0,3}(?=[+(]{0,2}\\d)|】\\s*)`;
const marks = new RegExp(`${latinMark}|${cjkMark}`, 'giu');
const bareLabel = new RegExp(
  `^[(\\[]?(?:${latinLabel}|${cjkLabel})(?:\\s?(?:no|nr)\\.?)?[)\\]]?\\.?:?$`,
  'iu',
);
const rightBare = new RegExp(`^[-–(]?\\s?(?:${latinLabel})(?:\\s?/\\s?(?:${latinLabel}))?\\.?\\)?$`, 'iu');
const numeric = /^[+(\d]/;
const needsColon = new Set(['email', 'web', 'address', 'name', 'company', 'position', 'department', 'skip']);

interface Mark {
  start: number;
  end: number;
  label: Label;
  word: string;
}

function findMarks(text: string): Mark[] {
  const found: Mark[] = [];
  for (const match of text.matchAll(marks)) {
    const word = match[1] ?? match[2] ?? '';
    const label = labelKind(word);
    if (label === null) continue;
    const colon = /[:：=】]\s*$/.test(match[0]);
    const start = match.index;
    if (!colon && (needsColon.has(label) || followsNumber(text, start, found.length))) continue;
    if (match[2] !== undefined && /\p{scx=Han}/u.test(text.charAt(start - 1)) && shortWord(label)) continue;
    if (word.length === 1 && !colon && start > 0 && !/[\s,;(]/.test(text.charAt(start - 1))) continue;
    found.push({ start, end: start + match[0].length, label, word: match[0].toLowerCase() });
  }
  return found;
}

/** A label between two numbers and without a colon names the number before it. */
function followsNumber(text: string, start: number, marked: number): boolean {
  return marked === 0 && numeric.test(text) && /\d[\s,(-]*$/.test(text.slice(0, start));
}

/** Words that are also the end of a longer Chinese word. */
function shortWord(label: Label): boolean {
  return label === 'company' || label === 'position' || label === 'department' || label === 'name';
}

/** The pieces of the lines: cut at columns and at labels; a label alone takes the next piece, also over a line end. */
export function segments(lines: readonly Line[]): Segment[] {
  const out: Segment[] = [];
  lines.forEach((line, at) => {
    for (const cell of mergeLabels(line.cells)) {
      if (registerEntry.test(cell)) {
        const own = cell.split(registerEntry)[0] ?? '';
        if (/[\p{L}]{3}/u.test(own)) push(out, { label: null, word: '', text: own, line: at, raw: line.raw });
        out.push({ label: 'skip', word: '', text: cell, line: at, raw: line.raw });
        continue;
      }
      const found = findMarks(cell);
      const first = found[0];
      push(out, {
        label: null,
        word: '',
        text: first ? cell.slice(0, first.start) : cell,
        line: at,
        raw: line.raw,
      });
      found.forEach((mark, index) => {
        const text = cell.slice(mark.end, found[index + 1]?.start ?? cell.length);
        out.push({ label: mark.label, word: mark.word, text: strip(text), line: at, raw: line.raw });
      });
    }
  });
  return adopt(out);
}

function push(out: Segment[], piece: Segment): void {
  const text = strip(piece.text);
  if (text !== '') out.push({ ...piece, text });
}

const strip = (text: string): string => text.replace(/^[\s,;:/|>\-–]+|[\s,;:/|<(\-–]+$/g, '');

/** Cells "Tel" and ": 030 1" or "Tel" and "030 1" are one. */
function mergeLabels(cells: readonly string[]): string[] {
  const out: string[] = [];
  for (const cell of cells) {
    const last = out.at(-1);
    if (last !== undefined && /^[+(\d][\d\s().+-]+$/.test(last) && rightBare.test(cell)) {
      out[out.length - 1] = `${last} (${cell.replace(/[()]/g, '')})`;
      continue;
    }
    const joins = last !== undefined && (/^[:：]/.test(cell) || bareLabel.test(last) || /[:：]$/.test(last));
    if (last !== undefined && joins)
      out[out.length - 1] = `${last.replace(/[:：]$/, '')}: ${cell.replace(/^[:：]\s*/, '')}`;
    else out.push(cell);
  }
  return out;
}

/** An empty labelled piece takes the text of the next line's unlabelled piece. */
function adopt(pieces: Segment[]): Segment[] {
  const out: Segment[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    const takes =
      last !== undefined &&
      last.label !== null &&
      last.text === '' &&
      piece.label === null &&
      piece.line <= last.line + 2;
    if (last !== undefined && takes) out[out.length - 1] = { ...last, text: piece.text, raw: piece.raw };
    else out.push(piece);
  }
  return out.filter((piece) => piece.text !== '');
}
