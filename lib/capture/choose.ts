import type { Cues } from './cues';
import { bar, type Candidate } from './generic';
import { zone } from './page';

/** 0–1; at or above `bar` the sender is named. Each way of knowing has its own demands. */
export function confidence(c: Candidate): number {
  const dated =
    c.header.dateAt >= 0 ||
    c.header.fields.has('date') ||
    (c.header.fields.has('to') && c.header.fields.has('subject'));
  const told = c.by === 'adapter' ? c.mail + 2 : c.mail;
  const needs =
    c.by === 'none' ? { score: 6, mail: 2 } : { score: c.by === 'weak' ? 7.5 : 7, mail: c.address ? 1 : 2 };
  const ok = dated && told >= needs.mail && (c.by !== 'none' || c.header.toAt !== -1 || c.mail >= 3);
  const value = bar + (c.score - needs.score) / 15;
  return Math.round(Math.max(0, ok ? Math.min(value, 0.99) : Math.min(value, bar - 0.1)) * 100) / 100;
}

const labelled = (c: Candidate): boolean => c.by === 'label' || c.by === 'weak';

/** A full header block with a date of its own, below another date: somebody else's mail inside this one. */
function looksQuoted(cues: Cues, c: Candidate): boolean {
  if (
    c.by === 'adapter' ||
    !c.header.fields.has('date') ||
    !(c.header.fields.has('to') || c.header.fields.has('subject'))
  )
    return false;
  for (let i = c.header.first - 1; i >= Math.max(0, c.header.first - 60); i--) {
    if ((cues.zones[i] ?? 0) & (zone.row | zone.chrome)) return false;
    if (cues.date[i] && !cues.bits[i]?.attr) return true;
  }
  return false;
}

const siblings = (a: Candidate, b: Candidate): boolean =>
  a.by === b.by &&
  a.box.el.tagName === b.box.el.tagName &&
  Math.abs(a.box.depth - b.box.depth) <= 0 &&
  (a.header.dateAt >= 0 || a.header.fields.has('date')) &&
  (b.header.dateAt >= 0 || b.header.fields.has('date'));

export interface Chosen {
  mails: Candidate[];
  /** The best of those that were not sure enough. */
  unsure: Candidate | null;
  why: string;
}

/** Keeps the senders of open mails; drops what stands inside the body of one, and everything where two contradict each other. */
export function choose(cues: Cues, all: readonly Candidate[]): Chosen {
  const shown = all.filter((c) => isVisible(cues, c));
  const passing = shown
    .filter((c) => confidence(c) >= bar && !looksQuoted(cues, c))
    .sort((a, b) => a.start - b.start);
  const best = [...shown].sort((a, b) => b.score - a.score)[0] ?? null;
  if (!passing.length) {
    const unsure = best && (best.mail >= 1.5 || best.by === 'adapter') && best.score > 4 ? best : null;
    return { mails: [], unsure, why: unsure && looksQuoted(cues, unsure) ? 'only_quoted' : 'unsure' };
  }
  const kept: Candidate[] = [];
  const strong = passing.some((c) => c.by !== 'none');
  for (const c of passing) {
    const above = kept.find((k) => k.root.first <= c.start && c.start < k.root.last && !siblings(k, c));
    if (above) {
      if (
        above.address &&
        c.address &&
        above.address.toLowerCase() !== c.address.toLowerCase() &&
        above.by === 'none' &&
        labelled(c)
      ) {
        // Two headers, one without labels above one with: the first is the mail's own only if it reads like a header.
        const own =
          above.header.toAt >= 0 &&
          above.header.toAt < c.start &&
          above.header.dateAt >= 0 &&
          above.header.dateAt < c.header.first;
        if (!own) return { mails: [], unsure: above, why: 'two_senders' };
      }
      continue;
    }
    kept.push(c);
  }
  const mails = strong ? kept.filter((c) => c.by !== 'none' || labelledInside(c, passing)) : kept;
  const bare = mails.filter((c) => c.by === 'none');
  if (
    bare.length === mails.length &&
    bare.length > 1 &&
    bare.some((c) => c.header.toAt < 0) &&
    new Set(bare.map((c) => c.address.toLowerCase())).size > 1
  )
    return { mails: [], unsure: bare[0] ?? null, why: 'two_senders' };
  return { mails: once(mails), unsure: null, why: '' };
}

const labelledInside = (c: Candidate, passing: readonly Candidate[]): boolean =>
  passing.some((p) => p !== c && p.by !== 'none' && c.root.first <= p.start && p.start < c.root.last);

/** A sender shown twice in one header (short and in detail) is one mail. */
function once(mails: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const c of mails) {
    const twin = kept.findIndex(
      (k) => k.root === c.root || (k.address === c.address && k.header.last >= c.header.first),
    );
    const other = kept[twin];
    if (!other) kept.push(c);
    else if (c.score > other.score) kept[twin] = c;
  }
  return kept;
}

function isVisible(cues: Cues, c: Candidate): boolean {
  if (!cues.page.layout) return true;
  const el = c.box.el;
  if (
    typeof el.checkVisibility === 'function' &&
    !el.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  )
    return false;
  const rect = c.root.el.getBoundingClientRect();
  const view = cues.page.document.defaultView;
  return (
    rect.width > 1 &&
    rect.height > 1 &&
    rect.right + (view?.scrollX ?? 0) > 0 &&
    rect.bottom + (view?.scrollY ?? 0) > 0
  );
}

/** The mail the person means first: focus, pointer, then what the window shows; among equals the latest. */
export function order(
  cues: Cues,
  mails: readonly Candidate[],
  pointer: { x: number; y: number } | undefined,
  newestFirst: boolean,
): Candidate[] {
  const { document, layout } = cues.page;
  const active = document.activeElement;
  const height = document.defaultView?.innerHeight ?? 0;
  const rank = (c: Candidate): number => {
    let value = 0;
    const focused = active && active !== document.body && c.root.el.contains(active);
    if (focused) value += 8;
    if (!layout) return value;
    const rect = c.root.el.getBoundingClientRect();
    if (
      pointer &&
      rect.left <= pointer.x &&
      pointer.x <= rect.right &&
      rect.top <= pointer.y &&
      pointer.y <= rect.bottom
    )
      value += 16;
    const sender = c.box.el.getBoundingClientRect();
    if (sender.bottom >= 0 && sender.top <= height) value += 4;
    else if (rect.bottom > 0 && rect.top < height) value += 2;
    return value;
  };
  const ranked = mails.map((c, i) => ({ c, rank: rank(c), i }));
  ranked.sort((a, b) => b.rank - a.rank || (newestFirst ? a.i - b.i : b.i - a.i));
  return ranked.map((r) => r.c);
}
