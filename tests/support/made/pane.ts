import type { Person } from '../../../lib/domain/capture';
import { type Draw, escaped } from './draw';
import type { People } from './people';
import type { Tongue } from './tongues';

/** The list of mails beside the open one. */
export function drawPane(draw: Draw, t: Tongue, { sender, other }: People, subject: string): string {
  const { chance, trait, box } = draw;
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
  return list === 'rows'
    ? box(listed.map((one) => box(`${one.who}${box(one.text)}<span>${one.when}</span>`)).join(''))
    : list === 'table'
      ? `<table><tr><th>${t.from}</th><th>${t.subject}</th><th>${t.date}</th></tr>${listed.map((one) => `<tr><td>${one.who}</td><td>${one.text}</td><td>${one.when}</td></tr>`).join('')}</table>`
      : list === 'options'
        ? `<div role="listbox">${listed.map((one) => `<div role="option">${one.who}<div>${one.text}</div><div>${one.when}</div></div>`).join('')}</div>`
        : '';
}
