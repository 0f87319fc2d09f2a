const depth = 3;
const most = 20;

/** This document and its same-origin frames: what the person can point at from here. */
export function documentsOf(top: Document): Document[] {
  const found: Document[] = [top];
  const walk = (document: Document, level: number) => {
    if (level === 0) return;
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe,frame')) {
      const inner = frame.contentDocument;
      if (!inner || found.length >= most) continue;
      found.push(inner);
      walk(inner, level - 1);
    }
  };
  walk(top, depth);
  return found;
}

/** Where an element is seen, in the top document's client coordinates. */
export function rectOf(element: Element): DOMRect {
  const rect = element.getBoundingClientRect();
  let { x, y } = rect;
  for (let view = element.ownerDocument.defaultView; view?.frameElement; ) {
    const frame = view.frameElement.getBoundingClientRect();
    x += frame.x;
    y += frame.y;
    view = view.frameElement.ownerDocument.defaultView;
  }
  return new DOMRect(x, y, rect.width, rect.height);
}
