import { i18n } from '#i18n';

export interface ToastAction {
  words: string;
  run(event: MouseEvent): void;
}

/** What happened, said on screen and aloud, with what can be done about it. */
export interface Toast {
  say(text: string, actions?: ToastAction[], tone?: 'plain' | 'bad'): void;
  shown(): boolean;
  close(): void;
}

const shownFor = 10_000;

/** `appear` makes sure that the layer is in the page. */
export function createToast(root: ShadowRoot, appear: () => void): Toast {
  const region = document.createElement('div');
  region.className = 'toast';
  region.hidden = true;
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  words.dir = 'auto';
  const buttons = document.createElement('div');
  region.append(words, buttons);
  root.append(region);
  let timer = 0;

  function close(): void {
    clearTimeout(timer);
    region.hidden = true;
    words.textContent = '';
    buttons.replaceChildren();
  }

  /** Stays as long as somebody points at it or is in it. */
  function wait(): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (region.matches(':hover') || region.contains(root.activeElement)) wait();
      else close();
    }, shownFor);
  }

  function button({ words: label, run }: ToastAction): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.addEventListener('click', (event) => event.isTrusted && run(event));
    return made;
  }

  region.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });

  return {
    say(text, actions = [], tone = 'plain') {
      appear();
      region.hidden = false;
      region.className = `toast ${tone}`;
      if (words.textContent !== text) words.textContent = text;
      const all = [...actions, { words: i18n.t('action.close'), run: close }];
      const focused = region.contains(root.activeElement) ? root.activeElement?.textContent : null;
      const made = all.map(button);
      buttons.replaceChildren(...made);
      if (focused !== null) (made.find((one) => one.textContent === focused) ?? made[0])?.focus();
      wait();
    },
    shown: () => !region.hidden,
    close,
  };
}
