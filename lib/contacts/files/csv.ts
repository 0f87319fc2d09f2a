import Papa from 'papaparse';
import { isAddress } from '../../domain/address';
import { type Column, columnOf } from './columns';
import { type FileRow, type Gathered, rowOf } from './row';

/** A cell that an export has made harmless for spreadsheets: the quote in front is not of the value. */
const plain = (cell: string) => cell.replace(/^'(?='?[=+\-@\t\r\n＝＋－＠])/, '');

/** Google parts several values of one cell so. */
const several = (cell: string) => cell.split(' ::: ');

/** Chinese, Japanese and Korean names are written family first, without a space. */
const han = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]+$/u;
function joined(given: string, middle: string, family: string): string {
  if (han.test(given + family)) return family + given;
  return [given, middle, family].filter((part) => part !== '').join(' ');
}

type Columns = (Column | null)[];

export function gather(cells: readonly string[], columns: Columns): Gathered {
  const of = (column: Column) =>
    cells.flatMap((cell, at) => (columns[at] === column && cell.trim() !== '' ? [plain(cell.trim())] : []));
  const first = (column: Column) => of(column)[0] ?? '';
  return {
    name: first('name') || joined(first('given'), first('middle'), first('family')),
    addresses: of('address').flatMap(several),
    phones: of('phone').flatMap(several),
    company: first('company'),
    position: first('position'),
    tags: of('tag')
      .flatMap((cell) => cell.split(/ ::: |[,;，；、]/))
      .filter((tag) => !/^\s*\*/.test(tag)),
    remark: of('remark').join('\n'),
  };
}

/** Without a header line the cells tell: an address, a phone, then name and company in their order. */
function guessColumns(cells: readonly string[]): Columns {
  const left: Column[] = ['name', 'company', 'position', 'remark'];
  return cells.map((cell) => {
    if (isAddress(cell.trim())) return 'address';
    if (/^\+?[\d\s()-]{7,}$/.test(cell.trim())) return 'phone';
    return left.shift() ?? null;
  });
}

/** `headers` are columns whose meaning is not known; empty where the file has no header line. */
export interface CsvHead {
  columns: Columns;
  hasHeader: boolean;
  unknown: string[];
}

export function headOf(first: readonly string[]): CsvHead {
  const columns = first.map(columnOf);
  // A first line that holds an address is a person already.
  const hasHeader =
    columns.some((column) => column !== null) && !first.some((cell) => isAddress(cell.trim()));
  if (!hasHeader) return { columns: guessColumns(first), hasHeader, unknown: [] };
  return { columns, hasHeader, unknown: first.filter((cell, at) => !columns[at] && cell.trim() !== '') };
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');
/** Characters parsed in one go. */
const slice = 8_000;
/** Rows made sense of between two pauses. */
const linesAtOnce = 10;

/** Rows as they are parsed. */
export async function readCsv(
  text: string,
  take: (row: FileRow) => void,
  pause: () => Promise<void>,
): Promise<CsvHead> {
  let head: CsvHead | null = null;
  const body = text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '');
  async function takeAll(lines: readonly string[][]): Promise<void> {
    for (const [at, cells] of lines.entries()) {
      if (at % linesAtOnce === 0) await pause();
      if (isBlank(cells)) continue;
      if (head === null) {
        head = headOf(cells);
        if (head.hasHeader) continue;
      }
      take(rowOf(gather(cells, head.columns), cells.filter((cell) => cell !== '').join(', ')));
    }
  }
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(body, {
      skipEmptyLines: true,
      chunkSize: slice,
      chunk({ data }: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        parser.pause();
        takeAll(data).then(() => parser.resume(), reject);
      },
      complete: () => resolve(),
    });
  });
  return head ?? { columns: [], hasHeader: false, unknown: [] };
}
