import fc from 'fast-check';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const words = (text: string, size: number) =>
  [...text].reduce<string[]>((out, letter) => {
    const last = out.at(-1);
    if (last !== undefined && utf8(last + letter).length <= size) out[out.length - 1] = last + letter;
    else out.push(letter);
    return out;
  }, []);
export const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
const base64 = (text: string) =>
  words(text, 45)
    .map((part) => `=?UTF-8?B?${utf8(part).toString('base64')}?=`)
    .join('\r\n ');
const hex = (byte: number) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const printable = (text: string) =>
  words(text, 20)
    .map((part) => `=?utf-8?q?${[...utf8(part)].map((byte) => (byte === 32 ? '_' : hex(byte))).join('')}?=`)
    .join(' ');

/** How a name gets into a header. */
export const packed: readonly ((name: string, address: string) => string)[] = [
  (name, address) => `${quoted(name)} <${address}>`,
  (name, address) => `${quoted(name)}\r\n <${address}>`,
  (name, address) => `${base64(name)} <${address}>`,
  (name, address) => `${printable(name)} <${address}>`,
  (name, address) => `"${base64(name)}" <${address}>`,
  (name, address) => `${address} (${printable(name)})`,
  (name, address) => `${quoted(`"${name}"`)} <${address}>`,
];

export const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
