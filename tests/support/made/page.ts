import type { Person } from '../../../lib/domain/capture';
import { drawBody } from './body';
import { createDraw, type Draw, escaped, type Random } from './draw';
import { drawHeader } from './header';
import { drawPane } from './pane';
import { drawForm, drawPeople, type People } from './people';
import { type Tongue, tongues } from './tongues';

/** A web mail page nobody wrote: structure, language, cues and traps drawn at random. */
export interface MadePage {
  html: string;
  /** What was drawn, to name a failure. */
  traits: string[];
  sender: Person;
}

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

/** What stands around mail and list: the account, folders, buttons, the subject and the page's title. */
function drawFrame({ traits, pick, chance, trait, box }: Draw, t: Tongue, { own }: People, subject: string) {
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
  return { top, folders, buttons, heading, title };
}

export function makePage(random: Random): MadePage {
  const draw = createDraw(random);
  const { traits, pick, chance, box } = draw;
  const t = pick(tongues);
  const people = drawPeople(draw);
  const subject = pick(subjects);
  const form = drawForm(draw, people);
  const header = drawHeader(draw, t, people, form, subject);
  const body = drawBody(draw, t, people, subject);
  const pane = drawPane(draw, t, people, subject);
  const { top, folders, buttons, heading, title } = drawFrame(draw, t, people, subject);
  const place = chance(0.5);
  const message = box(`${place ? buttons : ''}${header}${body}${place ? '' : buttons}`);
  const wrap = (html: string): string => (chance(0.3) ? box(html) : html);
  const html = `<!doctype html><html><head><title>${escaped(title)}</title></head><body>${wrap(`${top}${folders}${wrap(pane)}${wrap(`${heading}${message}`)}`)}</body></html>`;
  return { html, traits, sender: people.sender };
}
