const encoded = /=\?([\w!#$%&'*+.^`{|}~-]{1,40}?)(?:\*[^?]{0,20})?\?([bq])\?([^?]{0,2000})\?=/gi;

/** RFC 2047 encoded words of a header value as text; what cannot be decoded stays as written. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  const joined = value.replace(/(\?=)\s+(?==\?)/g, '$1');
  const merged = joined.replace(
    /=\?([^?\s]{1,40})\?b\?([A-Za-z0-9+/]{1,2000})\?==\?\1\?b\?([A-Za-z0-9+/=]{1,2000})\?=/gi,
    (whole, charset: string, first: string, second: string) =>
      first.length % 4 === 0 ? whole : `=?${charset}?B?${first}${second}?=`,
  );
  return merged.replace(encoded, (whole, charset: string, kind: string, text: string) => {
    try {
      const bytes = kind.toLowerCase() === 'b' ? fromBase64(text) : fromQuoted(text);
      return new TextDecoder(charset === 'gb2312' ? 'gb18030' : charset).decode(bytes);
    } catch {
      return whole;
    }
  });
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '');
  return Uint8Array.from(atob(clean.length % 4 === 1 ? clean.slice(0, -1) : clean), (letter) =>
    letter.charCodeAt(0),
  );
}

function fromQuoted(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  const plain = text.replace(/_/g, ' ');
  for (let at = 0; at < plain.length; at++) {
    const hex = plain.charAt(at) === '=' ? plain.slice(at + 1, at + 3) : '';
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else bytes.push(plain.charCodeAt(at) & 0xff);
  }
  return Uint8Array.from(bytes);
}
