import type { Layer } from './layer';

/** Why a press does not count: the person may not have seen what they pressed. */
export type Trouble = 'moved' | 'covered';

/** Watches that the person can see what is pressed. */
export interface Sight {
  /** From now on; an element that was put somewhere else starts its time anew. */
  watch(element: Element): void;
  unwatch(element: Element): void;
  /** Null = uncovered now, and it or what it stands in has been seen, unmoved, for long enough. */
  trouble(element: Element): Trouble | null;
  close(): void;
}

const steadyFor = 500;
const smallest = 16;

interface Seen {
  since: number;
  /** As the browser computes it where it can (Chromium); null = it has not said yet. */
  visible: boolean | null;
  x: number;
  y: number;
}

/** The middle and four points near the corners. */
function points({ left, top, width, height }: DOMRect): [number, number][] {
  const at = (x: number, y: number): [number, number] => [left + width * x, top + height * y];
  return [at(0.5, 0.5), at(0.15, 0.2), at(0.85, 0.2), at(0.15, 0.8), at(0.85, 0.8)];
}

export function createSight({ host, root, sound }: Layer): Sight {
  const tracks = 'isVisible' in IntersectionObserverEntry.prototype;
  const seen = new Map<Element, Seen>();
  const options = { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const state = seen.get(entry.target);
        if (!state) continue;
        const visible = Reflect.get(entry, 'isVisible') === true;
        if (visible && state.visible !== true) state.since = performance.now();
        state.visible = visible;
      }
    },
    tracks ? options : {},
  );

  const uncovered = (element: Element) =>
    points(element.getBoundingClientRect()).every(([x, y]) => {
      const within = root.elementFromPoint(x, y);
      return document.elementFromPoint(x, y) === host && within !== null && element.contains(within);
    });

  function steady(element: Element, state: Seen): boolean {
    const { left, top } = element.getBoundingClientRect();
    if (Math.abs(left - state.x) > 1 || Math.abs(top - state.y) > 1) {
      Object.assign(state, { x: left, y: top, since: performance.now() });
      return false;
    }
    return performance.now() - state.since >= steadyFor;
  }

  function watchedAround(element: Element): Element | null {
    let watched: Element | null = element;
    while (watched && !seen.has(watched)) watched = watched.parentElement;
    return watched;
  }

  function trouble(element: Element): Trouble | null {
    const watched = watchedAround(element);
    const { width, height } = element.getBoundingClientRect();
    const shown = host.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!sound() || !shown || width < smallest || height < smallest || !uncovered(element)) return 'covered';
    const state = watched && seen.get(watched);
    if (!state) return null;
    if (!steady(watched, state)) return 'moved';
    if (tracks && state.visible !== true) return state.visible === null ? 'moved' : 'covered';
    return null;
  }

  return {
    watch(element) {
      const { left: x, top: y } = element.getBoundingClientRect();
      const visible = seen.get(element)?.visible ?? null;
      seen.set(element, { since: performance.now(), visible, x, y });
      observer.observe(element);
    },
    unwatch(element) {
      seen.delete(element);
      observer.unobserve(element);
    },
    trouble,
    close: () => observer.disconnect(),
  };
}
