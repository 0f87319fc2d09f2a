const previewCharacters = 140;

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of an HTML body, for previews and search; never put back into a page as markup. */
export function htmlToPlain(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{2,8});/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The whole of a body as one line. */
export function plainText(body: { body_text: string; body_html: string }): string {
  return squeezed(body.body_text === '' ? htmlToPlain(body.body_html) : body.body_text);
}

/** The first words of the mail's own text. */
export function preview(body: { body_text: string; body_html: string }): string {
  const own =
    body.body_text === ''
      ? htmlToPlain(body.body_html.replace(/<blockquote[\s\S]*$/i, ''))
      : body.body_text.replace(/^>.*$/gm, '');
  return [...squeezed(own)].slice(0, previewCharacters).join('');
}
