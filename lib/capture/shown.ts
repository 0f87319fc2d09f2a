/** What a document shows of an element: the page-side questions. */

export const tagOf = (el: Element): string => el.tagName.toUpperCase();
export const isElement = (node: Node): node is Element => node.nodeType === 1;
const isFrame = (el: Element): el is HTMLIFrameElement => 'contentDocument' in el;

export function hasLayout(document: Document): boolean {
  const root = document.documentElement;
  return typeof root?.getBoundingClientRect === 'function' && root.getBoundingClientRect().width > 0;
}

/** False where styles say that nothing is shown; without layout, where the markup says so. */
export function isShown(el: Element, layout: boolean): boolean {
  if (layout) {
    return el.checkVisibility() || el.ownerDocument.defaultView?.getComputedStyle(el).display === 'contents';
  }
  if (el.hasAttribute('hidden') || el.getAttribute('aria-hidden') === 'true') return false;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(el.getAttribute('style') ?? '')) return false;
  return tagOf(el) !== 'DIALOG' || el.hasAttribute('open');
}

/** Plain-text mails are often shown with their line breaks kept by style alone. */
export function keepsBreaks(el: Element, layout: boolean): boolean {
  const style = layout ? el.ownerDocument.defaultView?.getComputedStyle(el) : undefined;
  return (
    /^(?:pre|break-spaces)/.test(style?.whiteSpaceCollapse ?? style?.whiteSpace ?? '') ||
    /white-space\s*:\s*pre/i.test(el.getAttribute('style') ?? '')
  );
}

/** Null for a frame of another origin. */
export function frameDocument(el: Element): Document | null {
  try {
    return isFrame(el) ? el.contentDocument : null;
  } catch {
    return null;
  }
}
