import { alternation } from './words';

/** Closing words, at the start of a line. */
export const signOff = new RegExp(
  `^(?:${alternation(`
many_thanks thanks thank_you thanx thx tks tia cheers regards rgds rgrds brgds br brs kr wbr best best_regards best_regard best_wishes best_grads best_rgds kind_regards kindest_regards warm_regards warmest_regards warmly with_kind_regards with_best_regards with_regards with_thanks with_warm_regards all_the_best all_best bests sincerely sincerely_yours
yours yours_sincerely yours_truly yours_faithfully very_truly_yours truly_yours respectfully respectfully_yours cordially take_care talk_soon ciao love peace sent_by signed in_advance have_a_great_day have_a_nice_day have_a_good_day
mit_freundlichen_grüßen mit_freundlichen_gruessen mit_freundlichem_gruß mit_freundlichem_gruss freundliche_grüße freundliche_grüsse freundlichen_grüßen mit_besten_grüßen beste_grüße besten_gruß viele_grüße liebe_grüße schöne_grüße herzliche_grüße grüße grüsse gruß gruss mfg vg lg hochachtungsvoll
cordialement bien_cordialement très_cordialement bien_à_vous bien_à_toi amicalement sincères_salutations salutations bonne_journée bonne_réception respectueusement crdlt cdlt merci
saludos un_saludo saludos_cordiales cordiales_saludos atentamente un_cordial_saludo reciba_un_cordial_saludo gracias atte un_abrazo abrazos atenciosamente cumprimentos obrigado obrigada abraços
cordiali_saluti cordialmente distinti_saluti un_saluto saluti grazie con_i_migliori_saluti
met_vriendelijke_groet met_vriendelijke_groeten vriendelijke_groet hartelijke_groet groeten groet mvg
saygılarımla saygılar iyi_çalışmalar teşekkürler selamlar
med_vänlig_hälsning vänliga_hälsningar med_venlig_hilsen mvh hälsningar hilsen ystävällisin_terveisin terveisin z_poważaniem pozdrawiam s_pozdravem с_уважением
此致 敬礼 敬禮 此致敬礼 祝好 谢谢 謝謝 顺祝 順祝 顺颂 順頌 敬祝 商祺 商安 顺祝商祺 順祝商祺 敬上 敬祺 祝您 祝 致礼 致敬 祝商祺 祝工作顺利 多谢 感谢 谨上 謹啟 敬啟
以上 よろしくお願い 宜しくお願い 何卒 敬具 草々 今後とも 失礼します 失礼いたします 取り急ぎ
감사합니다
`)})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** The opening of a letter. */
export const greeting =
  /^(?:dear|hi|hello|hey|hola|bonjour|hallo|guten (?:tag|morgen)|sehr geehrte|liebe[rs]?|ciao|gentile|estimad[oa]s?|merhaba|sayın|olá|good (?:morning|afternoon|evening)|greetings|all|folks|team)(?:\s[\p{L}.'’ -]{0,40})?[,!:.]?$|^[\p{scx=Han}\p{scx=Katakana}\p{L}· ]{0,24}(?:您好|你好|大家好|好|様|さま|御中|各位)[,、:!。]?$/iu;

/** Where the sender's own words end: legal notes, list footers, advertisements. */
export const legalNote =
  /(?:disclaimer|intended (?:only|solely|recipient)|confidentiality notice|legally privileged|privileged and confidential|confidential and (?:may|is|intended|protected|legally|privileged)|confidential (?:or|and\/or)|received this (?:e-?mail|message|communication)|before printing|think before you print|consider the environment|virus-free|scanned (?:by|for)|保密|机密|機密|免责|免責|商业秘密|商業機密|误收|誤收|本邮件|本郵件|此邮件|此郵件|本電子郵件|本メール(?:は|に|及び)|このメール(?:は|に)|誤送信|vertraulich|irrtümlich|confidentiel|destinataire|confidencial|destinatario|riservat|gizli|vertrouwelijk|конфиденциальн|E-?mail is the property|this (?:e-?mail|message) (?:and|is|was|may|contains)|committed to safeguard|privacy (?:notice|policy|statement)|all rights reserved|無断転載|PGP signature|BEGIN PGP)/i;
/** Words of legal notes that also stand in ordinary text: two of them make a note. */
export const legalWord =
  /confidential|privileged|recipient|disclosure|unauthori[sz]ed|prohibited|notify|delete|information contained|transmission|distribution/gi;

/** Entries of company registers: names and titles in them are not the sender's. */
export const registerEntry =
  /amtsgericht|handelsregister|commercial register|\bhrb\b|geschäftsführ(?:er|ung|erin)(?:in)?\s?:|managing directors?\s?:|vorsitzende|aufsichtsrat|vorstand\s?:|board of directors|registered (?:office|in|no)|company (?:no|reg|number)|ust-?id|umsatzsteuer|\bvat\b|sitz der|\bsiren\b|\bsiret\b|\brcs\b|capital (?:de|social)|\bkvk\b|partita iva|p\.? ?iva|chairman of|法定代表人|统一社会信用|营业执照/i;

export const listFooter =
  /(?:mailing list|unsubscribe|sponsored by|listinfo|@lists?\.|yahoo! groups|groups\.google|退订|取消订阅|配信停止|登録解除|购买广告|do you yahoo|get your free|join the world|free (?:e-?mail|download)|msn (?:photos|hotmail|messenger)|sent via|the following section of this message|attachment was scrubbed|fight unfair|来源:|發信站|发信站|签名由|网易邮箱大师)/i;

/** Lines a mail program adds. */
export const clientLine =
  /^(?:sent from|sent with|get outlook|envoyé de(?:puis)?|von meinem|gesendet von|enviado desde|inviato da|verstuurd vanaf|发自|發自|來自我的|来自我的|从我的|iphoneから|send from|from my|отправлено с|\[cid:|\[image|\[logo|\[text\s|<<|(?:图片|image)\d*\.(?:png|jpe?g|gif)|-+ ?(?:end|attachment)|\[附件|attachment:|附件[:：]?$|[\w() .,-]{1,60}\.(?:docx?|pdf|xlsx?|pptx?|zip|jpe?g|gif|png|rtf|txt|wmf)$)/i;

/** An own number given in running text. */
export const ownNumberCue =
  /(?:my (?:new )?(?:cell|mobile|direct|office|phone|number|work|desk|line)|(?:call|reach|text|phone|ring) me|me at|我的(?:手机|电话)|本人(?:手机|电话)|手机是|电话是|私の(?:携帯|電話)|meine (?:handy|telefon|nummer)|erreichen sie mich|mon (?:numéro|portable)|mi (?:móvil|teléfono))/i;
/** A number that belongs to someone else. */
export const otherNumberCue =
  /(?:(?:call|contact|reach|phone|notify|ask for|speak (?:to|with)|fax to)\s+(?!me\b|us\b)\p{Lu}|help ?desk|dial|conference|passcode|meeting id|pin code|customer service|toll.?free|access code|international dial|one tap mobile|会议号|拨打|請洽|お問い合わせ先)/iu;

const latinStops =
  "the a an is are was were be been will would can could should shall may might must have has had do does did not i you we he she they it me us him them your my our their his this that these those if when while please but so there any just let who what how why because also only about into than then here now want need know think see get got make made like attached i’m i'm we're don't it's ich sie wir ist sind nicht bitte haben wird werden wurde dass ihnen ihre vous nous est sont pas avec pour dans votre notre usted que está para por su nuestro non sono siamo della per il voor zijn niet een het wij u bu için ve ile bir не на что мы вы";
const stop = new RegExp(
  `(?<![\\p{L}\\p{N}.@])(?:${alternation(latinStops)})(?!['’]?[\\p{L}\\p{N}@]|\\.\\p{L})`,
  'giu',
);

/** How many function words a line of text holds; at most `cap`. */
export function functionWords(text: string, cap = 4): number {
  stop.lastIndex = 0;
  let count = 0;
  while (count < cap && stop.exec(text) !== null) count++;
  return count;
}

/** Words and endings of running Chinese or Japanese text. */
export const hanProse =
  /[。！？!?]|[,、].{0,40}[,、;]|(?:です|ます|ました|ください|下さい|ません|でしょう|ので|ため|について|から|まで)|[了是吗呢吧把被就都也很请您我你他她我们].{0,30}[的了是吗呢吧把被就都也很请您我你他她]|(?:欢迎|希望|如果|由于|因为|可以|需要|诚聘|贵公司|貴公司|贵司|我司|我厂|我公司|本公司)/u;
