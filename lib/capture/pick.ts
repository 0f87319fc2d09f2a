import type { PickCue, Picked, PickedRole } from '../domain/pick';
import { hasLayout, isShown, tagOf } from './shown';
import { fieldOf } from './words';

export type Health = 'found' | 'lost' | 'ambiguous';

const weight: Readonly<Record<PickCue['kind'], number>> = {
  name: 2,
  attribute: 3,
  label: 3,
  path: 2,
  place: 1,
  shape: 1,
};
/** What a find must reach of the weight stored, and how far it must be ahead of the next. */
const enough = 0.5;
const ahead = 0.12;
const maxElements = 20_000;

const textOf = (el: Element): string => (el.textContent ?? '').slice(0, 400).replace(/\s+/g, ' ').trim();

/** A name without what a build adds: hashes, counters. '' where nothing lasting is left. */
function stem(name: string): string {
  const kept = name.replace(/(?:--|__|_|-)[A-Za-z0-9]{4,8}$/, '').replace(/\d+/g, '');
  return /^[A-Za-z][A-Za-z_-]{2,40}$/.test(kept) && !/^[a-z]{1,3}[A-Z]/.test(kept) ? kept : '';
}

const lasting = /^(?:data-test-?id|data-role|data-field|itemprop|name|role)$/;

/** Attributes that say what an element is for; of attributes with an address only the key. */
function attributesOf(el: Element): string[] {
  const found: string[] = [];
  for (const { name, value } of Array.from(el.attributes)) {
    if (value.includes('@')) found.push(`${name}@`);
    else if (lasting.test(name) && value.length < 60) found.push(`${name}=${value.replace(/\d+/g, '#')}`);
  }
  return found;
}

/** The label in front: the nearest text before the element in its row, or an ancestor's aria-label. */
function labelOf(el: Element): string {
  for (let up: Element | null = el, n = 0; up && n < 5; up = up.parentElement, n++) {
    const spoken = fieldOf((up.getAttribute('aria-label') ?? '').split(/[:：]/)[0] ?? '');
    if (spoken && spoken !== 'other') return spoken;
    for (let before = up.previousSibling, m = 0; before && m < 4; before = before.previousSibling, m++) {
      const text = (before.textContent ?? '').trim();
      if (text) {
        const field = fieldOf(text.replace(/[:：]\s*$/, ''));
        if (field && field !== 'other') return field;
        break;
      }
    }
  }
  return '';
}

const grouping = /^(?:DIV|SPAN|B|STRONG|I|EM|FONT)$/;

/** Tags that mean something from the body down; wrappers come and go. */
function pathOf(el: Element): string {
  const tags: string[] = [];
  for (let up: Element | null = el; up && tagOf(up) !== 'BODY' && tags.length < 8; up = up.parentElement)
    if (!grouping.test(tagOf(up))) tags.push(tagOf(up));
  return ['BODY', ...tags.reverse()].join('>');
}

const shapeOf = (el: Element): string => {
  const text = textOf(el);
  return [
    text.includes('@') ? 'address' : 'words',
    text.length > 200 ? 'long' : text.length > 60 ? 'line' : 'short',
  ].join(' ');
};

/** Which of the elements of its shape and path this is. */
const placeOf = (el: Element, among: readonly Element[]): string => {
  const path = pathOf(el);
  return `${path}#${among.filter((one) => pathOf(one) === path && shapeOf(one) === shapeOf(el)).indexOf(el)}`;
};

function cuesOf(el: Element, place: string): PickCue[] {
  const names = [...(el.getAttribute('class') ?? '').split(/\s+/), el.id].map(stem).filter(Boolean);
  return [
    ...[...new Set(names)].slice(0, 3).map((value) => ({ kind: 'name' as const, value })),
    ...attributesOf(el)
      .slice(0, 4)
      .map((value) => ({ kind: 'attribute' as const, value })),
    { kind: 'label', value: labelOf(el) },
    { kind: 'path', value: pathOf(el) },
    { kind: 'place', value: place },
    { kind: 'shape', value: shapeOf(el) },
  ].filter((cue): cue is PickCue => cue.value !== '');
}

/** Elements that show text, in document order; what is hidden is left out with all that it holds. */
function elementsOf(document: Document): Element[] {
  const layout = hasLayout(document);
  const found: Element[] = [];
  const top = document.body ?? document.documentElement;
  const stack: Element[] = top ? [top] : [];
  for (let el = stack.pop(); el && found.length < maxElements; el = stack.pop()) {
    if (!isShown(el, layout)) continue;
    if (el !== top && textOf(el) !== '') found.push(el);
    stack.push(...Array.from(el.children).reverse());
  }
  return found;
}

/** Whether the element was picked for the address that it shows. */
export const showedAddress = ({ cues }: Picked): boolean =>
  cues.some(
    ({ kind, value }) =>
      (kind === 'shape' && value.startsWith('address')) || (kind === 'attribute' && value.endsWith('@')),
  );

/** Several independent cues of the element a person pointed at. */
export function pick(el: Element, role: PickedRole, host: string): Picked {
  return { host, role, cues: cuesOf(el, placeOf(el, elementsOf(el.ownerDocument))) };
}

export interface FoundAgain {
  health: Health;
  element: Element | null;
  /** Others that only their place tells from it: the same part of other messages, or people listed alike. */
  rivals: Element[];
}

/** The element again, or why not: nothing is near enough, or two are equally near. */
export function findPicked(document: Document, picked: Picked): FoundAgain {
  const wanted = new Set(picked.cues.map((cue) => `${cue.kind} ${cue.value}`));
  const total = picked.cues.reduce((sum, cue) => sum + weight[cue.kind], 0);
  const counts = new Map<string, number>();
  const rated: { el: Element; score: number }[] = [];
  let best: Element | null = null;
  let top = 0;
  let second = 0;
  for (const el of elementsOf(document)) {
    const kind = `${pathOf(el)} ${shapeOf(el)}`;
    const nth = counts.get(kind) ?? 0;
    counts.set(kind, nth + 1);
    const found = cuesOf(el, `${pathOf(el)}#${nth}`).filter((cue) => wanted.has(`${cue.kind} ${cue.value}`));
    const kinds = new Set(found.map((cue) => cue.kind));
    const told = kinds.has('attribute') || kinds.has('label') || kinds.has('name');
    const score = kinds.size < 3 || !told ? 0 : found.reduce((sum, cue) => sum + weight[cue.kind], 0) / total;
    const placed = found.some((cue) => cue.kind === 'place') ? weight.place / total : 0;
    if (score > 0) rated.push({ el, score: score - placed });
    // A wrapper shows the same text: the innermost of equals is the one.
    if (best && score >= top && best.contains(el) && textOf(best) === textOf(el)) {
      best = el;
      top = score;
    } else if (score > top) {
      second = best?.contains(el) ? second : top;
      best = el;
      top = score;
    } else if (score > second && !(best && (best.contains(el) || el.contains(best)))) second = score;
  }
  if (!best || top < enough) return { health: 'lost', element: null, rivals: [] };
  if (top - second < ahead) return { health: 'ambiguous', element: null, rivals: [] };
  const chosen = best;
  const own = rated.find(({ el }) => el === chosen)?.score ?? top;
  const rivals = rated
    .filter(({ el, score }) => score >= own - 0.01 && !el.contains(chosen) && !chosen.contains(el))
    .map(({ el }) => el);
  return { health: 'found', element: chosen, rivals };
}
