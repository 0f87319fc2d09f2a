import { alternation } from './words';

/** Closing words, at the start of a line. */
export const signOff = new RegExp(
  `^(?:(?:with|many|all the|kind|warm|warmest|mit|viele|beste|liebe|bien|met|freundlichen?|vriendelijke) )*(?:${alternation(`
thanks? thx regards? rgds br best wishes cheers sincerely yours respectfully gr[uü](?:ß|ss)~ mfg cordialement merci saludos? groet~
此致~ 敬[礼禮上祝具] 祝[好您商工]~ [多谢謝][谢謝] [顺順][祝颂頌]~ 商祺 以上 (?:宜|よろ)しく~
`)})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Where the sender's own words end: a legal note. */
export const legalNote =
  /disclaimer|intended (?:only|recipient)|confidentiality notice|received this e-?mail|保密|免[责責]/i;

/** Footers of lists and providers. */
export const listFooter = /mailing list|unsubscribe|listinfo|@lists?\.|groups\.|退[订訂]|签名由/i;

/** A number that belongs to someone or something else. */
export const otherNumberCue =
  /(?:call|contact|reach|ask for)\s+(?!(?:me|us|or|and|anytime|text)\b)\p{Lu}|help ?desk|dial|conference|customer service|拨打/iu;

const stop = new RegExp(
  `(?<![\\p{L}\\p{N}.@])(?:${alternation(
    "an? are be but can do has have i i'm is it me my not our please so that the this was we what when will would you your sie ist nicht vous est que",
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
  /[。！？!?]|[,、].{0,40}[,、;]|(?:です|ます|ました|ください)|[了是您请你我们].*[的了是吗您请你我们]/u;
