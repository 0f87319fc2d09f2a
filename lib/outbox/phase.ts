/**
 * Where in the windows of a service's clock, which nobody names, the calls of one client were taken and where refused: sums of
 * unit vectors, a turn a window. A window refuses what comes last in it, so that the two point apart.
 */
export interface Phase {
  taken: Sum;
  refused: Sum;
}

interface Sum {
  x: number;
  y: number;
  count: number;
}

const none: Sum = { x: 0, y: 0, count: 0 };
const untold: Phase = { taken: none, refused: none };
/** What is left of all before at each refusal: clocks drift apart. */
const kept = 0.9;
/** From the midst of what is refused to the midst of where none of it is, as a part of a window; and how wide that is. */
const [away, wide] = [0.6, 0.3];

const add = ({ x, y, count }: Sum, at: number, perMs: number): Sum => {
  const turn = (2 * Math.PI * (at % perMs)) / perMs;
  return { x: x + Math.cos(turn), y: y + Math.sin(turn), count: count + 1 };
};
const fade = ({ x, y, count }: Sum): Sum => ({ x: x * kept, y: y * kept, count: count * kept });
const mean = ({ x, y, count }: Sum) => ({ x: x / Math.max(1, count), y: y / Math.max(1, count) });

export const takenAt = ({ taken, refused }: Phase = untold, at: number, perMs: number): Phase => ({
  taken: add(taken, at, perMs),
  refused,
});

export const refusedAt = ({ taken, refused }: Phase = untold, at: number, perMs: number): Phase => ({
  taken: fade(taken),
  refused: add(fade(refused), at, perMs),
});

/** The moment in the window of `from` + `far`, and after `from`, that is least like those refused; `far` draws it. */
export function amongTaken(phase: Phase, from: number, far: number, perMs: number): number {
  const [taken, refused] = [mean(phase.taken), mean(phase.refused)];
  const late = (Math.atan2(refused.y - taken.y, refused.x - taken.x) / (2 * Math.PI)) * perMs;
  const windows = Math.floor(far / perMs);
  const wanted = late + perMs * (away + wide * (far / perMs - windows - 0.5));
  const after = (((wanted - from) % perMs) + perMs) % perMs;
  return from + windows * perMs + after;
}
