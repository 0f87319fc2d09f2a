import { isAddress } from '../../domain/address';
import { type FileRow, rowOf } from './row';

/** Nothing that parts words, in Latin or CJK text. Bounded: long text costs no more than its length. */
const apart = String.raw`\s<>()[\]",;:@\p{Ps}\p{Pe}\p{Pi}\p{Pf}，。；：、？！`;
const address = new RegExp(`[^${apart}]{1,64}@[^${apart}]{1,255}\\.[^${apart}.]{2,63}`, 'gu');
const longest = 2_000_000;

/** What stands before an address since the last separator, without quotes and brackets. */
const nameIn = (before: string) =>
  before
    .split(/[,;\n\r\t，；、]/)
    .filter((part) => part.trim() !== '')
    .at(-1)
    ?.replace(/mailto:$/i, '')
    .replace(/^["'\s<(>)]+|[<("'\s:：\p{Ps}]+$/gu, '') ?? '';

/** Every address of a text, with the name before it: `Mei Lin <mei@example.com>, 王芳 wang@example.com`. */
export function peopleIn(text: string): FileRow[] {
  const rows: FileRow[] = [];
  const whole = text.slice(0, longest);
  let from = 0;
  for (const found of whole.matchAll(address)) {
    const [value] = found;
    const before = whole.slice(from, found.index);
    from = found.index + value.length;
    if (!isAddress(value)) continue;
    const lead = before.replace(/^[>)\]"'\s]*[,;，；、\n]?/, '');
    const name = nameIn(lead);
    rows.push(
      rowOf(
        { name: [...name].length <= 64 ? name : '', addresses: [value], phones: [], tags: [] },
        `${name} ${value}`.trim(),
      ),
    );
  }
  return rows;
}
