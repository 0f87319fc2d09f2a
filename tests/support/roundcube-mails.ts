import type { Person } from '../../lib/domain/capture';

/** A mail as it lies in the mailbox, with what a reader of it would write down. */
export interface KeptMail {
  subject: string;
  sender: Person;
  to: string[];
  cc: string[];
  /** Kinds of the reasons to look twice. */
  reasons: string[];
  raw: string;
}

const word = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
const encoded = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text : word(text));
const own: Person = { name: 'Lin Xiaowen', address: 'lin@harbour-trade.example' };

function box({ name, address }: Person): string {
  if (name === '') return address;
  return /^[\x20-\x7e]*$/.test(name) ? `"${name}" <${address}>` : `${word(name)} <${address}>`;
}

interface Draft {
  id: string;
  subject: string;
  from: Person;
  to?: Person[];
  cc?: Person[];
  replyTo?: Person;
  answers?: string;
  reasons?: string[];
  text?: string;
  html?: string;
}

function keep(draft: Draft, at: number): KeptMail {
  const { id, subject, from, to = [own], cc = [], replyTo, answers, reasons = [], text, html } = draft;
  const head = [
    `From: ${box(from)}`,
    `To: ${to.map(box).join(', ')}`,
    ...(cc.length > 0 ? [`Cc: ${cc.map(box).join(', ')}`] : []),
    ...(replyTo ? [`Reply-To: ${box(replyTo)}`] : []),
    `Subject: ${encoded(subject)}`,
    `Date: Fri, 20 Nov 2026 ${String(8 + at).padStart(2, '0')}:15:00 +0800`,
    `Message-ID: <${id}@mail.example>`,
    ...(answers ? [`In-Reply-To: <${answers}@mail.example>`, `References: <${answers}@mail.example>`] : []),
    'MIME-Version: 1.0',
  ];
  const part = (type: string, body: string) =>
    `Content-Type: text/${type}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\n')}\n`;
  const body = html === undefined ? part('plain', text ?? '') : part('html', html);
  const addresses = (people: Person[]) => people.map(({ address }) => address);
  return {
    subject,
    sender: from,
    to: addresses(to),
    cc: addresses(cc),
    reasons,
    raw: `${head.join('\n')}\n${body}`,
  };
}

const daniel: Person = { name: 'Okafor, Daniel', address: 'd.okafor@northfield-instruments.example' };
const hana: Person = { name: '水野 はな', address: 'hana.mizuno@aoba-kiki.example' };

/** What a mailbox of ordinary days holds: threads, quoted and forwarded senders, several scripts, one to look at twice. */
export const keptMails: readonly KeptMail[] = [
  {
    id: 'pilot-1',
    subject: 'Pilot run: 40 sensor hubs',
    from: daniel,
    to: [own, { name: 'Marit Solheim', address: 'marit@harbour-trade.example' }],
    cc: [{ name: 'Quality desk', address: 'quality@northfield-instruments.example' }],
    text: [
      'Hello Lin,',
      'the first forty have passed. May we ship on Monday?',
      '',
      'Best regards,',
      '--',
      'Daniel Okafor | Senior Test Engineer',
      'Northfield Instruments Ltd',
      'M +44 7700 900456',
    ].join('\n'),
  },
  {
    id: 'pilot-2',
    answers: 'pilot-1',
    subject: 'Re: Pilot run: 40 sensor hubs',
    from: { name: 'Marit Solheim', address: 'marit@harbour-trade.example' },
    to: [daniel, own],
    text: [
      'Monday is fine.',
      '',
      'On Fri, 20 Nov 2026, Okafor, Daniel <d.okafor@northfield-instruments.example> wrote:',
      '> the first forty have passed. May we ship on Monday?',
      '> From: "Someone Else" <someone@elsewhere.example>',
    ].join('\n'),
  },
  {
    id: 'zh',
    subject: '樣品 LB-2207 出貨通知',
    from: { name: '吳彥廷', address: 'allen.wu@lienho-board.example' },
    html: [
      '<p>林小姐您好：</p><p>樣品已於今日寄出。</p>',
      '<p>吳彥廷<br>聯合電路板股份有限公司<br>手機：0912-345-678</p>',
      '<blockquote><p>發件人：<a href="mailto:old.sender@another-board.example">舊寄件人</a><br>主旨：樣品</p></blockquote>',
    ].join(''),
  },
  {
    id: 'ja',
    subject: 'お見積りの件',
    from: hana,
    cc: [{ name: '営業部', address: 'eigyo@aoba-kiki.example' }],
    text: 'リン様\n\nお世話になっております。青葉機器の水野です。\n見積書をお送りします。\n\n株式会社青葉機器\n水野 はな\nTEL 03-5550-0199',
  },
  {
    id: 'forward',
    subject: 'Fwd: Rechnung 4711',
    from: { name: 'Jörg Brandt', address: 'j.brandt@brandt-werkzeuge.example' },
    html: [
      '<p>Guten Tag, siehe unten.</p><div>-------- Weitergeleitete Nachricht --------<br>',
      '<table><tr><th>Von:</th><td>Buchhaltung &lt;<a href="mailto:buchhaltung@drittfirma.example">buchhaltung@drittfirma.example</a>&gt;</td></tr>',
      '<tr><th>An:</th><td>Jörg Brandt</td></tr></table></div>',
    ].join(''),
  },
  {
    id: 'bare',
    subject: 'Delivery window',
    from: { name: '', address: 'dock3@quayside-freight.example' },
    text: 'Tuesday 9:00 to 11:00.',
  },
  {
    id: 'copy',
    subject: 'New bank details',
    from: { name: 'Daniel Okafor', address: 'd.okafor@northfie1d-instruments.example' },
    text: 'Please use the new account from now on.',
  },
  {
    id: 'trick',
    subject: 'Your invoice is overdue',
    // The second letter is Cyrillic.
    from: { name: 'M\u0430rit Solheim', address: 'pay@collect-now.example' },
    reasons: ['mixedScript'],
    text: 'Please pay today.',
  },
].map(keep);
