import { i18n } from '#i18n';
import type { App } from '../../components/app/app';
import { failureOf } from '../../components/app/client';
import { language, sayFailure } from '../../components/words/say';
import { pick } from '../../lib/capture/pick';
import type { Picked, PickedRole } from '../../lib/domain/pick';
import { createLayer } from '../overlay.content/layer';
import { createBar } from './bar';
import { candidatesIn, framesIn } from './candidates';
import { documentsOf, rectOf } from './documents';
import { foreignAt, pickableOrigins } from './foreign';
import style from './picker.css?inline';
import { createReading } from './reading';

export interface Picker {
  close(): void;
}

const forward = new Set(['ArrowDown', 'ArrowRight']);
const back = new Set(['ArrowUp', 'ArrowLeft']);
/** While the person points, none of these does anything on the page. */
const presses = [
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'auxclick', 'dblclick'],
  ...['contextmenu', 'touchstart', 'touchend', 'keyup', 'keypress'],
];
const gap = 3;

/** Frames have classes of their own: `instanceof` does not reach into them. */
const isElement = (target: EventTarget | undefined): target is Element =>
  target !== undefined && 'nodeType' in target && target.nodeType === Node.ELEMENT_NODE;

function under(event: Event): Element | null {
  const [target] = event.composedPath();
  return isElement(target) ? target : null;
}

/**
 * Lets the person point at the sender, and at subject and text if they want, by pointer or by keyboard. `inFrame` = another
 * one stands in the document around: this one shows itself when the person comes in.
 */
export function createPicker(app: Omit<App, 'platform'>, scope: object, inFrame: boolean): Picker {
  const layer = createLayer(document, style);
  layer.host.lang = language();
  const frame = document.createElement('div');
  frame.className = 'frame';
  frame.hidden = true;
  const bar = createBar(leave, allow);
  bar.element.hidden = inFrame;
  layer.root.append(frame, bar.element);
  const open = pickableOrigins(scope);
  const read = createReading(() => performance.now(), open);
  const end = new AbortController();
  const documents = documentsOf(document);
  const picks = new Map<PickedRole, Picked>();
  let role: PickedRole | null = 'sender';
  let shown: Element | null = null;
  let walked: Element[] = [];
  let said = '';

  function draw(): void {
    const rect = shown?.isConnected ? rectOf(shown) : null;
    frame.hidden = !rect || rect.width === 0;
    if (!rect) return;
    const { x, y, width, height } = rect;
    Object.assign(frame.style, {
      left: `${x - gap}px`,
      top: `${y - gap}px`,
      width: `${width + gap * 2}px`,
      height: `${height + gap * 2}px`,
    });
  }

  function point(element: Element | null): void {
    if (!role || element === shown) return;
    shown = element;
    draw();
    const what = element ? read(element, role) : null;
    frame.classList.toggle('none', what !== null && !('text' in what));
    bar.point(role, what);
    if (element) bar.avoid(rectOf(element));
  }

  function walk(step: 1 | -1): void {
    if (!role) return;
    if (walked.length === 0) walked = [...candidatesIn(documents, role), ...framesIn(documents)];
    const at = shown ? walked.indexOf(shown) : -1;
    const start = at < 0 && step < 0 ? 0 : at;
    const next = walked[(start + step + walked.length) % walked.length];
    next?.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (next) point(next);
  }

  function choose(): void {
    if (!role || !shown) return;
    const what = read(shown, role);
    if ('foreign' in what) {
      if (what.foreign.open) what.foreign.element.focus();
      else allow(what.foreign.host);
      return;
    }
    if ('none' in what) return;
    picks.set(role, pick(shown, role, location.host));
    said = role === 'sender' ? what.text : said;
    role = null;
    review();
  }

  function begin(next: PickedRole): void {
    role = next;
    shown = null;
    walked = [];
    frame.hidden = true;
    bar.point(next, null);
    if (!bar.element.hidden) bar.focus();
  }

  function review(trouble?: string): void {
    const more = (['subject', 'body'] as const).filter((one) => !picks.has(one));
    const also = { subject: () => i18n.t('pick.alsoSubject'), body: () => i18n.t('pick.alsoBody') };
    bar.ask(i18n.t('pick.chosen', [said]), trouble ?? i18n.t('pick.means', [location.host]), [
      { words: i18n.t('pick.done'), primary: true, run: () => void save() },
      ...more.map((one) => ({ words: also[one](), run: () => begin(one) })),
      { words: i18n.t('pick.again'), run: () => begin('sender') },
    ]);
  }

  async function save(): Promise<void> {
    const made = [...picks.values()].map(({ role: of, cues }) => ({ role: of, cues }));
    try {
      const { kept } = await app.client.send('pick.save', { picks: made });
      if (kept) close();
      else review(i18n.t('pick.bodyFrame'));
    } catch (error) {
      review(sayFailure(failureOf(error)));
    }
  }

  /** Each document that the person can point in has a picker: they go together. */
  function leave(): void {
    close();
    if (inFrame || open.length > 0) app.client.send('pick.leave', {}).catch(() => undefined);
  }

  /** The browser asks for access only under a press on a page of ours. */
  function allow(host: string): void {
    leave();
    app.client.send('options.open', { section: 'hosts', host }).catch(() => undefined);
  }

  /** Into this frame, or out of it. */
  function present(here: boolean): void {
    if (!inFrame || role === null) return;
    bar.element.hidden = !here;
    if (!here) point(null);
  }

  const ours = (event: Event) => event.composedPath().includes(layer.host);
  const hold = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  function pressed(event: KeyboardEvent): void {
    if (!event.isTrusted) return;
    present(true);
    if (event.key === 'Escape') {
      hold(event);
      leave();
    } else if (role) {
      if (event.key === 'Tab') walk(event.shiftKey ? -1 : 1);
      else if (forward.has(event.key)) walk(1);
      else if (back.has(event.key)) walk(-1);
      else if (event.key === 'Enter' && shown) choose();
      else if (event.key === 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
      hold(event);
    } else if (!ours(event)) hold(event);
  }

  for (const one of documents) {
    const view = one.defaultView;
    if (!view) continue;
    const options = { capture: true, signal: end.signal };
    view.addEventListener('keydown', pressed, options);
    view.addEventListener(
      'pointermove',
      (event) => {
        if (!event.isTrusted || !role || ours(event)) return;
        present(true);
        point(under(event));
      },
      options,
    );
    // Inside a frame of another origin the pointer moves unseen: only that it came in is told.
    view.addEventListener(
      'pointerover',
      (event) => {
        const element = under(event);
        if (event.isTrusted && role && element && foreignAt(element, open)) point(element);
      },
      options,
    );
    for (const press of presses)
      view.addEventListener(
        press,
        (event) => {
          if (!role || ours(event) || !event.isTrusted) return;
          hold(event);
          if (press !== 'click') return;
          point(under(event));
          choose();
        },
        options,
      );
    view.addEventListener('scroll', draw, { ...options, passive: true });
  }
  addEventListener('resize', draw, { signal: end.signal });
  if (inFrame) {
    addEventListener('focus', (event) => event.isTrusted && present(true), { signal: end.signal });
    addEventListener('blur', (event) => event.isTrusted && present(false), { signal: end.signal });
    document.documentElement.addEventListener('pointerleave', (event) => event.isTrusted && present(false), {
      signal: end.signal,
    });
  }

  function close(): void {
    end.abort();
    layer.close();
  }

  layer.show();
  begin('sender');
  return { close };
}
