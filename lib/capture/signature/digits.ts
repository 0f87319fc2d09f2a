/** A run of digits that could be a telephone number, with its place in the text. */
export interface DigitRun {
  text: string;
  digits: string;
  start: number;
  end: number;
}

const gapAllowed = /^(?:\)? ?[-–./]? ?\(?|\) {1,3}|\)? ?[-–] ?\(?)$/;

/** Numbers in a text: groups of digits joined by single separators; a complete number ends where a new one begins. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let current: { start: number; end: number; digits: string; longest: number } | null = null;
  const close = (): void => {
    if (current !== null) addRun(runs, text, current.start, current.end, current.digits);
    current = null;
  };
  for (const { group, start, fresh } of groups(text)) {
    const end = start + group.length;
    if (current !== null) {
      const gap = text.slice(current.end, start);
      const full: boolean = (current.longest >= 7 || current.digits.length >= 10) && group.length >= 7;
      const tooLong: boolean = current.digits.length + group.length > 15;
      const international = gap.includes('+');
      if (fresh || !gapAllowed.test(gap) || full || tooLong || international) close();
    }
    if (current === null) current = { start, end, digits: group, longest: group.length };
    else {
      current = {
        start: current.start,
        end,
        digits: current.digits + group,
        longest: Math.max(current.longest, group.length),
      };
    }
  }
  close();
  return runs;
}

/** Groups of digits; a mobile number glued to the number before it is parted. */
function* groups(text: string): Generator<{ group: string; start: number; fresh: boolean }> {
  for (const match of text.matchAll(/\d+/g)) {
    const glued = match[0].length >= 18 ? /^(\d{7,12}?)(1[3-9]\d{9})$/.exec(match[0]) : null;
    const first = glued?.[1] ?? '';
    if (glued === null) yield { group: match[0], start: match.index, fresh: false };
    else {
      yield { group: first, start: match.index, fresh: false };
      yield { group: glued[2] ?? '', start: match.index + first.length, fresh: true };
    }
  }
}

/** Adds one run, with "+" and "(" before it. */
function addRun(runs: DigitRun[], text: string, start: number, end: number, digits: string): void {
  const lead = /(?:\(?\+ ?\(?|\()$/.exec(text.slice(Math.max(0, start - 4), start));
  const from = start - (lead?.[0].length ?? 0);
  const tail = text.charAt(end) === ')' && text.slice(from, end).includes('(') ? 1 : 0;
  runs.push({ text: text.slice(from, end + tail), digits, start: from, end: end + tail });
}
