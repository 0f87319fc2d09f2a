/** What webmails call things, by language. Compared after `fold`: case, width, spaces and colons do not count. */

export type Field = 'from' | 'sender' | 'to' | 'cc' | 'date' | 'subject' | 'replyTo' | 'messageId' | 'other';

const labels: readonly (readonly [Field, string])[] = [
  [
    'from',
    'From|Von|De|De la|Da|Van|发件人|发信人|寄件人|寄件者|發件人|寄信人|来自|來自|差出人|发送人|発信者|送信元|보낸사람|보낸이|발신자|От|От кого|Отправитель|Від|Від кого|Från|Fra|Od|Nadawca|Odesílatel|Odosielateľ|Feladó|Küldő|Gönderen|Kimden|Lähettäjä|Saatja|Nuo|Từ|Người gửi|จาก|ผู้ส่ง|Dari|Daripada|من|المرسل|از|فرستنده|מאת|Από|Αποστολέας|Absender|Afzender|Expéditeur|Expeditor|Remitente|Remetente|Mittente|Avsändare|Avsender|Afsender|Pošiljatelj|प्रेषक',
  ],
  ['sender', 'Sender|送信者|发送者|發送者|Sent by|Gesendet von|Envoyé par'],
  [
    'to',
    'To|Recipient|Recipients|收件人|收件者|收信人|接收人|发给|发送给|发至|發送給|寄給|至|宛先|送信先|受信者|An|Empfänger|À|Destinataire|Destinataires|Para|Destinatario|Destinatarios|Destinatário|A|Aan|Ontvanger|Кому|Получатель|Till|Til|Do|Komu|Odbiorca|Címzett|Címzettek|Kime|Alıcı|받는사람|받는이|수신자|수신인|수신|Către|Đến|Tới|Người nhận|ถึง|ผู้รับ|Kepada|Ke|إلى|المستلم|به|گیرنده|אל|Προς|Vastaanottaja|Saaja|Kam|Per a|Za|До|Mottagare|Mottaker|Modtager|प्रति',
  ],
  [
    'cc',
    'Cc|Bcc|抄送|副本|密送|密件副本|Kopie|Copie|Copia|Cópia|Копия|Копія|Kopia|DW|Kopi|Másolat|참조|숨은참조|Bilgi|Kopio|Cci|Cco|Ccn|Κοιν|Kópia|Tembusan|สำเนา|Kopija|نسخة|עותק',
  ],
  [
    'date',
    'Date|Sent|Time|Received|Sent on|日期|时间|時間|发送时间|發送時間|寄件日期|收件时间|日付|日時|送信日時|受信日時|Datum|Gesendet|Empfangen|Envoyé|Envoyé le|Fecha|Enviado|Enviado el|Data|Inviato|Verzonden|Дата|Отправлено|Надіслано|Skickat|Sendt|Dato|Wysłano|Odesláno|Dátum|Küldve|Elküldve|Tarih|Gönderildi|날짜|보낸날짜|발신일|받은날짜|일시|Ngày|วันที่|Tanggal|Tarikh|التاريخ|تاریخ|תאריך|Ημερομηνία|Päivämäärä|Lähetetty|Kuupäev|Datums|दिनांक',
  ],
  [
    'subject',
    'Subject|主题|主題|标题|標題|主旨|件名|題名|Betreff|Objet|Sujet|Asunto|Oggetto|Onderwerp|Assunto|Тема|Ämne|Emne|Temat|Předmět|Predmet|Tárgy|Konu|제목|Subiect|Chủ đề|Tiêu đề|หัวเรื่อง|เรื่อง|Subjek|Perihal|الموضوع|موضوع|נושא|Θέμα|Aihe|Teema|Zadeva|Assumpte|विषय',
  ],
  [
    'replyTo',
    'Reply-To|Reply to|回复至|回复地址|回覆至|返信先|Antwort an|Antworten an|Répondre à|Responder a|Rispondi a|Responder para|Antwoord aan|Ответить на|Svar till|Svar til|Odpowiedz do|Odpověď na|Válaszcím|Yanıt adresi|회신주소',
  ],
  ['messageId', 'Message-ID'],
  [
    'other',
    'Return-Path|Delivered-To|Mailed-By|Signed-By|Priority|Size|Attachments|Attachment|附件|大小|添付|Organizer|List-ID|Account|Folder|Author|Committer|Assignee|Reporter|Contact|Phone|Tags|Labels|Resent-From|On behalf of|Email|E-mail|Mail|邮箱|邮件|Tel|Fax|电话|手机|X-Mailer',
  ],
];

/** Most of a page is ASCII, which is its own normal form: asking costs less than having it made. */
const nfkc = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKC'));

/** Labels that are also ordinary short words: a colon or a cell of their own must say that they are labels. */
export const fold = (text: string): string =>
  nfkc(text.slice(0, 80))
    .toLowerCase()
    .replace(/[\s:*\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069'"()[\]-]+/g, '');

const byLabel = new Map<string, Field>();
for (const [field, words] of labels)
  for (const word of words.split('|')) if (!byLabel.has(fold(word))) byLabel.set(fold(word), field);

export const fieldOf = (text: string): Field | undefined =>
  text.length > 60 || text.trim().length > 24 ? undefined : byLabel.get(fold(text));

/** "to me" and its kin: a recipient line without a colon, in languages where the word is no article. */
export const toLine =
  /^\s*(?:to|an|à|para|aan|кому|till|til|发给|发送给|发至|至|收件人|寄給|宛先|받는\s?사람)(?:\s|(?=[\u3000-\u9fff\uac00-\ud7a3]))\s*\S/iu;

const replies =
  'reply|antworten|répondre|responder|rispondi|beantwoorden|antwoorden|ответить|відповісти|回复|回覆|返信|返信する|답장|회신|svara|svar|odpowiedz|odpovědět|odpovedať|válasz|yanıtla|vastaa|απάντηση|răspunde|الرد|رد|השב|ตอบกลับ|trả lời|balas|odgovori|отговор';
const forwards =
  'forward|reply all|reply to all|weiterleiten|allen antworten|transférer|faire suivre|répondre à tous|reenviar|responder a todos|inoltra|rispondi a tutti|doorsturen|allen beantwoorden|encaminhar|переслать|ответить всем|переслати|转发|轉寄|轉發|回复全部|全部回复|回覆全部|全部回覆|転送|全員に返信|전달|전체답장|vidarebefordra|svara alla|videresend|svar alle|prześlij dalej|przekaż|prześlij|přeposlat|předat|továbbítás|továbbít|ilet|yönlendir|välitä|lähetä edelleen|προώθηση|redirecționează|إعادة توجيه|העבר|ส่งต่อ|chuyển tiếp|teruskan|posreduj';
const folders =
  'inbox|sent|sent mail|sent items|drafts|trash|posteingang|gesendet|entwürfe|papierkorb|boîte de réception|envoyés|brouillons|corbeille|bandeja de entrada|enviados|borradores|papelera|posta in arrivo|inviata|bozze|cestino|postvak in|verzonden|concepten|caixa de entrada|rascunhos|lixeira|входящие|отправленные|черновики|корзина|вхідні|чернетки|收件箱|已发送|草稿箱|草稿|已删除|收件匣|寄件備份|寄件匣|垃圾桶|受信トレイ|受信箱|送信済み|下書き|ゴミ箱|받은편지함|받은메일함|보낸편지함|보낸메일함|임시보관함|휴지통|inkorg|skickat|utkast|indbakke|innboks|kladder|odebrane|wysłane|robocze|kosz|doručená pošta|koncepty|beérkezett üzenetek|piszkozatok|gelen kutusu|gönderilmiş|taslaklar|saapuneet|luonnokset|εισερχόμενα|hộp thư đến|kotak masuk|صندوق الوارد|المسودات|דואר נכנס|mesaje primite';

const set = (words: string): ReadonlySet<string> => new Set(words.split('|').map(fold));
const replySet = set(replies);
const forwardSet = set(forwards);
const folderSet = set(folders);

export type Action = 'reply' | 'forward';

export function actionOf(text: string): Action | undefined {
  if (text.length > 40) return undefined;
  const word = fold(text.replace(/\s*[(（[].*$/, '')).replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return forwardSet.has(word) ? 'forward' : replySet.has(word) ? 'reply' : undefined;
}

/** What webmails set beside a sender to warn or to vouch: no part of the name. */
const badge =
  /^\s*[[(【]?(?:external|extern[eo]?|extérieur|externo|внешн\p{L}+|外部(?:邮件|郵件|联系人|メール)?|社外|외부|verified|已[验驗認][证證]|認証済み|unverified|new sender|首次来信|陌生人)[\])】]?\s*$/iu;
export const isBadge = (text: string): boolean => text.length < 24 && badge.test(text);

export const isFolder = (text: string): boolean =>
  text.length < 40 && folderSet.has(fold(text).replace(/[\d,.+()]+$/, ''));

/** A line that opens somebody else's mail inside a body. */
export function isQuoteHead(text: string): boolean {
  const line = text.slice(0, 300).trim();
  if (
    /^(?:>\s*)?[-—–_=*]{3,}/u.test(line) &&
    /^(?:>\s*)?[-—–_=*]{3,}\s*[\p{L}][\p{L}\p{N}\s.'’]{2,60}[-—–_=*:]{3,}$/u.test(line)
  )
    return true;
  if (forwardHead.test(line)) return true;
  const ends = line.endsWith(':') || line.endsWith('：');
  return (
    (ends || line.includes('道')) &&
    /\d/.test(line) &&
    (ends || /写道|寫道/u.test(line)) &&
    (wrote.test(line) || /\d.*@.*>?[:：]$/u.test(line))
  );
}

const forwardHead =
  /^(?:begin forwarded message|forwarded by|anfang der weitergeleiteten|début du message|inizio messaggio|inicio del mensaje|início da mensagem)/iu;
const wrote =
  /(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|написал|пишет|написав|写道|寫道|書きました|のメッセージ|skrev|napisał|napsal|napísal|írta|yazdı|kirjoitti|έγραψε|작성|썼습니다|a scris|đã viết|menulis|كتب|כתב)[\p{L}()]*.{0,90}$/iu;

const month =
  '(?:jan|feb|fev|fév|mar|mär|mrt|apr|avr|abr|may|mai|maj|mei|mag|jun|jui|giu|jul|lug|aug|ago|aoû|sep|set|oct|okt|ott|out|nov|dec|dez|dic|déc|gen|ene|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)';
const monthDay = new RegExp(
  `(?:^|[\\s,(])${month}\\p{L}{0,9}\\.?\\s+\\d{1,2}(?!\\d)|(?:^|[\\s,(])\\d{1,2}\\.?\\s+(?:de\\s+)?${month}\\p{L}{0,9}(?!\\p{L})`,
  'iu',
);

/** Asked first: the searches around a year walk the whole line from each of its digits. */
const year = /(?:19|20)\d{2}/;

/** Short text that tells a moment, in any language: a clock time, a day of a month, or a year beside another number. */
export function isDate(text: string): boolean {
  if (text.length > 90 || text.length < 2 || text.includes('@')) return false;
  const line = nfkc(text).trim();
  if (
    /^(?:昨天|前天|今天|昨日|今日|어제|오늘|yesterday|today|gestern|heute|hier|ayer|ieri|ontem|вчера|сегодня)(?!\p{L})/iu.test(
      line,
    )
  )
    return true;
  if (!/\d/.test(line)) return false;
  return (
    /(?:^|[^\d:.])\d{1,2}[:h]\d{2}(?!\d)/u.test(line) ||
    (year.test(line) &&
      /(?:19|20)\d{2}[^\d\s]{1,2}\s?(?:0?[1-9]|1[0-2])(?:[^\d\s]\s?\d{1,2}(?!\d)|\s*$)|(?:^|\D)[0-3]?\d\D{1,16}(?:19|20)\d{2}(?!\d)/u.test(
        line,
      )) ||
    /\d{1,2}\s?[月월]\s?\d{1,2}|^\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?$/u.test(line) ||
    (line.length < 40 && monthDay.test(line)) ||
    /^\d{1,3}\s?(?:分钟|小时|天|分鐘|小時|分|時間|日)前$|^\d{1,3} (?:min|minutes?|hours?|days?) ago$/u.test(
      line,
    )
  );
}
