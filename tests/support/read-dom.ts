import { gather } from '../../lib/capture/gather';
import { linesOf } from '../../lib/capture/lines';
import type { Line } from '../../lib/capture/mail';
import type { Page } from '../../lib/capture/page';
import { readTree } from '../../lib/capture/read-tree';
import { hasLayout } from '../../lib/capture/shown';

/** Gathers a document or a part of it, and reads what was gathered. */
export function readDom(source: Document | Element): Page | null {
  const isDocument = source.nodeType === 9;
  const document = isDocument ? (source as Document) : source.ownerDocument;
  const top = isDocument ? document?.body : (source as Element);
  return document && top ? readTree(gather(top, { layout: hasLayout(document) })) : null;
}

/** The mail's own words in a document or a part of it. */
export function lines(source: Document | Element): Line[] {
  const page = readDom(source);
  return page ? linesOf(page, 0, page.bits.length) : [];
}
