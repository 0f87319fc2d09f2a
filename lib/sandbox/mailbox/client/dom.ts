type Child = Node | string | null | undefined | false;
type Handler = (event: Event) => void;
type Attributes = Record<string, string | boolean | number | Handler | undefined>;

/** Builds an element; text stays text. `on…` attributes are listeners, false and undefined are left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : `${value}`);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** 24×24 outlines. */
const paths = {
  menu: 'M4 6h16M4 12h16M4 18h16',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5',
  pen: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 3h4l1-3h5',
  starred: 'M12 4l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z',
  sent: 'M4 12l16-8-5 16-3-7z',
  drafts: 'M6 3h9l4 4v14H6zM9 12h6M9 16h6',
  archive: 'M4 5h16v4H4zM5 9v11h14V9M10 13h4',
  spam: 'M12 3l9 16H3zM12 9v5M12 16.5v.5',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
  folder: 'M4 6h6l2 2h8v11H4z',
  split: 'M4 5h16v14H4zM11 5v14',
  list: 'M4 5h16v14H4zM4 10h16M4 14.5h16',
  back: 'M11 5l-7 7 7 7M4 12h16',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  unread: 'M4 6h16v12H4zM4 7l8 6 8-6',
  reply: 'M10 6l-6 5 6 5v-3c5 0 8 1 10 5 0-6-4-9-10-9z',
  forward: 'M14 6l6 5-6 5v-3c-5 0-8 1-10 5 0-6 4-9 10-9z',
  clip: 'M18 8l-8 8a2.5 2.5 0 0 1-3.500-3.500l8.500-8.500a4 4 0 0 1 5.700 5.700l-9 9a6 6 0 0 1-8.500-8.500L11 3',
  down: 'M6 9l6 6 6-6',
  close: 'M6 6l12 12M18 6L6 18',
  file: 'M6 3h9l4 4v14H6zM15 3v4h4',
};

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name: IconName, label: string, onclick: Handler, more: Attributes = {}) {
  return h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...more },
    icon(name),
  );
}

/** Runs `render` and gives the focus back to the element of the same id, as its node may be a new one. */
export function keepingFocus(render: () => void): void {
  const id = document.activeElement?.id ?? '';
  render();
  if (id !== '' && document.activeElement?.id !== id)
    document.getElementById(id)?.focus({ preventScroll: true });
}
