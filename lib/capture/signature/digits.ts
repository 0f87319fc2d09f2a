/** A run of digits that could be a telephone number, with its place in the text. */
export interface DigitRun {
  text: string;
  digits: string;
  start: number;
  end: number;
}

/** Numbers in a text: groups of digits joined by single separators; a complete number ends where a new one begins. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let longest = 0;
  for (const match of text.matchAll(/\d{7,12}?(?=1[3-9]\d{9}(?!\d))|\d+/g)) {
    const [group] = match;
    const start = match.index;
    const last = runs.at(-1);
    const gap = text.slice(last?.end ?? 0, start);
    // "x57391 (713-555-1234)" are two.
    const opens = gap.includes('(') && (last?.digits.length ?? 0) > 4;
    const joins = !opens && /^\)? {0,3}(?:[-–.]|(?<! )\/(?! ))? ?\(?$/.test(gap) && gap !== '';
    const full = (longest > 6 || (last?.digits.length ?? 0) > 9) && group.length > 6;
    if (last && joins && !full && last.digits.length + group.length < 16) {
      last.digits += group;
      last.end = start + group.length;
      longest = Math.max(longest, group.length);
    } else {
      runs.push({ text: '', digits: group, start, end: start + group.length });
      longest = group.length;
    }
  }
  for (const run of runs) {
    run.start -=
      /(?:\(?\+ ?\(?|\()?$/.exec(text.slice(Math.max(0, run.start - 4), run.start))?.[0].length ?? 0;
    const whole = text.slice(run.start, run.end);
    if (text.charAt(run.end) === ')' && whole.lastIndexOf('(') > whole.lastIndexOf(')')) run.end++;
    // A number wholly in brackets stands without them.
    run.text = text.slice(run.start, run.end).replace(/^\(([^()]*)\)$/, '$1');
  }
  return runs;
}
