import type { Labelled } from './memo';
import { fieldOf } from './words';

/** Splits `From: Ann`, `发件人　张三` and `From Ann <a@b.com>` into label and value. */
export function splitLabel(text: string): Labelled | null {
  // A label is short: no colon further on makes one.
  const at = text.slice(0, 80).search(/[:：]/);
  const name = text.slice(0, Math.max(0, at)).trim();
  if (at > 0 && name.length <= 40 && !text.startsWith('//', at + 1)) {
    const field = fieldOf(name);
    return field ? { field, colon: true, rest: text.slice(at + 1).trimStart() } : null;
  }
  if (text.length > 300) return null;
  const whole = fieldOf(text);
  if (whole) return { field: whole, colon: false, rest: '' };
  // A label and its value in one run: only where an address follows, or the script sets words apart from labels.
  if (!text.includes('@') && !/^\s*[\u3040-\u9fff\uac00-\ud7a3]{2,8}\s/u.test(text)) return null;
  const word = /^\s*(\S{1,20})\s+(\S[\s\S]*)$/u.exec(text);
  const field = word ? fieldOf(word[1] ?? '') : undefined;
  return word && (field === 'from' || field === 'sender')
    ? { field, colon: false, rest: word[2] ?? '' }
    : null;
}

/** 4 an address field, 3 a title, 2 other data, 1 words that mention one. 0: not an attribute for addresses. */
export function rankOf(key: string, value: string, address: string): number {
  const whole = value.trim() === address;
  if (/^(?:title|data-(?:original-)?title|data-tooltip)$/.test(key))
    return whole || />\s*$/.test(value) ? 3 : 1;
  if (/^(?:aria-label|aria-description|alt)$/.test(key)) return whole ? 2 : 1;
  if (key === 'e' || key === 'email') return whole ? 4 : 0;
  if (!key.startsWith('data-') || /(?:message|thread|msg|reply|own|account|self|name)/.test(key)) return 0;
  if (/mail|addr/.test(key)) return 4;
  return whole || /^[{["]|>\s*$/.test(value.trim()) ? 2 : 0;
}
