import {
  mostDocuments,
  mostLinked,
  type SeenDocument,
  type SeenPick,
  type Snapshot,
} from '../domain/snapshot';
import { type Gathered, gather } from './gather';
import type { Looks } from './looks';
import { placesOf } from './places';
import { frameDocument, hasLayout } from './shown';
import { adapterFor, rolesOf } from './webmails';

/** Where the person pointed, as elements; `lost` where the page no longer looks like that, null where nowhere on this host. */
export type FindPicks = (
  document: Document,
  host: string,
) =>
  | (Record<'sender', Element> &
      Partial<Record<'subject' | 'body', Element>> & { rivals: Element[]; address: boolean })
  | 'lost'
  | null;

/** What the gathering may use, given by the caller so that a page loads only the code it needs. */
export interface GatherNeeds {
  /** false = the generic capture alone. */
  adapters?: boolean;
  /** Finds where the person pointed on this host (`lib/capture/pick-find`). */
  picked?: FindPicks;
  /** Where the pointer is, in client coordinates: the mail nearest to it is meant. */
  pointer?: { x: number; y: number };
  /** Kept by who looks again and again (`createLooks`). */
  looks?: Looks;
}

export interface Taken {
  snapshot: Snapshot;
  /** The element of a number in a document of the snapshot. */
  element(document: number, at: number): Element | null;
}

const deepest = 3;
const mostForeign = 20;

const topOf = (document: Document): Element | null => document.body ?? document.documentElement;

/** One document alone, as it is shown now. */
export function gatherDocument(document: Document, looks?: Looks, roles?: ReadonlyMap<Element, string>) {
  const top = topOf(document);
  const layout = hasLayout(document);
  const parts = looks?.before(document, roles ?? new Map());
  const found = top && gather(top, { layout, parts, ...(roles ? { roles } : {}) });
  return found ? { ...found, layout } : null;
}

function foldedIn({ elements }: Gathered, roles: ReadonlyMap<Element, string>): SeenDocument['details'] {
  const found: SeenDocument['details'] = [];
  for (const [el, role] of roles) {
    if (role !== 'details' || found.length >= 20) continue;
    let around: Element | null = el;
    while (around && !elements.includes(around)) around = around.parentElement;
    if (around)
      found.push({
        at: elements.indexOf(around),
        tree: gather(el, { layout: false, folded: true }).tree,
      });
  }
  return found;
}

function pickedIn({ elements }: Gathered, found: ReturnType<FindPicks>): SeenDocument['picked'] {
  if (!found || found === 'lost') return found;
  const { sender, subject, body, rivals, address } = found;
  const at = (el: Element | undefined) => (el ? elements.indexOf(el) : -1);
  const seen: SeenPick = {
    ...{ sender: at(sender), subject: at(subject), body: at(body), address },
    rivals: rivals.slice(0, 1000).map(at),
  };
  return seen.sender < 0 ? 'lost' : seen;
}

const linkedIn = (document: Document): string[] =>
  [...document.querySelectorAll('script[type="application/ld+json"]')]
    .slice(0, mostLinked.scripts)
    .map((one) => (one.textContent ?? '').slice(0, mostLinked.chars));

const originOf = (frame: Element, base: string): string => {
  const address = frame.getAttribute('src') ?? '';
  return URL.canParse(address, base) ? new URL(address, base).origin.slice(0, 300) : '';
};

/** What the page shows now, its same-origin frames included. */
export function takeSnapshot(document: Document, location: Location | URL, needs: GatherNeeds = {}): Taken {
  const documents: SeenDocument[] = [];
  const elements: (readonly Element[])[] = [];

  function take(one: Document, frame: SeenDocument['frame'], depth: number): void {
    const adapter = needs.adapters === false ? null : adapterFor(one, location);
    const hints = adapter && rolesOf(adapter, one);
    const found = gatherDocument(one, needs.looks, hints?.roles);
    if (!found) return;
    const of = documents.length;
    const { activeElement: active, body } = one;
    const under = depth === 0 && needs.pointer ? needs.pointer : null;
    const pointed = under
      ? (one.elementsFromPoint?.(under.x, under.y) ?? []).find((el) => found.elements.includes(el))
      : undefined;
    const seen: SeenDocument = {
      ...{ frame, title: one.title.slice(0, 2000), tree: found.tree, layout: found.layout, cut: found.cut },
      adapter: adapter && {
        ...{ id: adapter.id, missing: hints?.missing ?? [] },
        newestFirst: adapter.newestFirst === true,
      },
      details: hints ? foldedIn(found, hints.roles) : [],
      places: found.layout ? placesOf(found, one.defaultView) : [],
      focus: active && active !== body ? found.elements.indexOf(active) : -1,
      pointer: pointed ? found.elements.indexOf(pointed) : -1,
      picked: pickedIn(found, needs.picked?.(one, location.host) ?? null),
      linked: linkedIn(one),
      foreign: [],
    };
    documents.push(seen);
    elements.push(found.elements);
    for (const at of found.frames) {
      const el = found.elements[at];
      const inner = el && frameDocument(el);
      if (inner && depth < deepest && documents.length < mostDocuments) take(inner, { of, at }, depth + 1);
      else if (el && !inner && seen.foreign.length < mostForeign)
        seen.foreign.push({
          at,
          origin: originOf(el, one.baseURI),
          width: el.clientWidth,
          height: el.clientHeight,
        });
    }
  }

  take(document, null, 0);
  return {
    snapshot: { address: `${location.origin}${location.pathname}`.slice(0, 4000), documents },
    element: (of, at) => elements[of]?.[at] ?? null,
  };
}
