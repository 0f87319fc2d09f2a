import { type Facts, facts } from './facts';
import { signOff } from './lexicon/phrases';
import type { Line } from './lines';
import type { Sender } from './sender';
import { hasHan } from './shapes';

const longest = 24;
const enough = 3.5;

/** The lines that hold the sender's details: below the name, a closing or a rule, with most contact evidence. */
export function findBlock(lines: readonly Line[], sender: Sender): Line[] {
  const all = facts(lines, sender);
  let best = enough;
  let block: Line[] = [];
  for (let start = 0; start < all.length; start++) {
    const found = blockFrom(all, start);
    if (found.score < best) continue;
    best = found.score;
    block = [...linesAbove(all, start), ...found.lines];
  }
  return block;
}

/** Short lines directly above, without a blank between: they belong to the same block. */
function linesAbove(all: readonly Facts[], start: number): Line[] {
  const out: Line[] = [];
  let below = all[start];
  for (let at = start - 1; at >= 0 && out.length < 5; at--) {
    const fact = all[at];
    if (
      fact === undefined ||
      below === undefined ||
      fact.prose ||
      fact.line.text.length > 70 ||
      signOff.test(fact.line.text)
    )
      break;
    if (below.at - fact.at > (fact.evidence > 1 && hasHan(fact.line.text) ? 2 : 1)) break;
    out.unshift(fact.line);
    below = fact;
  }
  return out;
}

function blockFrom(all: readonly Facts[], start: number): { lines: Line[]; score: number } {
  const lines: Line[] = [];
  let evidence = 0;
  let prose = 0;
  let run = 0;
  for (const fact of all.slice(start, start + longest)) {
    run = fact.prose ? run + 1 : 0;
    if (fact.prose) prose++;
    else {
      lines.push(fact.line);
      evidence += fact.evidence;
    }
    if (run > 1 || prose > 3 || (fact.prose && (lines.length === 0 || fact.line.text.length > 120))) break;
  }
  const first = all[start];
  const above = all[start - 1];
  // The house and the position above a name that nothing follows.
  if (evidence < 1 && above && first && first.named > 1 && first.at - above.at < 2) ({ evidence } = above);
  const score = evidence < 1 ? 0 : (first?.start ?? 0) + Math.min(6, evidence) - Math.max(0, prose - 1) * 1.2;
  return { lines, score };
}
