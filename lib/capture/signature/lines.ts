/** Most own lines looked at, and most characters of one line: the bounds of all work below. */
export const maxLines = 400;
export const maxLength = 400;

/** One line of the mail: as written, cleaned, and cut where columns part. */
export interface Line {
  raw: string;
  text: string;
  cells: readonly string[];
}

const machine =
  /<(?:mailto|https?|tel):[^<>]{0,400}>|\[(?:cid|image|mailto|https?)[^\]]{0,200}\]|&nbsp;|=(?:20|09)/gi;
const spacedLabel =
  /(?<!\p{scx=Han})\p{scx=Han}(?:[ \u3000]{1,8}\p{scx=Han}){1,4}(?=[ \u3000]{0,4}[:：\d+(])/gu;
const frame = /^[\s*#|=~_\u2500-\u27bf※•>≪-]+|[\s*#|=~_\u2500-\u27bf≫]+$/g;

/** Text as people read it: no invisible characters, one width, no link targets. Columns are kept as tabs. */
export function tidy(raw: string): string {
  return raw
    .slice(0, maxLength)
    .replace(/\p{Cf}/gu, '')
    .replace(machine, ' ')
    .replace(spacedLabel, (label) => label.replace(/[ \u3000]/g, ''))
    .normalize('NFKC')
    .slice(0, maxLength);
}

/** A line with its frame of stars and bars taken off and its columns parted. */
export function readLine(raw: string): Line {
  const cells = tidy(raw)
    .replace(frame, '')
    .split(/\t+| {3,}|\s*[|│❘•●∙]\s*| [·~] | \/\/ | \/ (?=\p{scx=Han})| — /u)
    .map((cell) => cell.trim())
    .filter((cell) => /[\p{L}\p{N}]/u.test(cell));
  return { raw, text: cells.join('  '), cells };
}

/** Splits text at its line ends; a very long text keeps its beginning. */
export function splitLines(text: string): string[] {
  return text.slice(0, 1_000_000).split(/\r?\n|\r/);
}
