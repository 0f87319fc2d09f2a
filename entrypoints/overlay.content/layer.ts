import { createEye } from '../../lib/capture/eye';

/** Where the overlay lives: an element in the top layer with a closed shadow root. */
export interface Layer {
  host: HTMLElement;
  root: ShadowRoot;
  addStyle(css: string): void;
  /** Into the page, once there is something to show. */
  show(): void;
  /** False once the page has fought the layer: nothing is saved from it any more. */
  sound(): boolean;
  close(): void;
}

/** Inline and important: no style sheet of the page outranks it. All but these are as nobody had styled them. */
const dress: Record<string, string> = {
  all: 'initial',
  display: 'block',
  position: 'fixed',
  inset: '0',
  width: '100%',
  height: '100%',
  overflow: 'hidden',
  'pointer-events': 'none',
  'z-index': '2147483647',
};

/** More repairs than this in five seconds: the page means it. */
const patience = 5;
const within = 5000;

function randomName(): string {
  const letters = crypto.getRandomValues(new Uint8Array(9)).map((byte) => (byte % 26) + 97);
  return `${String.fromCharCode(...letters)}-x`;
}

const attributes = (element: Element) =>
  [...element.attributes]
    .map(({ name, value }) => `${name}=${value}`)
    .sort()
    .join('\n');

function sheet(root: ShadowRoot, css: string): void {
  try {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, made];
  } catch {
    // Firefox refuses constructed sheets across its wrappers.
    const style = document.createElement('style');
    style.textContent = css;
    root.prepend(style);
  }
}

export function createLayer(document: Document, css: string, eye = createEye()): Layer {
  const host = document.createElement(randomName());
  host.popover = 'manual';
  for (const [name, value] of Object.entries(dress)) host.style.setProperty(name, value, 'important');
  const dressed = attributes(host);
  const style = host.style.cssText;
  const root = host.attachShadow({ mode: 'closed' });
  sheet(root, css);

  let strikes: number[] = [];
  let sound = true;
  let shown = false;

  /** Repairs, unless the page has been at it too often. */
  function strike(repair: () => void): void {
    if (!sound) return;
    const now = performance.now();
    strikes = [...strikes.filter((at) => now - at < within), now];
    if (strikes.length > patience) sound = false;
    else repair();
  }

  function raise(): void {
    if (!host.isConnected) document.documentElement.append(host);
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  }

  function redress(): void {
    for (const { name } of [...host.attributes])
      if (name !== 'popover' && name !== 'style') host.removeAttribute(name);
    if (host.popover !== 'manual') host.popover = 'manual';
    host.style.cssText = style;
    if (!host.matches(':popover-open')) raise();
  }

  /** Whatever else goes to the top layer goes above us: go above it again. */
  const others = (event: Event) => {
    if (event.target === host) {
      if (!host.matches(':popover-open')) strike(raise);
    } else if (event instanceof ToggleEvent && event.newState === 'open') strike(raise);
  };

  function show(): void {
    if (shown) return;
    shown = true;
    raise();
    eye.tell((records) => {
      if (!host.isConnected) strike(raise);
      if (records.some(({ target }) => target === host) && attributes(host) !== dressed) strike(redress);
    });
    eye.observe(host, { attributes: true });
    eye.observe(document.documentElement, { childList: true });
    document.addEventListener('toggle', others, true);
    host.addEventListener('toggle', others);
  }

  return {
    host,
    root,
    addStyle: (more) => sheet(root, more),
    show,
    sound: () => sound && host.isConnected && host.matches(':popover-open'),
    close() {
      sound = false;
      eye.disconnect();
      document.removeEventListener('toggle', others, true);
      host.remove();
    },
  };
}
