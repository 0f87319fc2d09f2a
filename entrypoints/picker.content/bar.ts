import { i18n } from '#i18n';
import type { PickedRole } from '../../lib/domain/pick';
import { foreignWords } from './foreign';
import type { Read } from './reading';

export interface Choice {
  words: string;
  primary?: boolean;
  run(): void;
}

/** What the picker says and asks, in one bar above the page. */
export interface Bar {
  element: HTMLElement;
  /** The person points: what is pointed at now, if anything. */
  point(role: PickedRole, read: Read | null): void;
  /** Something was chosen, or went wrong: what next. */
  ask(heading: string, words: string, choices: Choice[]): void;
  focus(): void;
  /** To the other edge, where it would hide what is pointed at. */
  avoid(rect: DOMRect): void;
}

const longest = 160;
const short = (text: string) => {
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : text;
};

const headings = {
  sender: () => i18n.t('pick.sender'),
  subject: () => i18n.t('pick.subject'),
  body: () => i18n.t('pick.body'),
};
const nothing = {
  nobody: () => i18n.t('pick.nobody'),
  several: () => i18n.t('pick.several'),
  empty: () => i18n.t('pick.empty'),
  bodyFrame: () => i18n.t('pick.bodyFrame'),
};

function saying(read: Read | null): string {
  if (!read) return i18n.t('pick.how');
  if ('foreign' in read) return foreignWords(read.foreign);
  return 'text' in read ? i18n.t('pick.reads', [short(read.text)]) : nothing[read.none]();
}

/** `allow` is offered once a frame was met that may not be read: on the way to the button the pointer leaves it. */
export function createBar(leave: () => void, allow: (host: string) => void): Bar {
  const element = document.createElement('section');
  element.className = 'bar';
  element.tabIndex = -1;
  element.setAttribute('role', 'dialog');
  const heading = document.createElement('h2');
  heading.id = 'heading';
  element.setAttribute('aria-labelledby', heading.id);
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  words.dir = 'auto';
  const buttons = document.createElement('div');
  element.append(heading, words, buttons);
  let closed = '';
  const cancel: Choice = { words: i18n.t('pick.leave'), run: leave };

  function button({ words: label, primary = false, run }: Choice): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    if (primary) made.className = 'primary';
    made.addEventListener('click', (event) => event.isTrusted && run());
    return made;
  }

  function show(title: string, text: string, choices: Choice[]): void {
    heading.textContent = title;
    if (words.textContent !== text) words.textContent = text;
    const labels = choices.map((one) => one.words).join('\n');
    if (element.dataset.choices === labels) return;
    element.dataset.choices = labels;
    buttons.replaceChildren(...choices.map(button));
  }

  return {
    element,
    point(role, read) {
      if (read && 'foreign' in read && !read.foreign.open) closed = read.foreign.host;
      const host = closed;
      const offer = host === '' ? [] : [{ words: i18n.t('pick.allow', [host]), run: () => allow(host) }];
      show(headings[role](), saying(read), [...offer, cancel]);
    },
    ask(title, text, choices) {
      element.dataset.choices = '';
      show(title, text, [...choices, cancel]);
      buttons.querySelector('button')?.focus();
    },
    focus: () => element.focus(),
    avoid(rect) {
      const { top, bottom, height } = element.getBoundingClientRect();
      if (rect.top < bottom && rect.bottom > top && rect.height < innerHeight - height * 2)
        element.classList.toggle('up');
    },
  };
}
