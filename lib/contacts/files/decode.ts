import { isHeader } from './columns';

/** Encodings that address files are written in, by their WHATWG names. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1252',
] as const;
export type Encoding = (typeof encodings)[number];

const sample = 64_000;

function marked(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** Half of plain text in UTF-16 are zero bytes, all on one side. */
function wide(bytes: Uint8Array): Encoding | null {
  const part = bytes.subarray(0, sample - (sample % 2));
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < part.length; at += 2) {
    if (part[at] === 0) even += 1;
    if (part[at + 1] === 0) odd += 1;
  }
  const pairs = part.length / 2;
  if (odd > pairs * 0.2 && even < pairs * 0.01) return 'utf-16le';
  if (even > pairs * 0.2 && odd < pairs * 0.01) return 'utf-16be';
  return null;
}

/** Decoded to the letter, or null. A sample may end inside a letter, so that up to three bytes less are tried. */
function exact(bytes: Uint8Array, encoding: Encoding): string | null {
  const cuts = bytes.length > sample ? [0, 1, 2, 3] : [0];
  for (const cut of cuts) {
    try {
      const end = Math.min(bytes.length, sample) - cut;
      return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, end));
    } catch {
      // Not in this encoding, or cut inside a letter.
    }
  }
  return null;
}

const common: Partial<Record<Encoding, RegExp>> = {
  gb18030: /[的公司经理有限部门电话手机备注张王李刘陈杨赵黄周吴市区路号中国上海北京]/g,
  big5: /[的公司經理有限部門電話手機備註張王李劉陳楊趙黃周吳市區路號中國臺灣北]/g,
  shift_jis: /[\u3040-\u30ff株式会社様田中本山川藤]/g,
  'euc-kr': /[\uac00-\ud7a3]/g,
};

/** How likely a decoding is: words of a known header line count most, then frequent letters; odd ones count against it. */
function worth(text: string, encoding: Encoding): number {
  const [head = ''] = text.split(/\r?\n/, 1);
  const header = head.split(/[,;\t]/).filter(isHeader).length;
  const usual = text.match(common[encoding] ?? /(?!)/g)?.length ?? 0;
  const odd = text.match(/[\u0080-\u009f\ue000-\uf8ff\ufffd\uff61-\uff9f]/g)?.length ?? 0;
  return header * 1000 + usual - odd * 2;
}

/** By mark, by zero bytes, by strict UTF-8; else the likeliest of the old ones. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const certain = marked(bytes) ?? wide(bytes);
  if (certain) return certain;
  if (exact(bytes, 'utf-8') !== null) return 'utf-8';
  let best: Encoding = 'windows-1252';
  let most = 0;
  for (const encoding of ['gb18030', 'shift_jis', 'big5', 'euc-kr'] as const) {
    const text = exact(bytes, encoding);
    const score = text === null ? 0 : worth(text, encoding);
    if (score > most) [best, most] = [encoding, score];
  }
  return best;
}

/** The mark itself is no part of the text. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes);
