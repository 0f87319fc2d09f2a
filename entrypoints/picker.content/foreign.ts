import { i18n } from '#i18n';

/** A frame of another origin: what stands in it cannot be seen from here. */
export interface Foreign {
  element: HTMLIFrameElement | HTMLFrameElement;
  host: string;
  /** The person can point in it: a picker is there as well. Else it may not be read. */
  open: boolean;
}

const asked = Symbol.for('mail-quick-edit.pickable');
type Scope = object & { [asked]?: string[] };

/** Origins whose frames got a picker too, as the worker left them. `scope` = the isolated world's global object. */
export const pickableOrigins = (scope: Scope): readonly string[] => scope[asked] ?? [];

const isFrame = (element: Element): element is HTMLIFrameElement | HTMLFrameElement =>
  element.tagName === 'IFRAME' || element.tagName === 'FRAME';

function isClosed(frame: HTMLIFrameElement | HTMLFrameElement): boolean {
  try {
    return frame.contentDocument === null;
  } catch {
    return true;
  }
}

export function foreignAt(element: Element, open: readonly string[]): Foreign | null {
  if (!isFrame(element) || !isClosed(element) || !URL.canParse(element.src)) return null;
  const { protocol, host, origin } = new URL(element.src);
  return /^https?:$/.test(protocol) ? { element, host, open: open.includes(origin) } : null;
}

export const foreignWords = ({ host, open }: Foreign): string =>
  open ? i18n.t('pick.inFrame', [host]) : i18n.t('pick.closedFrame', [host]);
