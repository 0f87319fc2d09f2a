import type { ForeignFrame } from '../domain/frame';
import { readCues } from './cues';
import { isBodyFrame } from './index';
import { frameDocument, readDom } from './page';

const least = { width: 240, height: 120 };
const depth = 3;
const most = 20;

const originOf = (frame: Element, base: string): string => {
  const address = frame.getAttribute('src') ?? '';
  return URL.canParse(address, base) ? new URL(address, base).origin : '';
};

/** The shown frames that this document may not look into; those below a header are that mail's body. */
export function foreignFrames(document: Document, level = depth): (ForeignFrame & { el: Element })[] {
  const page = readDom(document);
  if (!page) return [];
  const cues = readCues(page, document.title);
  const found = page.bits
    .filter(({ attr, box }) => attr === 'frame' && !frameDocument(box.el))
    .map(({ box }) => {
      const { clientWidth: width, clientHeight: height } = box.el;
      const reads = width >= least.width && height >= least.height && !isBodyFrame(cues, box);
      return { el: box.el, origin: originOf(box.el, document.baseURI), width, height, reads };
    });
  const inner = level > 1 ? page.frames.flatMap((frame) => foreignFrames(frame.document, level - 1)) : [];
  return [...found, ...inner].slice(0, most);
}
