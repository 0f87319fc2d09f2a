import { i18n } from '#i18n';
import { say } from '../../components/words/say';
import type { ChipState } from '../../lib/domain/state';

const svg = 'http://www.w3.org/2000/svg';
const ring = 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z';
const drawings: Record<ChipState, string> = {
  unknown: `${ring}M8 5.5v5M5.5 8h5`,
  known: `${ring}M5.4 8.2l1.8 1.8l3.5-3.8`,
  news: `${ring}M8 2.5v11M10.2 4v8M12 5.6v4.8`,
  look: 'M8 2.4l6.2 11H1.8zM8 6.6v3M8 11.6v.1',
};

export interface ChipElement {
  button: HTMLButtonElement;
  /** `notSeenYet`: not all contacts were read, so that "unknown" is not sure. */
  show(state: ChipState, name: string, notSeenYet?: boolean): void;
  busy(on: boolean): void;
  /** Width with and without its word. */
  size(): { width: number; compactWidth: number; height: number };
  move(x: number, y: number, compact: boolean): void;
  hide(): void;
}

/** One chip's button: a drawing, a word, and a sentence for those who do not see it. */
export function createChip(document: Document): ChipElement {
  const button = document.createElement('button');
  button.type = 'button';
  const picture = document.createElementNS(svg, 'svg');
  picture.setAttribute('viewBox', '0 0 16 16');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  picture.append(path);
  const word = document.createElement('span');
  button.append(picture, word);
  let wide = 0;

  return {
    button,
    show(state, name, notSeenYet = false) {
      button.className = `chip ${state}`;
      path.setAttribute('d', drawings[state]);
      word.textContent = say({ key: `overlay.chip.${state}`, params: [] });
      const unsure = notSeenYet && state === 'unknown';
      const label = say({ key: `overlay.label.${unsure ? 'notSeenYet' : state}`, params: [name] });
      button.setAttribute('aria-label', label);
      button.title = label;
      wide = 0;
    },
    busy(on) {
      button.setAttribute('aria-busy', String(on));
      if (on) word.textContent = i18n.t('overlay.saving');
    },
    size() {
      button.hidden = false;
      if (wide === 0) {
        button.classList.remove('compact');
        wide = button.offsetWidth;
      }
      return { width: wide, compactWidth: button.offsetHeight, height: button.offsetHeight };
    },
    move(x, y, compact) {
      button.hidden = false;
      button.classList.toggle('compact', compact);
      button.style.left = `${Math.round(x)}px`;
      button.style.top = `${Math.round(y)}px`;
    },
    hide() {
      button.hidden = true;
    },
  };
}
