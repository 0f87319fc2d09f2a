import type { Person } from '../../lib/domain/capture';

/** A web mail page nobody wrote: structure, language, cues and traps drawn at random. */
export interface MadePage {
  html: string;
  /** What was drawn, to name a failure. */
  traits: string[];
  sender: Person;
}

type Random = () => number;

interface Tongue {
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

const tongues: readonly Tongue[] = [
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

const names = [
  'Ann Lee',
  'Dr. Jürgen Weiß',
  '李明远',
  '佐藤 健一',
  '김민수',
  'Okoye, Chidi',
  'Team Wurzel',
  "Sean O'Neil",
  'Мария Петрова',
  'ليلى حداد',
  'Support (Acme)',
  'Jo',
];
const subjects = [
  'Delivery window',
  '关于三月会议',
  'Angebot 4711',
  'Re: Roof plan',
  'Fwd: Contract',
  'お見積りの件',
  'Hi',
  'Договор',
  'Invoice 2026-17 for March',
];
const sentences = [
  'The window moved to the afternoon, please tell the gate.',
  '会议改到下周一上午九点，请查收附件。',
  'Anbei unser Angebot.',
  'See you on Friday!',
  'Thanks',
  'ok',
];

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export function makePage(random: Random): MadePage {
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  };
  const chance = (share: number): boolean => random() < share;
  const traits: string[] = [];
  const trait = <Value extends string>(kind: string, values: readonly Value[]): Value => {
    const value = pick(values);
    traits.push(`${kind}: ${value}`);
    return value;
  };
  let count = 0;
  const cls = () => `c${(count++ * 7919 + Math.floor(random() * 1e5)).toString(36)}`;
  const box = (inner: string, tag = 'div') => `<${tag} class="${cls()}">${inner}</${tag}>`;
  const t = pick(tongues);
  const nth = Math.floor(random() * 1e4);
  const spoof = chance(0.08);
  const name = spoof ? `boss${nth}@corp.example` : pick(names);
  const sender: Person = { name, address: `sender${nth}@${pick(['north', 'acme', 'haus-7'])}.example` };
  if (spoof) traits.push('name is another address');
  const own: Person = { name: pick(['Me Myself', '王芳', 'Eva']), address: `own${nth}@corp.example` };
  const other: Person = { name: pick(['Bo Berg', '赵磊', 'Zoë']), address: `other${nth}@third.example` };
  const quoted: Person = { name: 'Paul Reyes', address: `quoted${nth}@elsewhere.example` };
  const subject = pick(subjects);

  const form = trait('person', [
    'angle',
    'angle in spans',
    'mailto name',
    'title',
    'data-email',
    'two spans',
    'parens',
    'mailto full',
    'title full',
  ]);
  const person = (one: Person, how: string = form): string => {
    const n = escaped(one.name);
    const a = escaped(one.address);
    switch (how) {
      case 'angle':
        return `${/[,]/.test(n) ? `&quot;${n}&quot;` : n} &lt;${a}&gt;`;
      case 'angle in spans':
        return `<span>${n}</span> <span>&lt;${a}&gt;</span>`;
      case 'mailto name':
        return `<a href="mailto:${a}">${n}</a>`;
      case 'title':
        return `<span title="${a}">${n}</span>`;
      case 'data-email':
        return `<span data-email="${a}"><b>${n}</b></span>`;
      case 'two spans':
        return one.name.includes('@') ? `<a href="mailto:${a}">${n}</a>` : `<b>${n}</b> <span>${a}</span>`;
      case 'parens':
        return `${n} (${a})`;
      case 'mailto full':
        return `<b>${n}</b> &lt;<a href="mailto:${a}">${a}</a>&gt;`;
      default:
        return `<span title="${/[,]/.test(n) ? `&quot;${n}&quot;` : n} &lt;${a}&gt;">${n}</span>`;
    }
  };
  if (form === 'parens' && sender.name.includes('(')) sender.name = 'Ann Lee';

  const heads = trait('header', [
    'labels',
    'labels in cells',
    'labels in a list',
    'flat grid',
    'avatar',
    'avatar',
    'avatar stacked',
    'aria labels',
  ]);
  const date = escaped(pick(t.dates));
  const recipients = [own, ...(chance(0.4) ? [other] : [])];
  const to = recipients.map((one) => person(one)).join(', ');
  const colon = pick([':', '：', ' :', ':']);
  const withSubject = chance(0.4);
  const rows: [string, string][] = [
    [t.from, person(sender)],
    [t.to, to],
    [t.date, date],
  ];
  if (withSubject) rows.push([t.subject, escaped(subject)]);
  if (chance(0.3)) {
    traits.push('rows in another order');
    rows.sort(() => random() - 0.5);
  }
  const initials = escaped(
    Array.from(sender.name.replace(/[^\p{L}]/gu, ''))
      .slice(0, 1)
      .join('')
      .toUpperCase(),
  );
  let header = '';
  switch (heads) {
    case 'labels':
      header = rows
        .map(([k, v]) => box(pick([`<b>${k}${colon}</b> ${v}`, `<b>${k}${colon}</b> ${v}`])))
        .join('');
      break;
    case 'labels in cells':
      header = `<table><tbody>${rows.map(([k, v]) => `<tr><td>${k}${chance(0.5) ? colon : ''}</td><td>${v}</td></tr>`).join('')}</tbody></table>`;
      break;
    case 'labels in a list':
      header = `<ul>${rows.map(([k, v]) => `<li><em>${k}</em>${colon} ${v}</li>`).join('')}</ul>`;
      break;
    case 'flat grid':
      header = box(rows.map(([k, v]) => `${box(`${k}${colon}`)}${box(v)}`).join(''));
      break;
    case 'aria labels':
      header = `<div aria-label="${t.from}${colon} ${escaped(sender.name)}">${person(sender)}</div><div aria-label="${t.to}${colon} ${escaped(own.name)}">${to}</div><div>${date}</div>`;
      break;
    case 'avatar stacked':
      header = box(`${box(initials)}${box(`${box(person(sender))}${box(t.toMe)}`)}${box(date)}`);
      break;
    default: {
      const line = chance(0.5) ? box(`${t.to}: ${to}`) : box(t.toMe);
      header = chance(0.5)
        ? `${box(person(sender))}${box(date)}${line}`
        : `${box(`${person(sender)} <span>${date}</span>`)}${line}`;
    }
  }

  const inside = trait('body', [
    'plain',
    'plain',
    'signature',
    'forwarded',
    'forwarded bare',
    'quoted reply',
    'pasted header',
    'prose with addresses',
    'short',
  ]);
  const say = () => `<p>${escaped(pick(sentences))}</p>`;
  const block = `${t.from}: ${escaped(quoted.name)} &lt;${quoted.address}&gt;<br>${t.date}: ${pick(t.dates)}<br>${t.to}: ${escaped(sender.name)} &lt;${sender.address}&gt;<br>${t.subject}: ${escaped(subject)}`;
  const bodies: Record<string, string> = {
    plain: say() + say(),
    signature: `${say()}<p>--<br>${escaped(quoted.name)}<br>Tel: 555 0100<br><a href="mailto:${quoted.address}">${quoted.address}</a></p>`,
    forwarded: `${say()}<p>---------- Forwarded message ---------<br>${block}</p>${say()}`,
    'forwarded bare': `${say()}<div>${block}</div>${say()}`,
    'quoted reply': `${say()}<p>On Mar 1, 2026, ${quoted.name} &lt;${quoted.address}&gt; wrote:</p><blockquote>${block}${say()}</blockquote>`,
    'pasted header': `${say()}<table><tr><td><h3><span email="${quoted.address}" name="${quoted.name}">${quoted.name}</span></h3></td><td>10:22</td></tr></table>`,
    'prose with addresses': `<p>Please write to <a href="mailto:${quoted.address}">${quoted.name}</a> or info@elsewhere.example before 10:00.</p>`,
    short: '<p>ok</p>',
  };
  const body = box(bodies[inside] ?? '');

  const list = trait('list', ['none', 'none', 'rows', 'table', 'options']);
  const row = (one: Person, text: string, when: string) => ({
    who: chance(0.5)
      ? `<span title="${one.address}">${escaped(one.name)}</span>`
      : `<span>${escaped(one.name)}</span>`,
    text: escaped(text),
    when,
  });
  const listed = [
    row(other, 'Lunch', '09:10'),
    row(sender, subject, '10:22'),
    row({ name: 'News', address: 'news@list.example' }, 'Weekly', '08:00'),
    row({ name: 'Bot', address: 'bot@list.example' }, 'Build', '07:00'),
  ];
  const pane =
    list === 'rows'
      ? box(listed.map((one) => box(`${one.who}${box(one.text)}<span>${one.when}</span>`)).join(''))
      : list === 'table'
        ? `<table><tr><th>${t.from}</th><th>${t.subject}</th><th>${t.date}</th></tr>${listed.map((one) => `<tr><td>${one.who}</td><td>${one.text}</td><td>${one.when}</td></tr>`).join('')}</table>`
        : list === 'options'
          ? `<div role="listbox">${listed.map((one) => `<div role="option">${one.who}<div>${one.text}</div><div>${one.when}</div></div>`).join('')}</div>`
          : '';

  const account = trait('own address', ['none', 'plain', 'banner', 'title']);
  const top =
    account === 'plain'
      ? box(`<span>${own.address}</span>`)
      : account === 'banner'
        ? `<header role="banner"><span title="${own.address}">${escaped(own.name)}</span></header>`
        : '';
  const folders = chance(0.75) ? `<ul>${t.folders.map((one) => `<li>${one}</li>`).join('')}</ul>` : '';
  if (!folders) traits.push('no folders');
  const buttons = chance(0.75)
    ? pick([
        `<button>${t.reply}</button><button>${t.forward}</button>`,
        `<a title="${t.reply}"></a><a title="${t.forward}"></a>`,
      ])
    : '';
  if (!buttons) traits.push('no buttons');
  const heading = pick([
    `<h2>${escaped(subject)}</h2>`,
    `<h1>${escaped(subject)}</h1>`,
    box(escaped(subject)),
    `<div role="heading">${escaped(subject)}</div>`,
  ]);
  const title = pick([
    subject,
    `${subject} - Mail`,
    'Mail',
    account === 'title' ? `${subject} - ${own.address}` : (t.folders[0] ?? 'Mail'),
  ]);
  const place = chance(0.5);
  const message = box(`${place ? buttons : ''}${header}${body}${place ? '' : buttons}`);
  const wrap = (html: string): string => (chance(0.3) ? box(html) : html);
  const html = `<!doctype html><html><head><title>${escaped(title)}</title></head><body>${wrap(`${top}${folders}${wrap(pane)}${wrap(`${heading}${message}`)}`)}</body></html>`;
  return { html, traits, sender };
}
