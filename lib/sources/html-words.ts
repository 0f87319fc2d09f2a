const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ' },
  ...{ copy: '©', reg: '®', middot: '·', bull: '•', ndash: '–', mdash: '—', hellip: '…' },
};
const silent = /^(?:head|style|script|title|template|noscript)$/;
const line =
  /^(?:br|p|div|tr|table|li|ul|ol|h[1-6]|blockquote|pre|hr|section|article|header|footer|dl|dt|dd|address)$/;

function character(entity: string, whole: string): string {
  if (!entity.startsWith('#')) return named[entity.toLowerCase()] ?? whole;
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

const decoded = (text: string) =>
  text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, entity: string) =>
    character(entity, whole),
  );

/**
 * The lines of a mail that is only there as HTML; cells are parted by tabs, quotations left out. The pages of the extension let no text
 * become markup, so that no parser of the browser's can be used: this one only passes over tags.
 */
export function wordsOfHtml(html: string): string[] {
  let text = '';
  let hidden = '';
  let quoted = 0;
  for (const [, slash = '', tag = '', words = ''] of html.matchAll(
    /<(?:!--[\s\S]*?(?:-->|$)|(\/?)([a-z][a-z\d]{0,20})\b[^<>]{0,20000}>|[!?][^<>]{0,2000}>)|([^<]+|<)/gi,
  )) {
    const name = tag.toLowerCase();
    if (hidden !== '') {
      if (slash !== '' && name === hidden) hidden = '';
      continue;
    }
    if (slash === '' && silent.test(name)) hidden = name;
    else if (name === 'blockquote') quoted = Math.max(0, quoted + (slash === '' ? 1 : -1));
    if (quoted > 0) continue;
    if (words !== '') text += decoded(words).replace(/\s+/g, ' ');
    else if (line.test(name)) text += '\n';
    else if (slash !== '' && /^t[dh]$/.test(name)) text += '\t';
  }
  return text.split('\n').map((one) => one.replace(/^[ \t]+|[ \t]+$/g, ''));
}
