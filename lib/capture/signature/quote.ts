import { alternation } from './lexicon/words';
import { maxLines } from './lines';

const from =
  'From Von De Da Van Van: От Gönderen Kimden Från Fra Od Lähettäjä Mittente Expéditeur Remitente 发件人 發件人 寄件者 寄件人 发送人 发信人 發信人 差出人 送信者 発信者 送信元 보낸_사람 보낸사람 Author';
const rest =
  'Sent Date To Cc Bcc Subject Reply-To Importance Organization Gesendet Datum An Betreff Kopie Envoyé Date À Objet Enviado Enviada Fecha Para Asunto Assunto Inviato Data A Oggetto Verzonden Aan Onderwerp Gönderildi Gönderme_Tarihi Tarih Kime Bilgi Konu Skickat Till Ämne Sendt Til Emne Отправлено Дата Кому Копия Тема Wysłano Do DW Temat 发送时间 發送時間 发送日期 寄件日期 傳送時間 日期 时间 時間 收件人 收件者 抄送 副本 主题 主題 主旨 标题 標題 送信日時 日時 宛先 件名 받는_사람 보낸_날짜 제목 날짜 참조';
const fromHead = new RegExp(`^\\s*(?:${alternation(from)})\\s{0,4}[:：]`, 'iu');
const anyHead = new RegExp(`^\\s*(?:${alternation(`${from} ${rest}`)})\\s{0,4}[:：]`, 'iu');

const verbs =
  'wrote|writes|schrieb|a écrit|escribió|escribio|ha scritto|scrive|schreef|escreveu|napisał\\(?a?\\)?|skrev|пишет|написала?|yazdı|şunu yazdı|kirjoitti|написав|napsal\\(?a?\\)?|írta|写道|寫道|写到|のメッセージ|さんは書きました|のメール|thought|said|님이 작성|작성:';
const wrote = new RegExp(`(?:${verbs})[^\\n]{0,80}?[:：]?\\s*$`, 'iu');
const wroteStart =
  /^\s*(?:-{2,3} )?(?:on\s|am\s|le\s|el\s|il\s|op\s|em\s|w dniu|dne\s|den\s|на\s|в\s|於|于|在|em\s|"|\(?\d{2,4}[-/.年]|\d{1,2}[./-]\d{1,2}|mon|tue|wed|thu|fri|sat|sun|quoting|in article|in message|(?:\p{Lu}\p{L}+,? ){1,3}|\p{scx=Han}{2,4}|\S+@)/iu;
const dated =
  /^\s*(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d{1,2}[-/]\d{1,2})[^<>]{0,60}<[^<>\s]{3,80}>\s*[:：]?\s*$/u;
const banner =
  /^\s*[-_=*>~]{2,}\s*[^-_=*]{0,8}(?:original|forward|weitergeleitet|ursprünglich|reply separator|message d'origine|message transféré|mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato)|oorspronkelijk|doorgestuurd|исходное|пересылаем|orijinal|özgün|iletilen|mensagem original|原始|邮件原件|回复的原邮件|转发|轉寄|転送|元のメッセージ|original message|원본)/iu;
const forwarded =
  /^\s*-{0,30}\s*(?:forwarded by|begin forwarded message|weitergeleitet von|transféré par|-{3,} ?(?:inline attachment|回复的原邮件))/iu;
const quoted = /^\s{0,4}(?:>|&gt;|》(?!.{1,30}》))|^ ?: /;
const notesStamp =
  /^\s*(?:\p{L}[^<>]{2,60}(?:@|\/)[\p{L}/ ]{2,40}|\d{1,2}\/\d{1,2}\/\d{2,4}.{0,20}|.{3,80} on \d{1,2}\/\d{1,2}\/\d{2,4}.{0,20}|\s*sent by:.*)$/iu;

/** True where a header block of an earlier mail starts at line `at`. */
function headerBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!anyHead.test(line)) return false;
  let heads = 1;
  let seen = 0;
  for (let next = at + 1; next < lines.length && next < at + 9 && seen < 5; next++) {
    const other = lines[next] ?? '';
    if (other.trim() === '') continue;
    seen++;
    if (anyHead.test(other)) heads++;
  }
  return fromHead.test(line) ? heads >= 2 : heads >= 3 || (heads === 2 && /^\s*(?:to|cc)\s*:/i.test(line));
}

/** How many lines a head like "On … wrote:" takes at line `at`; 0 where there is none. */
function wroteHead(lines: readonly string[], at: number): number {
  const first = (lines[at] ?? '').slice(0, 300);
  if (dated.test(first)) return 1;
  if (!wroteStart.test(first)) return 0;
  let joined = first;
  for (let count = 1; count <= 3; count++) {
    const next = (lines[at + count] ?? '').slice(0, 300);
    if (/[:：]\s*$/.test(joined) && wrote.test(joined) && /[\d@<"(>]|写道|寫道/.test(joined)) return count;
    if (/(?:写道|寫道)\s*[,，]?\s*$/.test(joined)) return count;
    if (next.trim() === '' || quoted.test(next)) break;
    joined = `${joined} ${next}`;
  }
  return 0;
}

/**
 * The sender's own lines: quotations, forwarded mails and their heads are cut in about twelve languages.
 * A quotation marked line by line is skipped, so that words below it are kept; an unmarked one ends the mail.
 */
export function ownLines(lines: readonly string[]): string[] {
  const own: string[] = [];
  let words = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').slice(0, 2_000);
    if (quoted.test(line)) continue;
    if (banner.test(line) || forwarded.test(line)) break;
    if (headerBlock(lines, at)) {
      dropStamp(own);
      break;
    }
    const head = wroteHead(lines, at);
    if (head > 0) {
      if (!marked(lines, at + head)) break;
      at += head - 1;
      continue;
    }
    if (line.trim() !== '') words++;
    own.push(line);
  }
  return words > maxLines ? own.slice(-maxLines) : own;
}

/** True where the next line with words is marked as quoted. */
function marked(lines: readonly string[], at: number): boolean {
  for (let next = at; next < lines.length && next < at + 4; next++) {
    const line = lines[next] ?? '';
    if (line.trim() !== '') return quoted.test(line);
  }
  return true;
}

/** Takes the name and date lines off that some programs put above "To:". */
function dropStamp(own: string[]): void {
  for (let left = 6; left > 0; left--) {
    const last = own.at(-1) ?? '';
    if (own.length === 0 || (last.trim() !== '' && !notesStamp.test(last))) return;
    own.pop();
  }
}
