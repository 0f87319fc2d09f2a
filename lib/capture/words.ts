/** What webmails call things, by language. Compared after `fold`: case, width, spaces and colons do not count. */

export type Field = 'from' | 'sender' | 'to' | 'cc' | 'date' | 'subject' | 'replyTo' | 'messageId' | 'other';

const labels: readonly (readonly [Field, string])[] = [
  [
    'from',
    'From|发件人|发信人|寄件人|寄件者|寄信人|發件人|發信人|来自|來自|差出人|差出し人|発信者|発信元|送信元|Von|De|Da|Van|От|От кого|Från|Fra|Frá|Od|Feladó|Gönderen|Kimden|보낸사람|보낸 사람|보낸이|보낸 이|발신자|발신인|De la|Từ|Người gửi|จาก|ผู้ส่ง|Dari|Daripada|من|المرسل|מאת|Από|Від|Від кого|Lähettäjä|Saatja|Kellelt|Nuo|Від кого|प्रेषक|از|فرستنده|Nadawca|Odesílatel|Odosielateľ|Pošiljatelj|Šalje|Afzender|Absender|Expéditeur|Remitente|Remetente|Mittente|Отправитель|Відправник|Подател|Avsändare|Avsender|Afsender|Expeditor|Küldő|Αποστολέας|Pengirim|Від|Remitent|Nga|Ó|Nork|Nagpadala|প্রেরক|அனுப்புநர்|Kelj|Mula kay',
  ],
  ['sender', 'Sender|送信者|送り主|Gesendet von|Envoyé par|Sent by|发送者|發送者|发送人|寄送者'],
  [
    'to',
    'To|Recipient|Recipients|收件人|收件者|收信人|接收人|发给|发送给|发至|發送給|寄給|至|宛先|あて先|送信先|受信者|An|Empfänger|À|Destinataire|Destinataires|Para|Destinatario|Destinatarios|Destinatário|A|Aan|Ontvanger|Кому|Получатель|Till|Til|Do|Komu|Odbiorca|Címzett|Címzettek|Kime|Alıcı|받는사람|받는 사람|받는이|받는 이|수신자|수신인|수신|Către|Đến|Tới|Người nhận|ถึง|ผู้รับ|Kepada|Ke|إلى|المستلم|אל|Προς|Vastaanottaja|Saaja|Kellele|Kam|Gavėjas|Til|Per a|Prejemnik|Za|До|प्रति|به|گیرنده|Mottagare|Mottaker|Modtager|Destinatari|Príjemca|Příjemce|Primatelj',
  ],
  [
    'cc',
    'Cc|Bcc|Copy|抄送|副本|密送|密件副本|密件抄送|Kopie|Blindkopie|Copie|Copia|Cópia|Копия|Скрытая копия|Kopia|DW|UDW|Kopi|Másolat|참조|숨은참조|숨은 참조|Bilgi|Kopio|Cci|Cco|Ccn|CCi|Κοιν|Kópia|Копія|Tembusan|สำเนา|Kopija|نسخة|עותק',
  ],
  [
    'date',
    'Date|Sent|Time|Received|Sent at|Sent on|Date sent|日期|时间|時間|发送时间|發送時間|发件时间|寄件日期|收件时间|日付|日時|送信日時|受信日時|Datum|Gesendet|Gesendet am|Empfangen|Envoyé|Envoyé le|Fecha|Enviado|Enviado el|Data|Inviato|Verzonden|Дата|Отправлено|Skickat|Sendt|Dato|Wysłano|Odesláno|Dátum|Küldve|Elküldve|Tarih|Gönderildi|Gönderilme|날짜|보낸날짜|보낸 날짜|발신일|받은날짜|일시|Ngày|วันที่|Tanggal|Tarikh|التاريخ|תאריך|Ημερομηνία|Päivämäärä|Päiväys|Lähetetty|Kuupäev|Datums|تاریخ|दिनांक|Data wysłania|Надіслано',
  ],
  [
    'subject',
    'Subject|主题|主題|标题|標題|主旨|件名|題名|Betreff|Objet|Sujet|Asunto|Oggetto|Onderwerp|Assunto|Тема|Ämne|Emne|Temat|Předmět|Predmet|Tárgy|Konu|제목|Subiect|Chủ đề|Tiêu đề|หัวเรื่อง|เรื่อง|Subjek|Perihal|الموضوع|נושא|Θέμα|Aihe|Teema|Zadeva|Assumpte|موضوع|विषय',
  ],
  [
    'replyTo',
    'Reply-To|Reply to|Replies to|回复至|回复地址|回覆至|回覆給|返信先|Antwort an|Antworten an|Répondre à|Responder a|Rispondi a|Responder para|Antwoord aan|Ответить на|Кому ответить|Обратный адрес|Svar till|Svara till|Svar til|Odpowiedz do|Odpověď na|Válaszcím|Yanıt adresi|회신주소|회신 주소|답장받을 주소|Vastausosoite',
  ],
  ['messageId', 'Message-ID|Message ID|MessageID|邮件编号|メッセージID'],
  [
    'other',
    'Return-Path|Delivered-To|X-Original-To|Mailed-By|Signed-By|Security|Priority|Size|Attachments|Attachment|附件|大小|添付|Organizer|List-ID|Received-SPF|Account|Folder|Owner|Author|Authors|Committer|Assignee|Reporter|Contact|Editor|Phone|Tags|Labels|Resent-From|Errors-To|On behalf of|Sincerely|Website|E-mail|Email|Mail|邮箱|邮件|Telephone|Tel|Fax|电话|手机|Signed-off-by|Reviewed-by|Acked-by|Tested-by|Co-authored-by|Reported-by|X-Mailer|User-Agent',
  ],
];

/** Labels that are also ordinary short words: a colon or a cell of their own must say that they are labels. */
export const fold = (text: string): string =>
  text
    .slice(0, 80)
    .normalize('NFKC')
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
  'reply|antworten|répondre|responder|rispondi|beantwoorden|beantwoord|antwoorden|ответить|回复|回覆|返信|返信する|답장|회신|svara|svar|odpowiedz|odpovědět|odpovedať|válasz|válaszolás|yanıtla|vastaa|απάντηση|відповісти|răspunde|الرد|رد|השב|תגובה|ตอบกลับ|trả lời|balas|respon|odgovori|vasta|отговор|जवाब दें';
const forwards =
  'forward|reply all|reply to all|weiterleiten|allen antworten|transférer|faire suivre|répondre à tous|reenviar|responder a todos|inoltra|rispondi a tutti|doorsturen|allen beantwoorden|encaminhar|responder a todos|переслать|ответить всем|转发|轉寄|轉發|回复全部|全部回复|回覆全部|全部回覆|転送|全員に返信|전달|전체답장|전체 답장|vidarebefordra|svara alla|videresend|videresendt|svar alle|prześlij dalej|przekaż|prześlij|přeposlat|předat|továbbítás|továbbít|ilet|yönlendir|tümünü yanıtla|välitä|lähetä edelleen|προώθηση|переслати|redirecționează|إعادة توجيه|تحويل|העבר|ส่งต่อ|chuyển tiếp|teruskan|reenvia|posreduj|proslijedi';
const folders =
  'inbox|sent|sent mail|sent items|drafts|trash|spam|junk|archive|posteingang|gesendet|entwürfe|papierkorb|boîte de réception|envoyés|messages envoyés|brouillons|corbeille|bandeja de entrada|recibidos|enviados|borradores|papelera|posta in arrivo|inviata|posta inviata|bozze|cestino|postvak in|verzonden|concepten|prullenbak|caixa de entrada|rascunhos|lixeira|входящие|отправленные|черновики|корзина|спам|收件箱|已发送|草稿箱|草稿|垃圾邮件|已删除|收件匣|寄件備份|寄件匣|垃圾桶|垃圾郵件|受信トレイ|受信箱|送信済み|送信済みトレイ|下書き|ゴミ箱|迷惑メール|받은편지함|받은 편지함|보낸편지함|보낸 편지함|임시보관함|휴지통|스팸|inkorg|skickat|utkast|indbakke|innboks|kladder|odebrane|wysłane|robocze|kosz|doručená pošta|odeslaná pošta|koncepty|beérkezett üzenetek|elküldött|piszkozatok|gelen kutusu|gönderilmiş|taslaklar|çöp kutusu|saapuneet|lähetetyt|luonnokset|roskakori|εισερχόμενα|вхідні|надіслані|чернетки|hộp thư đến|đã gửi|kotak masuk|terkirim|صندوق الوارد|البريد الوارد|דואר נכנס|กล่องจดหมาย|mesaje primite';

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
  return (
    /\d/.test(line) && /[:：]$|写道|寫道/u.test(line) && (wrote.test(line) || /\d.*@.*>?[:：]$/u.test(line))
  );
}

const forwardHead =
  /^(?:begin forwarded message|forwarded by|anfang der weitergeleiteten|début du message|inizio messaggio|inicio del mensaje|início da mensagem)/iu;
const wrote =
  /(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|написал|пишет|написав|写道|寫道|書きました|のメッセージ|skrev|napisał|napsal|napísal|írta|yazdı|kirjoitti|έγραψε|작성|썼습니다|a scris|đã viết|menulis|كتب|כתב)[\p{L}()]*[^\p{L}]{0,90}[:：]?$/iu;

const month =
  '(?:jan|feb|fev|fév|mar|mär|mrt|apr|avr|abr|may|mai|maj|mei|mag|jun|jui|giu|jul|lug|aug|ago|aoû|sep|set|oct|okt|ott|out|nov|dec|dez|dic|déc|gen|ene|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)';
const monthDay = new RegExp(
  `(?:^|[\\s,(])${month}\\p{L}{0,9}\\.?\\s+\\d{1,2}(?!\\d)|(?:^|[\\s,(])\\d{1,2}\\.?\\s+(?:de\\s+)?${month}\\p{L}{0,9}(?!\\p{L})`,
  'iu',
);

/** Short text that tells a moment, in any language: a clock time, a day of a month, or a year beside another number. */
export function isDate(text: string): boolean {
  if (text.length > 90 || text.length < 2 || text.includes('@')) return false;
  const line = text.normalize('NFKC').trim();
  if (
    /^(?:昨天|前天|今天|昨日|今日|어제|오늘|yesterday|today|gestern|heute|hier|ayer|ieri|ontem|вчера|сегодня)(?!\p{L})/iu.test(
      line,
    )
  )
    return true;
  if (!/\d/.test(line)) return false;
  return (
    /(?:^|[^\d:.])\d{1,2}[:h]\d{2}(?!\d)/u.test(line) ||
    /(?:19|20)\d{2}\D{1,12}\d{1,2}(?!\d)|(?:^|\D)\d{1,2}\D{1,16}(?:19|20)\d{2}(?!\d)/u.test(line) ||
    /\d{1,2}\s?[月월]\s?\d{1,2}|^\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?$/u.test(line) ||
    (line.length < 40 && monthDay.test(line)) ||
    /^\d{1,3}\s?(?:分钟|小时|天|分鐘|小時|分|時間|日)前$|^\d{1,3} (?:min|minutes?|hours?|days?) ago$/u.test(
      line,
    )
  );
}
