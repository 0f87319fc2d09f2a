import { cjkLabel, isPhoneLabel, type Label, labelKind, latinLabel } from './lexicon/labels';
import { hanTitle } from './lexicon/titles';
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

const any = `(?:${latinLabel}|${cjkLabel})`;
const joint = '\\s?(?:[/&+、,・]|and|und)\\s?';
const marks = new RegExp(
  `[(\\[【]?((?<![\\p{sc=Latn}\\p{N}@.-]|(?<!\\d)/)(?:${latinLabel})|${cjkLabel})(?:[\\s.-]{0,2}(?:no|nr|number|#)\\.?)?(?:${joint}${any}|(?<!\\p{scx=Han})\\s?${cjkLabel}|(?<=\\p{scx=Han})(?:${latinLabel}))?[)\\]】]?(?:\\s?\\([^()\\d]{1,12}\\))?(?:[\\s.]{0,4}[:=]+\\s*|\\s{0,3}[.#-]{0,2}\\s?(?=[+(]{0,2}\\s?\\d)|(?<=】)\\s*)`,
  'giu',
);
const bare = new RegExp(`^[(\\[]?${any}(?:\\s?no|\\s?/\\s?(?:${latinLabel}))?[)\\]]?\\.?:?$`, 'iu');

/** The pieces of the lines: cut at columns and at labels; a label alone takes the next piece, also over a line end. */
export function segments(lines: readonly Line[]): Segment[] {
  const out: Segment[] = [];
  lines.forEach(({ raw, cells }, line) => {
    const add = (label: Label | null, word: string, text: string): void => {
      const trimmed = text.replace(/^[\s,;:/|>\-–]+|[\s,;:/|<(\-–]+$/g, '');
      const last = out.at(-1);
      if (label === null && last?.label && last.text === '' && line <= last.line + 2) {
        if (trimmed !== '') out[out.length - 1] = { ...last, text: trimmed, raw };
      } else if (label !== null || trimmed !== '') out.push({ label, word, text: trimmed, line, raw });
    };
    for (const text of mergeLabels(cells)) {
      let from = 0;
      let label: Label | null = null;
      let word = '';
      for (const mark of findMarks(text)) {
        if (mark.start > from || label !== null) add(label, word, text.slice(from, mark.start));
        ({ label, word, end: from } = mark);
      }
      add(label, word, text.slice(from));
    }
  });
  return out.filter((piece) => piece.text !== '');
}

interface Mark {
  start: number;
  end: number;
  label: Label;
  word: string;
}

function findMarks(text: string): Mark[] {
  const found: Mark[] = [];
  for (const match of text.matchAll(marks)) {
    const [, word = ''] = match;
    const label = labelKind(word);
    const start = match.index;
    const colon = /[:=】]\s*$/.test(match[0]);
    if (label === null || !(colon || isPhoneLabel(label) || label === 'fax')) continue;
    // "Lic# C-42 55501"
    if (word.length === 1 && start > 0 && match[0].includes('-')) continue;
    found.push({ start, end: start + match[0].length, label, word: match[0].toLowerCase() });
  }
  return found;
}

/** Cells "Tel" and ": 030 1", "Tel" and "030 1", "030 1" and "(fax)" are one. */
function mergeLabels(cells: readonly string[]): string[] {
  const out: string[] = [];
  for (const cell of cells) {
    const last = out.at(-1) ?? '';
    if (/^[+(\d].*\d$/.test(last) && bare.test(cell)) out[out.length - 1] = `${last} ${cell}`;
    else if (
      last !== '' &&
      (cell.startsWith(':') || last.endsWith(':') || (bare.test(last) && !hanTitle.test(last)))
    )
      out[out.length - 1] = `${last.replace(/:$/, '')}: ${cell.replace(/^:\s*/, '')}`;
    else out.push(cell);
  }
  return out;
}
