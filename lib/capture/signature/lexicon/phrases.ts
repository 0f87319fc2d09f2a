import { alternation } from './words';

/** Closing words, at the start of a line. */
export const signOff = new RegExp(
  `^(?:(?:with|many|all the|kind|warm|warmest|mit|viele|beste|liebe|bien|met) )*(?:${alternation(`
thanks? thx regards? rgds br best wishes cheers sincerely yours truly respectfully cordially freundlichen?_gr[uü]~ gr[uü](?:ß|ss)~ mfg cordialement merci saludos? atentamente gracias atenciosamente obrigad[oa] saluti grazie
vriendelijke_groet~ groet~ saygılar~ hälsningar hilsen pozdrawiam с_уважением
此致~ 敬[礼禮上祝] 祝[好您商工]~ [多谢謝][谢謝] [顺順][祝颂頌]~ 商祺 谨上 以上 (?:宜|よろ)しく~ 敬具 감사합니다
`)})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Where the sender's own words end: a legal note. */
export const legalNote =
  /disclaimer|intended (?:only|recipient)|confidentiality notice|received this e-?mail|保密|免[责責]|誤送信|vertraulich/i;

/** Entries of company registers: names and titles in them are not the sender's. */
export const registerEntry =
  /amtsgericht|\bhrb\b|geschäftsführ(?:er|ung)\s?:|managing directors|vorstand|registered|法定代表人/i;

/** Footers of lists and providers. */
export const listFooter = /mailing list|unsubscribe|listinfo|@lists?\.|groups\.|退[订訂]|配信停止|签名由/i;

/** A number that belongs to someone or something else. */
export const otherNumberCue =
  /(?:call|contact|reach|ask for)\s+(?!(?:me|us|or|and|anytime|text)\b)\p{Lu}|help ?desk|dial|conference|passcode|meeting id|customer service|会议号|拨打/iu;

const stop = new RegExp(
  `(?<![\\p{L}\\p{N}.@])(?:${alternation(
    "an? are be been but can could did do don't had has have he his how i i'm ich is it me my not our please should so that the their them there these they this was we what when which will would you your sie wir ist nicht bitte vous nous est que por non per een het için не на",
  )})(?!['’]?[\\p{L}\\p{N}@]|\\.\\p{L})`,
  'giu',
);

/** How many function words a line of text holds; at most four. */
export function functionWords(text: string): number {
  stop.lastIndex = 0;
  let count = 0;
  while (count < 4 && stop.exec(text) !== null) count++;
  return count;
}

/** Words and endings of running Chinese or Japanese text. */
export const hanProse =
  /[。！？!?]|[,、].{0,40}[,、;]|(?:です|ます|ました|ください|ません)|[了是吗您请你他我们].{0,30}[的了是吗吧把被就都也您请你我们]/u;
