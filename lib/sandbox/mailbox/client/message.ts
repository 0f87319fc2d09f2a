import type { Address, Message } from '../api';
import { h, icon, iconButton } from './dom';
import { sourceAddress } from './net';
import type { Page } from './page';
import { avatar, isSame, nameTag, shownName } from './person';
import { longDate, mediumDate } from './time';

export interface MessageActions {
  toggle(): void;
  toggleDetails(): void;
  answer(kind: 'reply' | 'replyAll' | 'forward'): void;
}

const exact = ({ name, address }: Address) =>
  name.trim() === '' || name === address
    ? h('span', {}, address)
    : h('span', {}, h('bdi', {}, name), ` <${address}>`);

const several = (people: readonly Address[]) =>
  people.flatMap((person, index) => (index === 0 ? [exact(person)] : [', ', exact(person)]));

function details(page: Page, message: Message): HTMLElement {
  const { say, locale } = page;
  const line = (label: string, ...value: (Node | string)[]) =>
    value.length === 0 ? [] : [h('dt', {}, label), h('dd', {}, ...value)];
  return h(
    'dl',
    { class: 'details' },
    ...line(say.from, exact(message.from)),
    ...(message.sender === '' ? [] : line(say.sender, message.sender)),
    ...line(say.replyTo, ...several(message.replyTo)),
    ...line(say.to, ...several(message.to)),
    ...line(say.cc, ...several(message.cc)),
    ...line(say.date, longDate(message.date, locale)),
    ...(message.list === '' ? [] : line(say.mailingList, message.list)),
  );
}

function recipients({ say, session }: Page, { to, cc }: Message): HTMLElement {
  const all = [...to, ...cc];
  const name = (person: Address) =>
    isSame(person, session.user)
      ? h('span', { title: person.address }, say.me)
      : nameTag(person, 'recipient');
  const names = all
    .slice(0, 4)
    .flatMap((person, index) => (index === 0 ? [name(person)] : [', ', name(person)]));
  const rest = all.length > 4 ? ` +${all.length - 4}` : '';
  return h('span', { class: 'recipients' }, `${say.toLine} `, ...names, rest);
}

/** Beside the list there is room for the name alone; its address shows on hover and in the details. */
function senderLine(page: Page, { from, sender }: Message): HTMLElement {
  const roomy = page.layout === 'list';
  const sameText = from.name.trim() === '' || from.name === from.address;
  return h(
    'span',
    { class: 'sender-line' },
    nameTag(from, 'sender-name'),
    roomy && !sameText && h('span', { class: 'sender-address' }, `<${from.address}>`),
    sender !== '' && h('span', { class: 'via' }, `${page.say.sender} ${sender}`),
  );
}

export function collapsedHeader(page: Page, message: Message, actions: MessageActions): HTMLElement {
  const { say, locale } = page;
  const id = `message-${message.n}`;
  return h(
    'button',
    { type: 'button', id, class: 'collapsed', 'aria-expanded': 'false', onclick: actions.toggle },
    avatar(message.from),
    h(
      'span',
      { class: 'collapsed-name', title: message.from.address },
      h('bdi', {}, shownName(message.from)),
    ),
    message.draft && h('span', { class: 'draft-mark' }, say.draft),
    h('span', { class: 'collapsed-preview', dir: 'auto' }, message.preview),
    h('time', { datetime: new Date(message.date).toISOString() }, mediumDate(message.date, locale)),
  );
}

export function openHeader(
  page: Page,
  message: Message,
  showDetails: boolean,
  actions: MessageActions,
): HTMLElement {
  const { say, locale } = page;
  const answer = (kind: 'reply' | 'forward') =>
    iconButton(kind, say[kind], () => actions.answer(kind), { id: `${kind}-${message.n}` });
  const detailsButton = h(
    'button',
    {
      type: 'button',
      id: `details-${message.n}`,
      class: 'details-button',
      'aria-expanded': `${showDetails}`,
      'aria-label': showDetails ? say.hideDetails : say.details,
      onclick: actions.toggleDetails,
    },
    icon('down'),
  );
  return h(
    'header',
    { class: 'message-head' },
    avatar(message.from),
    h(
      'div',
      { class: 'message-who' },
      senderLine(page, message),
      h('span', { class: 'recipients-line' }, recipients(page, message), detailsButton),
    ),
    h(
      'div',
      { class: 'message-side' },
      message.draft && h('span', { class: 'draft-mark' }, say.draft),
      h(
        'time',
        { datetime: new Date(message.date).toISOString(), title: longDate(message.date, locale) },
        mediumDate(message.date, locale),
      ),
      answer('reply'),
      answer('forward'),
      h(
        'a',
        {
          class: 'icon-button',
          href: sourceAddress(message.n),
          target: '_blank',
          'aria-label': say.source,
          title: say.source,
        },
        icon('file'),
      ),
    ),
    showDetails && details(page, message),
    message.unsubscribe !== '' &&
      h(
        'p',
        { class: 'list-note' },
        `${say.mailingList} ${message.list} · `,
        h('a', { href: message.unsubscribe, target: '_blank', rel: 'noopener noreferrer' }, say.unsubscribe),
      ),
  );
}
