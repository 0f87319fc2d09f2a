import type { Letter, QuoteStyle } from './letter';

type Locale = 'en-GB' | 'zh-CN' | 'ja-JP';

function when(at: number, locale: Locale, dateStyle: 'full' | 'medium'): string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle,
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  });
  return format.format(at);
}

/** `2025年6月5日(木) 13:07`, as Japanese mail programs write it. */
function whenJa(at: number): string {
  const zone = { timeZone: 'Asia/Tokyo' } as const;
  const day = new Intl.DateTimeFormat('ja-JP', { ...zone, dateStyle: 'long' }).format(at);
  const week = new Intl.DateTimeFormat('ja-JP', { ...zone, weekday: 'short' }).format(at);
  const time = new Intl.DateTimeFormat('ja-JP', { ...zone, timeStyle: 'short' }).format(at);
  return `${day}(${week}) ${time}`;
}

/** The lines above a cited mail. */
export function quoteHead(style: QuoteStyle, cited: Letter, at: number, to: string): string {
  const { name, address } = cited.from;
  const who = name === '' ? `<${address}>` : `${name} <${address}>`;
  switch (style) {
    case 'wroteEn':
      return `On ${when(at, 'en-GB', 'medium')}, ${who} wrote:`;
    case 'wroteZh':
      return `在 ${when(at, 'zh-CN', 'full')}，${name}<${address}> 写道：`;
    case 'wroteJa':
      return `${whenJa(at)} ${who}:`;
    case 'originalEn':
      return `________________________________\nFrom: ${who}\nSent: ${when(at, 'en-GB', 'full')}\nTo: ${to}\nSubject: ${cited.subject}\n`;
    case 'originalZh':
      return `-----邮件原件-----\n发件人: ${who}\n发送时间: ${when(at, 'zh-CN', 'full')}\n收件人: ${to}\n主题: ${cited.subject}\n`;
    case 'dashes':
      return `------------------ 原始邮件 ------------------\n发件人: "${name}" <${address}>;\n发送时间: ${when(at, 'zh-CN', 'full')}\n收件人: "${to}";\n主题: ${cited.subject}\n`;
  }
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}

const prefixed = (text: string) => text.replace(/^/gm, '> ').replace(/^> (?=>)/gm, '>');
const isBlock = (style: QuoteStyle) => style !== 'wroteEn' && style !== 'wroteZh' && style !== 'wroteJa';

/** The cited mail below the own words, as text. `cited.text` already holds what it cites itself. */
export function quoteText(style: QuoteStyle, head: string, cited: Letter): string {
  const text = cited.text ?? '';
  return isBlock(style) ? `\n\n${head}\n${text}` : `\n\n${head}\n${prefixed(text)}`;
}

export function quoteHtml(head: string, cited: Letter): string {
  const inner = cited.html ?? `<div style="white-space:pre-wrap">${escapeHtml(cited.text ?? '')}</div>`;
  return `<br><div>${escapeHtml(head).replaceAll('\n', '<br>')}</div><blockquote style="margin:8px 0 0;padding-left:12px;border-left:2px solid #c8ccd4;color:#5a6272">${inner}</blockquote>`;
}
