import { place } from '../domain/snapshot';
import type { Gathered } from './gather';
import { heightOf, widthOf } from './shown';

const styled = { opacityProperty: true, visibilityProperty: true };

/** Those that may be the sender and whatever is around them, the outer ones first. */
function around({ parents, told }: Gathered): Uint32Array {
  const wanted = new Set<number>();
  for (const one of told)
    for (let at = one; at >= 0 && !wanted.has(at); at = parents[at] ?? -1) wanted.add(at);
  return Uint32Array.from(wanted).sort();
}

/** What holds fewer elements holds no mail, only a part of a header. */
const fewest = 4;

/**
 * Where those stand who may be the sender, and whatever is around them, measured now: number and flags in turn. What stands in
 * something that is scrolled out is scrolled out: only whether it has a size is asked, of what may hold a mail.
 */
export function placesOf(found: Gathered, view: Window | null): number[] {
  const { elements, parents, told } = found;
  const places: number[] = [];
  const unseen = new Set(told.filter((at) => elements[at]?.checkVisibility?.(styled) === false));
  const { innerHeight: height, scrollX, scrollY } = view ?? { innerHeight: 0, scrollX: 0, scrollY: 0 };
  const away = new Set<number>();
  for (const at of around(found)) {
    const el = elements[at];
    if (!el) continue;
    let there = true;
    let near = false;
    if (away.has(parents[at] ?? -1)) {
      let inner = at + fewest - 1;
      while (inner > at) inner = parents[inner] ?? -1;
      if (inner === at) there = heightOf(el) > 1 && widthOf(el) > 1;
    } else {
      const { width, height: tall, top, right, bottom } = el.getBoundingClientRect();
      there = width > 1 && tall > 1 && right + scrollX > 0 && bottom + scrollY > 0;
      near = bottom >= 0 && top <= height;
    }
    if (there && !near) away.add(at);
    places.push(
      at,
      (unseen.has(at) ? place.hidden : 0) + (there ? 0 : place.nowhere) + (near ? place.inWindow : 0),
    );
  }
  return places;
}
