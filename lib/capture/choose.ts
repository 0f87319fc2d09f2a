import { type Cues, within } from './cues';
import { bar, type Candidate } from './generic';
import { type Box, holds, isInWindow, isVisible, zone } from './page';
import { isBare, isIntroduced, isWholePage } from './whole';

/** 0–1; at or above `bar` the sender is named. Each way of knowing has its own demands. */
export function confidence(cues: Cues, c: Candidate): number {
  const { fields, dateAt } = c.header;
  const dated = dateAt >= 0 || fields.has('date') || (fields.has('to') && fields.has('subject'));
  const { shown, own, app } = c.evidence;
  const needs = c.by === 'none' ? 6 : c.by === 'weak' ? 7.5 : 7;
  const isMail =
    (c.by === 'adapter' && c.name + c.address !== '') ||
    (c.by === 'none'
      ? c.address !== '' && shown >= 2 && own >= 1
      : c.name + c.address !== '' &&
        shown >= (c.address ? 1 : 2) &&
        (c.after > 0 || shown >= 3) &&
        (app > 0 || isWholePage(cues, c)));
  const value = bar + (c.score - needs) / 15;
  const labelled = c.by === 'label' || c.by === 'weak';
  const sure = ((dated && isMail) || isBare(cues, c)) && !(labelled && isIntroduced(cues, c));
  const most = sure ? 0.99 : bar - 0.1;
  return Math.round(Math.max(0, Math.min(value, most)) * 100) / 100;
}

/** A full header block with a date of its own, below a date of another kind: somebody else's mail inside this one. */
function looksQuoted(cues: Cues, c: Candidate, all: readonly Candidate[]): boolean {
  const { fields, first } = c.header;
  if (c.by === 'adapter' || !fields.has('date') || !(fields.has('to') || fields.has('subject'))) return false;
  for (let i = first - 1; i >= Math.max(0, first - 60); i--) {
    if ((cues.zones[i] ?? 0) & (zone.row | zone.chrome)) return false;
    const bit = cues.bits[i];
    if (!cues.date[i] || !bit || bit.attr || cues.heading[i] || (bit.box === c.box && bit.box.pre)) continue;
    const labelled = all.some(
      (k) => k.by !== 'none' && k.header.first <= i && i <= k.header.last && (k.address || k.name),
    );
    if (!labelled) return true;
  }
  return false;
}

/** The smallest element that holds a whole header. */
function holderOf(c: Candidate): Box {
  let box = c.box;
  while (box.parent && (box.first > c.header.first || box.last <= c.header.last)) box = box.parent;
  return box;
}

/** Two messages of a thread show their senders alike: same element, same depth, header blocks of one depth. */
const siblings = (a: Candidate, b: Candidate): boolean =>
  a.by === b.by &&
  a.box.tag === b.box.tag &&
  a.box.depth === b.box.depth &&
  holderOf(a).depth === holderOf(b).depth &&
  [a, b].every(({ header }) => header.dateAt >= 0 || header.fields.has('date'));

export interface Chosen {
  mails: Candidate[];
  /** The best of those that were not sure enough. */
  unsure: Candidate | null;
  why: string;
}

/** Keeps the senders of open mails; drops what stands inside the body of one, and everything where two contradict each other. */
export function choose(cues: Cues, all: readonly Candidate[]): Chosen {
  const shown = all.filter((c) => isVisible(cues.page, c.box, c.root));
  const passing = shown
    .filter((c) => confidence(cues, c) >= bar && !looksQuoted(cues, c, all))
    .sort((a, b) => a.start - b.start);
  const best = [...shown].sort((a, b) => b.score - a.score)[0] ?? null;
  if (!passing.length) {
    const unsure =
      best && (best.evidence.mail >= 1.5 || best.by === 'adapter') && best.score > 4 ? best : null;
    return { mails: [], unsure, why: unsure && looksQuoted(cues, unsure, all) ? 'only_quoted' : 'unsure' };
  }
  if (passing.length >= 3 && passing.every((c, i) => textBelow(cues, c, passing[i + 1]) < 120))
    return { mails: [], unsure: passing[0] ?? null, why: 'looks_like_a_list' };
  // A header above that could not be read for sure is still the header: what follows is its body.
  const blurred = shown.filter(
    (c) =>
      !passing.includes(c) &&
      (c.by === 'none' ? c.header.toAt >= 0 && c.header.dateAt >= 0 : c.header.fields.size > 1),
  );
  // One recipients' or date row claimed by a labelled sender and by one without a label.
  const shared = passing.find(
    (c) =>
      c.by === 'none' &&
      shown.some(
        (k) =>
          k.by !== 'none' && k.address !== c.address && ['to', 'date'].some((name) => claims(k, c, name)),
      ),
  );
  if (shared) return { mails: [], unsure: shared, why: 'two_senders' };
  const under = passing.find((c) =>
    blurred.some((b) => b.start < c.start && c.start < b.root.last && b.root !== c.root && !siblings(b, c)),
  );
  if (under) return { mails: [], unsure: under, why: 'two_senders' };
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
        (c.by === 'label' || c.by === 'weak')
      ) {
        // Two headers, one without labels above one with: the first is the mail's own only if it reads like a header.
        const own =
          above.header.toAt >= 0 &&
          above.header.toAt < c.start &&
          above.header.dateAt >= 0 &&
          above.header.dateAt < c.start;
        if (!own) return { mails: [], unsure: above, why: 'two_senders' };
      }
      continue;
    }
    kept.push(c);
  }
  const mails = strong ? kept.filter((c) => c.by !== 'none' || labelledInside(c, passing)) : kept;
  const bare = addressed(mails).filter((c) => c.by === 'none');
  if (
    bare.length === addressed(mails).length &&
    bare.length > 1 &&
    bare.some((c) => c.header.toAt < 0) &&
    new Set(bare.map((c) => c.address.toLowerCase())).size > 1
  )
    return { mails: [], unsure: bare[0] ?? null, why: 'two_senders' };
  return { mails: once(addressed(mails)), unsure: null, why: '' };
}

function claims(a: Candidate, b: Candidate, name: string): boolean {
  const at = a.header.fields.get(name);
  return at !== undefined && at === b.header.fields.get(name);
}

/** Those that say to whom they went, where some do. */
function addressed(mails: readonly Candidate[]): readonly Candidate[] {
  const some = mails.filter((c) => c.header.toAt >= 0);
  return some.length ? some : mails;
}

/** Characters between a header and the next one, or the end of its mail. */
function textBelow(cues: Cues, c: Candidate, next: Candidate | undefined): number {
  const end = Math.min(c.root.last, next?.header.first ?? c.root.last);
  return within(cues.prose, Math.min(c.header.last + 1, end), end);
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

/** The mail the person means first: focus, pointer, then what the window shows; among equals the latest. */
export function order(
  { page }: Cues,
  mails: readonly Candidate[],
  { focus, pointer, newestFirst }: { focus: number; pointer: number; newestFirst: boolean },
): Candidate[] {
  const rank = ({ root, box }: Candidate): number =>
    Number(holds(root, focus)) * 8 +
    Number(holds(root, pointer)) * 16 +
    (isInWindow(page, root) ? (isInWindow(page, box) ? 4 : 2) : 0);
  const ranked = mails.map((c, i) => ({ c, rank: rank(c), i }));
  ranked.sort((a, b) => b.rank - a.rank || (newestFirst ? a.i - b.i : b.i - a.i));
  return ranked.map((r) => r.c);
}
