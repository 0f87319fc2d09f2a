import { maxLines } from './lines';

/** "From:" in the languages that mail programs write heads in; the other labels of a head are known by their form. */
const fromHead =
  /^\s*(?:from|von|de|da|van|от|gönderen|kimden|fr[åa]n?|od|feladó|lähettäjä|expéditeur|発信者|送信者|差出人|[发發寄][件信送]?[人者]|보낸 ?사람)\s{0,4}[:：]/iu;
const toHead = /^\s*(?:to|cc)\s*:/i;
const anyHead = /^\s*[\p{L} ]{1,20}[:：]/u;
const wrote =
  /(?:wrote|writes|schrieb|a écrit|escribi[óo]|ha scritto|schreef|escreveu|napisał|napsal|írta|kirjoitti|a scris|skrev|пишет|написал|yazdı|đã viết|写道|寫道|写到|書きました|thought|작성)[^\n]{0,80}$/iu;
const dated =
  /^\s*(?:\d{4}[-/年][^<>]{0,80}<[^<>\s]{3,80}>\s*[:：]?|\p{L}{2,4}\.?, \d{1,2}[. ][^<>]{4,80}<[^<>\s]{3,80}>:)\s*$/u;
const banner =
  /^\s*(?:[-_=*>~]{2,}[^-_=*]{0,8}(?:orig|forward|weitergel|ursprüng|reply sep|message d|mensa|messaggio|oorspr|исход|пересыл|iletilen|原始|原件|邮件|回复|转发|轉寄|転送|元の|원본)|forwarded by|begin forwarded)/iu;
const quoted = /^\s{0,4}(?:>|&gt;|》(?!.{1,30}》))|^ ?: /;
const stamp =
  /^\s*(?:$|\p{L}[^<>]{2,60}[@/][\p{L}/ ]{2,40}|.{0,80}\d{1,2}\/\d{1,2}\/\d{2,4}.{0,20}|sent by:.*|\p{Lu}\S+ \p{Lu}\S+)$/u;

/** True where a header block of an earlier mail starts at line `at`: labels below each other, with a date or an address. */
function headerBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const first = fromHead.test(line);
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
    if (count === 1 && dated.test(next)) return 1;
    if (
      wrote.test(joined) &&
      (/[:：]\s*$/.test(joined) ? /[\d@<"(>]|[写寫]道/.test(joined) : /[写寫]道\s*[,，]?\s*$/.test(joined))
    )
      return count;
    if (!/^\s*(?:\p{L}{1,4}\s|["(\d]|[于於在]|\S+@|.{0,60}<)/u.test(joined)) return 0;
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
