/** One label of a domain name in Unicode: "xn--…" is decoded (RFC 3492), anything else is returned as it is. */
export function toUnicode(label: string): string {
  if (!label.startsWith('xn--') || label.length > 63) return label;
  const code = label.slice(4);
  const dash = code.lastIndexOf('-');
  const out = dash > 0 ? [...code.slice(0, dash)] : [];
  const digits = code.slice(dash > 0 ? dash + 1 : 0);
  let point = 128;
  let insertAt = 0;
  let bias = 72;
  let read = 0;
  while (read < digits.length) {
    const before = insertAt;
    let weight = 1;
    for (let step = 36; ; step += 36) {
      const digit = digitOf(digits.charCodeAt(read++));
      if (digit < 0) return label;
      insertAt += digit * weight;
      const threshold = Math.min(26, Math.max(1, step - bias));
      if (digit < threshold) break;
      weight *= 36 - threshold;
      if (weight > 0x7fffffff || read >= digits.length) return label;
    }
    const size = out.length + 1;
    bias = adapt(insertAt - before, size, before === 0);
    point += Math.floor(insertAt / size);
    insertAt %= size;
    if (point > 0x10ffff) return label;
    out.splice(insertAt++, 0, String.fromCodePoint(point));
  }
  return out.join('');
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 22;
  if (code >= 97 && code <= 122) return code - 97;
  return -1;
}

function adapt(delta: number, size: number, first: boolean): number {
  let left = first ? Math.floor(delta / 700) : delta >> 1;
  left += Math.floor(left / size);
  let bias = 0;
  for (; left > 455; bias += 36) left = Math.floor(left / 35);
  return bias + Math.floor((36 * left) / (left + 38));
}
