import { type Draw, escaped } from './draw';
import { type Form, type People, personHtml } from './people';
import type { Tongue } from './tongues';

/** Who wrote to whom and when, above the mail. */
export function drawHeader(
  draw: Draw,
  t: Tongue,
  { sender, own, other }: People,
  form: Form,
  subject: string,
): string {
  const { random, traits, pick, chance, trait, box } = draw;
  const person = (one: typeof sender) => personHtml(one, form);
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
  return header;
}
