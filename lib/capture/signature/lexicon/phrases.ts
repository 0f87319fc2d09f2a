import { alternation } from './words';

/** Closing words, at the start of a line. */
export const signOff = new RegExp(
  `^(?:(?:with|many|best|kind~|warm~|mit|beste|viele|liebe|med|cordiali|distinti|very|yours)_)*(?:${alternation(`
th?a?n?[kn]?x thanks? thx regards? rgds rgrds br kr best(?:_grads)? wishes cheers sincerely yours truly respectfully cordially in_advance take_care freundlichen?m?_gr[uü]~ gr[uü](?:ß|ss)~ mfg cordialement amicalement merci saludos? atentamente gracias atte atenciosamente obrigad[oa] saluti grazie
vriendelijke_groet~ groet~ saygılar~ teşekkürler vänlig~ hälsningar hilsen pozdrawiam с_уважением
此致 敬[礼禮上祝] 祝[好您商工]? [谢謝]{2} [顺順][祝颂頌] 商祺 致礼 [多感]谢 谨上 以上 (?:宜し|よろし)く 何卒 敬具 今後とも 失礼 감사합니다
`)})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** The opening of a letter. */
export const greeting =
  /^(?:dear|hi|hello|hey|hola|bonjour|hallo|sehr geehrte|liebe[rs]?|ciao|estimad[oa]|good (?:morning|afternoon)|all|folks)(?:\s[\p{L}.'’ -]{0,40})?[,!:.]?$|^[\p{scx=Han}\p{scx=Katakana}\p{L}· ]{0,24}(?:[您你家]?好|様|御中|各位)[,、:!。]?$/iu;

/** Where the sender's own words end: legal notes, list footers, advertisements. */
export const legalNote =
  /disclaimer|intended (?:only|solely|recipient)|confidentiality notice|legally privileged|received this (?:e-?mail|message)|this (?:e-?mail|message) (?:and|is|may|contains)|consider the environment|保密|[机機]密|免[责責]|商[业業][秘机][密]|[误誤]収?[收信]|[本此](?:電子)?[邮郵]件|本メールは|誤送信|vertraulich|all rights reserved/i;
/** Words of legal notes that also stand in ordinary text: two of them make a note. */
export const legalWord = /confidential|privileged|recipient|unauthori[sz]ed|prohibited|notify|delete/gi;

/** Entries of company registers: names and titles in them are not the sender's. */
export const registerEntry =
  /amtsgericht|handelsregister|\bhrb\b|geschäftsführ(?:er|ung)\s?:|managing director(?:s\b|\s?:)|vorstand|registered|sitz der|\bvat\b|chairman of|法定代表人/i;

/** Footers of lists and providers. */
export const listFooter =
  /mailing list|unsubscribe|sponsored by|listinfo|@lists?\.|groups\.|退[订訂]|配信停止|do you yahoo|get your free|attachment was scrubbed|[发發]信站|来源:|签名由/i;

/** Lines a mail program adds. */
export const clientLine =
  /^(?:sen[dt] (?:from|via)|get outlook|[发發]自|[来來]自我|\[(?:cid|image)|<<|.{1,60}\.(?:docx?|pdf|xlsx?|pptx?|zip|jpe?g|png)$)/i;

/** A number that belongs to someone or something else. */
export const otherNumberCue =
  /(?:call|contact|reach|ask for)\s+(?!(?:me|us|or|and|anytime|text)\b)\p{Lu}|help ?desk|dial|conference|passcode|meeting id|customer service|会议号|拨打/iu;

const stop = new RegExp(
  `(?<![\\p{L}\\p{N}.@])(?:${alternation(
    "an? are be been but can could did do does don't get had has have he his how if i i'm ich is it it's its just know let like may me my need not our please see she should so than that the their them then there these they this those want was we what when which who will would you your sie wir ist nicht bitte vous nous est que por non per een het için не на",
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
  /[。！？!?]|[,、].{0,40}[,、;]|(?:です|ます|ました|ください|ません|ので|ため|から|まで)|[了是吗您请你他我们].{0,30}[的了是吗吧把被就都也您请你我们]|(?:欢迎|希望[您能贵]|如果|可以|需要|诚聘|[贵貴本我][公司厂])/u;
