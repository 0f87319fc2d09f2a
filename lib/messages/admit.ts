import type { Admit, RawSender } from './receiver';

/** `URL.origin` is opaque for extension schemes outside the browser that knows them, so it is put together here. */
export function originOf(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return host === '' ? null : `${protocol}//${host}`;
}

function documentOrigin(sender: RawSender): string | null {
  const origin = originOf(sender.url);
  if (origin === null) return null;
  return sender.origin === undefined || sender.origin === origin ? origin : null;
}

/**
 * `page`: a top document of the extension itself, its origin equal to `own` to the letter. `tab`: the active top
 * document of a tab whose origin is granted as webmail. `frame`: a document below it whose own origin is granted.
 * Other frames, prerendered and cached documents may not speak.
 */
export function createAdmit(own: string, granted: (origin: string) => Promise<boolean>): Admit {
  const ownOrigin = originOf(own);
  return async (sender) => {
    const origin = documentOrigin(sender);
    if (origin === null) return null;
    if (sender.documentLifecycle !== undefined && sender.documentLifecycle !== 'active') return null;
    if (origin === ownOrigin) {
      return sender.frameId === undefined || sender.frameId === 0 ? { sender: 'page', origin } : null;
    }
    const tab = sender.tab?.id;
    const frame = sender.frameId;
    if (tab === undefined || frame === undefined || !(await granted(origin))) return null;
    return frame === 0 ? { sender: 'tab', origin, tab } : { sender: 'frame', origin, tab, frame };
  };
}
