import { isAddress } from '../../domain/address';
import { type FileRow, rowOf } from './row';

/** Nothing that parts words, in Latin or CJK text. Bounded: long text costs no more than its length. */
const apart = `${String.raw`\s<>()[\]",;:@\p{Ps}\p{Pe}\p{Pi}\p{Pf}`}，。；：、？！`;
const address = new RegExp(`[^${apart}]{1,64}@[^${apart}]{1,255}\\.[^${apart}.]{2,63}`, 'gu');
const longest = 2_000_000;
/** How far before an address its name is looked for. */
const farthest = 400;

/** What ends the address before. */
const closing = /^[>)\]"'\s]*[,;，；、\n]?/;
const quoted = /"([^"\n]{1,200})"\s*[<＜(]?\s*$/;
/** What a mail calls its rows of people. */
const head =
  /^(?:to|cc|bcc|from|reply-to|收件人|抄送|密送|发件人|收件者|副本|寄件者|宛先|差出人|an|von|à|de)\s*[:：]\s*/i;

/** What stands before an address since the last separator, without quotes and brackets; a quoted name whole. */
const nameIn = (before: string) =>
  (
    quoted.exec(before)?.[1] ??
    before
      .replace(closing, '')
      .split(/[,;\n\r\t，；、]/)
      .findLast((part) => part.trim() !== '') ??
    ''
  )
    .trim()
    .replace(head, '')
    .replace(/mailto:$/i, '')
    .replace(/^["'\s<(>)]+|[<("'\s:：\p{Ps}]+$/gu, '');

/** An address that stands where a name does, before another in angle brackets, is what that one calls itself. */
const opens = /^["'”’\s]*[<＜]\s*(?:mailto:)?$/i;

/** Every address of a text, with the name before it: `Mei Lin <mei@example.com>, 王芳 wang@example.com`. */
export function peopleIn(text: string): FileRow[] {
  const rows: FileRow[] = [];
  const whole = text.slice(0, longest);
  const all = [...whole.matchAll(address)];
  let from = 0;
  for (const [at, found] of all.entries()) {
    const [value] = found;
    const after = whole.slice(found.index + value.length, all[at + 1]?.index ?? 0);
    if (after.length <= 20 && opens.test(after)) continue;
    const before = whole.slice(Math.max(from, found.index - farthest), found.index);
    from = found.index + value.length;
    if (!isAddress(value)) continue;
    const name = nameIn(before);
    rows.push(
      rowOf(
        { name: [...name].length <= 64 ? name : '', addresses: [value], phones: [], tags: [] },
        `${name} ${value}`.trim(),
      ),
    );
  }
  return rows;
}
