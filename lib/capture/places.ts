import { place } from '../domain/snapshot';
import type { Gathered } from './gather';

const styled = { opacityProperty: true, visibilityProperty: true };

/** Where those stand who may be the sender, and whatever is around them, measured now: number and flags in turn. */
export function placesOf({ elements, parents, told }: Gathered, view: Window | null): number[] {
  const places: number[] = [];
  const done = new Set<number>();
  const unseen = new Set(told.filter((at) => elements[at]?.checkVisibility?.(styled) === false));
  const { innerHeight: height, scrollX, scrollY } = view ?? { innerHeight: 0, scrollX: 0, scrollY: 0 };
  for (const one of told)
    for (let at = one; at >= 0 && !done.has(at); at = parents[at] ?? -1) {
      const el = elements[at];
      if (!el) break;
      done.add(at);
      const rect = el.getBoundingClientRect();
      const there =
        rect.width > 1 && rect.height > 1 && rect.right + scrollX > 0 && rect.bottom + scrollY > 0;
      const near = rect.bottom >= 0 && rect.top <= height;
      places.push(
        at,
        (unseen.has(at) ? place.hidden : 0) + (there ? 0 : place.nowhere) + (near ? place.inWindow : 0),
      );
    }
  return places;
}
