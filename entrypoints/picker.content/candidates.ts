import type { PickedRole } from '../../lib/domain/pick';

const most = 4000;
const wanted = 300;
const skipped = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|OPTION|IFRAME|FRAME)$/i;
/** Smaller frames are adverts and counters. In CSS pixels. */
const least = { width: 240, height: 120 };
const attributes = ['href', 'title', 'aria-label', 'email', 'data-email', 'data-address'];
const headings = 'h1,h2,h3,h4,[role="heading"],[class*="subject" i],[class*="title" i]';

const ownText = (element: Element): string =>
  [...element.childNodes]
    .map((node) => (node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : ''))
    .join('')
    .trim();

const holdsAddress = (element: Element): boolean =>
  ownText(element).includes('@') || attributes.some((name) => element.getAttribute(name)?.includes('@'));

/** What speaks for an element; the surest are walked first. */
function rank(element: Element, role: PickedRole): number {
  const text = ownText(element);
  if (role === 'sender') return holdsAddress(element) ? 2 : text === '' || text.length > 120 ? 0 : 1;
  if (role === 'subject') return element.matches(headings) ? 2 : text === '' || text.length > 300 ? 0 : 1;
  const length = (element.textContent ?? '').trim().length;
  return length < 40 || element.querySelector('nav,aside,header') ? 0 : length < 20_000 ? 1 : 0;
}

/** Frames of other origins that are large enough for a mail. */
export const framesIn = (documents: readonly Document[]): Element[] =>
  documents.flatMap((document) =>
    [...document.querySelectorAll<HTMLIFrameElement>('iframe,frame')].filter(
      (frame) =>
        !frame.contentDocument && frame.clientWidth >= least.width && frame.clientHeight >= least.height,
    ),
  );

/** What the keyboard walks through: the likeliest first, then in the order of the page. */
export function candidatesIn(documents: readonly Document[], role: PickedRole): Element[] {
  const found: { element: Element; rank: number }[] = [];
  let seen = 0;
  for (const document of documents) {
    for (const element of document.body?.querySelectorAll('*') ?? []) {
      if (++seen > most) break;
      if (skipped.test(element.tagName)) continue;
      const value = rank(element, role);
      if (value === 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
      const { width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) found.push({ element, rank: value });
    }
  }
  found.sort((one, other) => other.rank - one.rank);
  return found.slice(0, wanted).map(({ element }) => element);
}
