import type { MailAddress } from '../store';
import type { Letter } from './letter';

const crlf = '\r\n';
const encodedWordBytes = 42;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

const utf8 = (text: string) => new TextEncoder().encode(text);

const wrapped = (text: string) => (text.match(/.{1,76}/g) ?? []).join(crlf);

/** RFC 2047 for what is not plain ASCII: B encoding, one word per ≤ 42 bytes, cut between characters. */
export function headerText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (utf8(word + character).length > encodedWordBytes) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((part) => `=?UTF-8?B?${base64(utf8(part))}?=`).join(`${crlf} `);
}

/** A structured field whose leading phrase alone may hold other scripts, as in `List-Id`. */
const fieldText = (value: string) =>
  value.replace(/^[^<]+(?=<)/, (phrase) => `${headerText(phrase.trim())} `);

export function headerAddress({ name, address }: MailAddress): string {
  if (name === '') return address;
  if (/^[\w '.-]*$/.test(name) && !name.includes('.')) return `${name} <${address}>`;
  const quoted = /^[\x20-\x7e]*$/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : headerText(name);
  return `${quoted} <${address}>`;
}

const addressList = (list: readonly MailAddress[]) => list.map(headerAddress).join(`,${crlf} `);

/** RFC 5322 date in UTC. */
export function headerDate(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

const part = (type: string, body: string) =>
  [
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    wrapped(base64(utf8(body))),
  ].join(crlf);

function multipart(kind: string, boundary: string, parts: string[]): string {
  const inner = parts.map((one) => `--${boundary}${crlf}${one}`).join(crlf);
  return `Content-Type: multipart/${kind}; boundary="${boundary}"${crlf}${crlf}${inner}${crlf}--${boundary}--`;
}

function attachment({ filename, type, bytes }: { filename: string; type: string; bytes: number }): string {
  const filler = new Uint8Array(bytes).map((_, index) => 32 + ((index * 7) % 90));
  const name = encodeURIComponent(filename);
  return [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename*=UTF-8''${name}`,
    'Content-Transfer-Encoding: base64',
    '',
    wrapped(base64(filler)),
  ].join(crlf);
}

/** RFC 822 text of a letter whose bodies are complete. `references` oldest first, without <>. */
export function toSource(
  letter: Letter,
  at: number,
  references: readonly string[],
  to: MailAddress[],
): string {
  const domain = letter.from.address.split('@').at(-1) ?? 'mail.example';
  const angled = references.map((id) => `<${id}>`);
  const headers: [string, string][] = [
    ['Return-Path', `<${letter.headers?.Sender ?? letter.from.address}>`],
    ['Received', `from mx.${domain} by mx1.brightwater.example with ESMTPS; ${headerDate(at + 2000)}`],
    ['Date', headerDate(at)],
    ['From', headerAddress(letter.from)],
    ['To', addressList(to)],
    ...(letter.cc ? [['Cc', addressList(letter.cc)] as [string, string]] : []),
    ...(letter.replyTo ? [['Reply-To', headerAddress(letter.replyTo)] as [string, string]] : []),
    ['Subject', headerText(letter.subject)],
    ['Message-ID', `<${messageId(letter)}>`],
    ...(angled.length
      ? ([
          ['In-Reply-To', angled.at(-1) ?? ''],
          ['References', angled.join(`${crlf} `)],
        ] satisfies [string, string][])
      : []),
    ...Object.entries(letter.headers ?? {}).map(([name, value]): [string, string] => [
      name,
      fieldText(value),
    ]),
    ['MIME-Version', '1.0'],
  ];
  const bodies = [
    ...(letter.text === undefined ? [] : [part('text/plain', letter.text)]),
    ...(letter.html === undefined ? [] : [part('text/html', letter.html)]),
  ];
  const body = bodies.length > 1 ? multipart('alternative', `alt-${letter.id}`, bodies) : (bodies[0] ?? '');
  const whole = letter.attachments?.length
    ? multipart('mixed', `mix-${letter.id}`, [body, ...letter.attachments.map(attachment)])
    : body;
  return headers.map(([name, value]) => `${name}: ${value}${crlf}`).join('') + whole + crlf;
}

export function messageId(letter: Letter): string {
  const domain = letter.from.address.split('@').at(-1) ?? 'mail.example';
  return `${letter.id}.7f31@${domain.length > 60 ? 'mail.example' : domain}`;
}
