import { place } from '../domain/snapshot';
import type { Gathered } from './gather';

const styled = { opacityProperty: true, visibilityProperty: true };

/** What holds fewer elements holds no mail, only a part of a header. */
const fewest = 4;
/** Marks: may be the sender; is around such a one; the same, and scrolled out. */
const asked = 1;
const around = 2;
const away = 3;

/**
 * Where those stand who may be the sender, and whatever is around them, measured now: number and flags in turn. What stands in
 * something that is scrolled out is scrolled out: only whether it has a size is asked, of what may hold a mail.
 */
export function placesOf({ elements, parents, told, rects }: Gathered, view: Window | null): number[] {
  const places: number[] = [];
  const { innerHeight = 0, scrollX = 0, scrollY = 0 }: Partial<Window> = view ?? {};
  const marks = new Uint8Array(elements.length);
  for (const one of told)
    for (let at = one; at >= 0 && !marks[at]; at = parents[at] ?? -1) marks[at] = around;
  for (const at of told) marks[at] = asked;
  elements.forEach((el, at) => {
    const mark = marks[at];
    if (!mark) return;
    const within = marks[parents[at] ?? -1] === away;
    let inner = at + fewest - 1;
    while (inner > at) inner = parents[inner] ?? -1;
    let near = false;
    let there = within && inner !== at;
    if (!there) {
      const { width, height, top, right, bottom } = rects.get(el) ?? el.getBoundingClientRect();
      there = width > 1 && height > 1 && (within || (right + scrollX > 0 && bottom + scrollY > 0));
      near = !within && bottom >= 0 && top <= innerHeight;
    }
    if (there && !near) marks[at] = away;
    places.push(
      at,
      (mark === asked && el.checkVisibility?.(styled) === false ? place.hidden : 0) +
        (there ? 0 : place.nowhere) +
        (near ? place.inWindow : 0),
    );
  });
  return places;
}
