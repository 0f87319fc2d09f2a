/** The words of a webmail in one language. */
export interface Tongue {
  from: string;
  to: string;
  date: string;
  subject: string;
  toMe: string;
  reply: string;
  forward: string;
  folders: string[];
  dates: string[];
}

export const tongues: readonly Tongue[] = [
  {
    from: 'From',
    to: 'To',
    date: 'Date',
    subject: 'Subject',
    toMe: 'to me',
    reply: 'Reply',
    forward: 'Forward',
    folders: ['Inbox', 'Sent', 'Drafts'],
    dates: ['Mon, 2 Mar 2026 10:22', 'Mar 2, 2026, 10:22 AM', '2026-03-02 10:22', 'Yesterday 10:22'],
  },
  {
    from: 'Von',
    to: 'An',
    date: 'Datum',
    subject: 'Betreff',
    toMe: 'an mich',
    reply: 'Antworten',
    forward: 'Weiterleiten',
    folders: ['Posteingang', 'Gesendet', 'Entwürfe'],
    dates: ['02.03.2026 10:22', '2. März 2026, 10:22'],
  },
  {
    from: 'De',
    to: 'À',
    date: 'Date',
    subject: 'Objet',
    toMe: 'à moi',
    reply: 'Répondre',
    forward: 'Transférer',
    folders: ['Boîte de réception', 'Envoyés', 'Brouillons'],
    dates: ['2 mars 2026 à 10:22', '02/03/2026 10:22'],
  },
  {
    from: 'De',
    to: 'Para',
    date: 'Fecha',
    subject: 'Asunto',
    toMe: 'para mí',
    reply: 'Responder',
    forward: 'Reenviar',
    folders: ['Bandeja de entrada', 'Enviados', 'Borradores'],
    dates: ['2 de marzo de 2026, 10:22', '02/03/2026 10:22'],
  },
  {
    from: '发件人',
    to: '收件人',
    date: '时间',
    subject: '主题',
    toMe: '发送给 我',
    reply: '回复',
    forward: '转发',
    folders: ['收件箱', '已发送', '草稿箱'],
    dates: ['2026年3月2日 (星期一) 10:22', '3月2日 10:22', '2026-03-02 10:22'],
  },
  {
    from: '寄件者',
    to: '收件者',
    date: '日期',
    subject: '主旨',
    toMe: '寄給 我',
    reply: '回覆',
    forward: '轉寄',
    folders: ['收件匣', '寄件備份', '草稿'],
    dates: ['2026/3/2 上午 10:22'],
  },
  {
    from: '差出人',
    to: '宛先',
    date: '日時',
    subject: '件名',
    toMe: '宛先 自分',
    reply: '返信',
    forward: '転送',
    folders: ['受信トレイ', '送信済み', '下書き'],
    dates: ['2026/03/02 (月) 10:22', '2026年3月2日 10:22'],
  },
  {
    from: '보낸사람',
    to: '받는사람',
    date: '날짜',
    subject: '제목',
    toMe: '받는사람 나',
    reply: '답장',
    forward: '전달',
    folders: ['받은편지함', '보낸편지함', '임시보관함'],
    dates: ['2026년 3월 2일 10:22'],
  },
  {
    from: 'От',
    to: 'Кому',
    date: 'Дата',
    subject: 'Тема',
    toMe: 'кому мне',
    reply: 'Ответить',
    forward: 'Переслать',
    folders: ['Входящие', 'Отправленные', 'Черновики'],
    dates: ['2 марта 2026, 10:22', '02.03.2026 10:22'],
  },
];
