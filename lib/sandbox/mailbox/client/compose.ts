import type { Address, Message } from '../api';
import { h, icon, iconButton } from './dom';
import type { Page } from './page';
import { isSame } from './person';
import { longDate } from './time';

export type AnswerKind = 'new' | 'reply' | 'replyAll' | 'forward';

const exact = ({ name, address }: Address) => (name === '' ? address : `${name} <${address}>`);

function recipients(page: Page, kind: AnswerKind, message: Message): Address[] {
  const { user } = page.session;
  if (kind === 'forward' || kind === 'new') return [];
  const answerTo = isSame(message.from, user)
    ? message.to
    : message.replyTo.length > 0
      ? message.replyTo
      : [message.from];
  if (kind === 'reply') return answerTo;
  const others = [...message.to, ...message.cc].filter((one) => !isSame(one, user));
  return [...new Map([...answerTo, ...others].map((one) => [one.address.toLowerCase(), one])).values()];
}

/** A form to write in; this mailbox sends nothing, and its button says so. */
export function composeForm(
  page: Page,
  kind: AnswerKind,
  about: { message: Message; subject: string } | null,
  close: () => void,
): HTMLElement {
  const { say, session, locale } = page;
  const title = kind === 'new' ? say.compose : say[kind];
  const to = about ? recipients(page, kind, about.message).map(exact).join(', ') : '';
  const prefix = kind === 'forward' ? 'Fwd: ' : 'Re: ';
  const subject = about ? prefix + about.subject.replace(/^((re|fwd?|回复|答复)[:：]\s*)+/i, '') : '';
  const field = (name: string, label: string, value: string) => {
    const input = h('input', { id: `compose-${name}`, name, autocomplete: 'off' });
    input.value = value;
    return h('div', { class: 'compose-line' }, h('label', { for: `compose-${name}` }, label), input);
  };
  const text = h('textarea', { id: 'compose-text', 'aria-label': say.body, rows: 7 });
  if (about) text.value = `\n\n${longDate(about.message.date, locale)}, ${exact(about.message.from)}:\n`;
  return h(
    'form',
    { class: 'compose', 'aria-label': title, onsubmit: (event: Event) => event.preventDefault() },
    h(
      'div',
      { class: 'compose-head' },
      h('b', {}, title),
      iconButton('close', say.discard, close, { id: 'compose-close' }),
    ),
    h(
      'div',
      { class: 'compose-line' },
      h('span', {}, say.from),
      h('span', { class: 'compose-own' }, exact(session.user)),
    ),
    field('to', say.to, to),
    field('subject', say.subject, subject),
    text,
    h(
      'div',
      { class: 'compose-foot' },
      h(
        'button',
        { type: 'submit', class: 'primary', disabled: true, 'aria-describedby': 'send-off' },
        icon('sent'),
        say.send,
      ),
      h('span', { class: 'quiet', id: 'send-off' }, say.sendOff),
    ),
  );
}
