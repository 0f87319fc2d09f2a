type Kind = 'text' | 'quoted' | 'comment' | 'angle' | 'comma' | 'group';

/** A part of a header value. */
export interface Token {
  kind: Kind;
  value: string;
}

/** Splits at quotes, comments, angle brackets and commas (RFC 5322 §3.2). One pass over the value. */
export function tokens(value: string, doubts: Set<string>): Token[] {
  const out: Token[] = [];
  let text = '';
  const flush = (): void => {
    if (text.trim() !== '') out.push({ kind: 'text', value: text.trim() });
    text = '';
  };
  for (let at = 0; at < value.length; at++) {
    const letter = value.charAt(at);
    const close = letter === '"' ? '"' : letter === '(' ? ')' : letter === '<' ? '>' : '';
    if (close !== '') {
      const read = until(value, at + 1, letter, close);
      if (!read.closed)
        doubts.add(letter === '"' ? 'open quote' : letter === '<' ? 'open bracket' : 'open comment');
      if (letter === '"' && /^@/.test(value.slice(read.end + 1))) {
        doubts.add('quoted local part');
        text += `"${read.value}"`;
      } else {
        flush();
        if (read.closed || letter === '<')
          out.push({
            kind: letter === '"' ? 'quoted' : letter === '(' ? 'comment' : 'angle',
            value: read.value,
          });
        else text = unclosed(read.value, out);
      }
      at = read.end;
    } else if (letter === ',' || letter === ';') {
      flush();
      out.push({ kind: 'comma', value: letter });
    } else if (
      letter === ':' &&
      !text.includes('=?') &&
      !/\[mailto$/i.test(text) &&
      !/@\S*$/.test(text) &&
      value.includes(';', at)
    ) {
      flush();
      out.push({ kind: 'group', value: letter });
    } else if (letter === '\\') {
      if (/[@<>,;\\\s]/.test(value.charAt(at + 1))) doubts.add('backslash');
      text += value.charAt(++at);
    } else text += letter;
  }
  flush();
  return out;
}

/** What an open quote or comment swallowed: an address at its end is still one. */
function unclosed(value: string, out: Token[]): string {
  const angle = /<([^<>]*)>?\s*$/.exec(value);
  if (angle === null) return value;
  const name = value.slice(0, angle.index).trim();
  if (name !== '') out.push({ kind: 'text', value: name });
  out.push({ kind: 'angle', value: angle[1] ?? '' });
  return '';
}

function until(
  value: string,
  from: number,
  open: string,
  close: string,
): { value: string; end: number; closed: boolean } {
  let depth = 1;
  let read = '';
  for (let at = from; at < value.length; at++) {
    const letter = value.charAt(at);
    if (letter === '\\' && open !== '<') {
      read += value.charAt(++at);
      continue;
    }
    if (open === '(' && letter === '(') depth++;
    if (letter === close && --depth === 0) return { value: read, end: at, closed: true };
    read += letter;
  }
  return { value: read, end: value.length, closed: false };
}
