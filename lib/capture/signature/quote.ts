import { maxLines } from './lines';

/** "From:" where the commonest mail programs write it; elsewhere a head is known by the date below it. */
const toHead = /^\s*(?:to|cc)\s*:/i;
const anyHead = /^\s*[\p{L} ]{1,20}[:：]/u;
const dateHead = /^\s*\p{L}[\p{L} ]{0,19}[:：].{0,30}(?:19|20)\d\d.{0,20}\d:\d\d/u;
/** "On 3 March 2025 at 10:11, Mira <mira@acme.example> wrote:": in any language by its address, or its date with a time. */
const wrote = /<[^<@\s]+@[^<>\s]+>|(?:19|20)\d\d.{1,40}\d:\d\d|(?:wrote|[写寫][到道])/i;
const wroteEnd = /[:：]\s*$|道\s*[,，]?\s*$|^\s*\d{4}[-/年].{0,120}>\s*$/;
const banner =
  /^\s*(?:[-_=*>~]{2,}[^-_=*]{0,16}(?:orig|forw|repl|mess|原始|[邮郵]件|メッセ)|(?:begin )?forwarded)/iu;
const quoted = /^\s{0,4}(?:>|&gt;)|^ ?: /;
/** Where Lotus Notes says above "To:" who wrote and when. */
const stamp = /^\s*(?:$|\p{Lu}[^<>]{3,60}[@/][\p{L}/ ]+$|.*\d\/\d\d?\/\d\d|\p{Lu}\S+ \p{Lu}\S+$)/u;

/** True where a header block of an earlier mail starts at line `at`: labels below each other, with a date or an address. */
function headerBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const first = anyHead.test(line) && (/^\s*from/i.test(line) || dateHead.test(lines[at + 1] ?? ''));
  if (!first && !toHead.test(line)) return false;
  const below = lines
    .slice(at + 1, at + 9)
    .filter((other) => other.trim() !== '')
    .slice(0, 4);
  const heads = below.filter((other) => anyHead.test(other));
  return heads.length > 0 && (!first || /\d|@|[:：]\s*\S/.test(heads.join()));
}

/** How many lines a head like "On … wrote:" takes at line `at`; 0 where there is none. */
function wroteHead(lines: readonly string[], at: number): number {
  let joined = '';
  for (let count = 1; count <= 3; count++) {
    const next = (lines[at + count - 1] ?? '').slice(0, 300);
    if (next.trim() === '' || quoted.test(next)) return 0;
    joined += ` ${next}`;
    if (wroteEnd.test(joined) && wrote.test(joined)) return count;
  }
  return 0;
}

/**
 * The sender's own lines: quotations, forwarded mails and their heads are cut in about twelve languages.
 * A quotation marked line by line is skipped, so that words below it are kept; an unmarked one ends the mail.
 */
export function ownLines(lines: readonly string[]): string[] {
  const own: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').slice(0, 2_000);
    if (quoted.test(line)) continue;
    if (banner.test(line)) break;
    if (headerBlock(lines, at)) {
      while (toHead.test(line) && own.length > 0 && stamp.test(own.at(-1) ?? '')) own.pop();
      break;
    }
    const head = wroteHead(lines, at);
    if (head === 0) own.push(line);
    else {
      const next = lines.slice(at + head, at + head + 4).find((other) => other.trim() !== '');
      if (next !== undefined && !quoted.test(next)) break;
      at += head - 1;
    }
  }
  return own.slice(-maxLines);
}
