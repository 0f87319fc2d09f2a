import type { Person } from '../../../lib/domain/capture';
import { type Draw, escaped } from './draw';

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

/** Everybody a page names. */
export interface People {
  sender: Person;
  own: Person;
  other: Person;
  /** Stands only in the mail's text. */
  quoted: Person;
}

export function drawPeople({ random, traits, pick, chance }: Draw): People {
  const nth = Math.floor(random() * 1e4);
  const spoof = chance(0.08);
  const name = spoof ? `boss${nth}@corp.example` : pick(names);
  const sender: Person = { name, address: `sender${nth}@${pick(['north', 'acme', 'haus-7'])}.example` };
  if (spoof) traits.push('name is another address');
  const own: Person = { name: pick(['Me Myself', '王芳', 'Eva']), address: `own${nth}@corp.example` };
  const other: Person = { name: pick(['Bo Berg', '赵磊', 'Zoë']), address: `other${nth}@third.example` };
  return { sender, own, other, quoted: { name: 'Paul Reyes', address: `quoted${nth}@elsewhere.example` } };
}

const forms = [
  'angle',
  'angle in spans',
  'mailto name',
  'title',
  'data-email',
  'two spans',
  'parens',
  'mailto full',
  'title full',
] as const;
export type Form = (typeof forms)[number];

/** How this webmail shows people. */
export function drawForm(draw: Draw, { sender }: People): Form {
  const form = draw.trait('person', forms);
  if (form === 'parens' && sender.name.includes('(')) sender.name = 'Ann Lee';
  return form;
}

export function personHtml(one: Person, form: Form): string {
  const n = escaped(one.name);
  const a = escaped(one.address);
  switch (form) {
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
}
