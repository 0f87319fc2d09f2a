import { readCsv } from './csv';
import { decode, type Encoding, guessEncoding } from './decode';
import { peopleIn } from './list';
import type { FileRow } from './row';
import { readVcards } from './vcard';

export type FileKind = 'vcard' | 'csv' | 'list';

export interface ReadFile {
  kind: FileKind;
  encoding: Encoding;
  rows: FileRow[];
  /** People beyond `mostRows`: not taken. */
  left: number;
  /** False: a picture, a program, an archive. Nothing is taken of it. */
  isText: boolean;
  /** Columns of a CSV whose meaning is not known: not read. */
  unknownColumns: string[];
}

const beginning = 10_000;
/** What text does not hold: controls, and letters that the encoding does not know. */
const odd = /(?![\t\n\v\f\r])[\p{Cc}\ufffd]/gu;

/** A stray letter spoils no list. */
function looksLikeText(text: string): boolean {
  const part = text.slice(0, beginning);
  return (part.match(odd)?.length ?? 0) <= part.length / 50;
}

/** More of one file is not taken in one go. */
export const mostRows = 10_000;

function kindOf(name: string, text: string): FileKind {
  if (/^\s*BEGIN:VCARD/im.test(text.slice(0, 10_000))) return 'vcard';
  return /\.txt$/i.test(name) && !/[,;\t].*[,;\t]/.test(text.split('\n', 1)[0] ?? '') ? 'list' : 'csv';
}

/**
 * A file's people. `encoding` absent = guessed. `pause` is awaited after every millisecond or so of work: the thread
 * may be handed over there.
 */
export async function readFile(
  file: { name: string; bytes: Uint8Array; encoding?: Encoding | undefined },
  pause: () => Promise<void>,
): Promise<ReadFile> {
  const encoding = file.encoding ?? guessEncoding(file.bytes);
  await pause();
  const text = decode(file.bytes, encoding);
  const kind = kindOf(file.name, text);
  if (!looksLikeText(text)) return { kind, encoding, rows: [], left: 0, isText: false, unknownColumns: [] };
  const rows: FileRow[] = [];
  let left = 0;
  const take = (row: FileRow) => {
    if (rows.length < mostRows) rows.push(row);
    else left += 1;
  };
  await pause();
  if (kind === 'list') for (const row of peopleIn(text)) take(row);
  if (kind === 'vcard') await readVcards(text, take, pause);
  const head = kind === 'csv' ? await readCsv(text, take, pause) : null;
  return { kind, encoding, rows, left, isText: true, unknownColumns: head?.unknown ?? [] };
}
