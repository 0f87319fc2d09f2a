import { html, raw } from 'hono/html';
import type { MailAddress, MailRecord } from '../../store';
import { longDate } from '../client/time';
import { type Locale, words } from '../client/words';

/** The page may load nothing but its own files, and no text may become script. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** A mail's own HTML: no scripts, forms, frames or remote pictures; its links open elsewhere. */
export const framePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
].join('; ');

const styles = ['tokens', 'shell', 'list', 'reader', 'compose'];

export function shell(locale: Locale, base: string) {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words[locale].product}</title>
<link rel="icon" href="${base}/app/icon.svg" type="image/svg+xml">
${styles.map((name) => html`<link rel="stylesheet" href="${base}/app/${name}.css">`)}
<script type="module" src="${base}/app/main.js"></script>
</head>
<body>
<noscript>${words[locale].needsScript}</noscript>
<div id="app"></div>
</body>
</html>`;
}

export function frameDocument(bodyHtml: string) {
  return html`<!doctype html>
<html>
<head>
<meta charset="utf-8">
<base target="_blank">
<style>
html { color-scheme: light; background: #fff; color: #1d2129; }
body { margin: 0; padding: 2px; font: 15px/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
img, table { max-width: 100%; }
iframe, object, embed { display: none; }
</style>
</head>
<body>
${raw(bodyHtml)}
</body>
</html>`;
}

/** The name keeps its direction to itself, whatever it holds. */
const shown = (people: readonly MailAddress[]) =>
  people.map(
    ({ name, address }, index) =>
      html`${index === 0 ? '' : ', '}${name === '' ? address : html`<bdi>${name}</bdi> &lt;${address}&gt;`}`,
  );

/** The whole thread on paper, as old-fashioned header tables. */
export function printDocument(
  locale: Locale,
  base: string,
  mails: readonly { n: number; mail: MailRecord }[],
) {
  const say = words[locale];
  const title = mails[0]?.mail.subject || say.noSubject;
  const line = (label: string, value: unknown) =>
    html`<tr><th scope="row">${label}</th><td dir="auto">${value}</td></tr>`;
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<link rel="icon" href="${base}/app/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${base}/app/print.css">
<script type="module" src="${base}/app/print.js"></script>
</head>
<body>
<p class="tools"><button type="button" id="print">${say.print}</button></p>
<h1 dir="auto">${title}</h1>
${mails.map(
  ({ n, mail }) => html`<section>
<table>
${line(say.from, shown([mail.from]))}
${line(say.date, longDate(mail.internal_date, locale))}
${line(say.to, shown(mail.to))}
${mail.cc.length === 0 ? '' : line(say.cc, shown(mail.cc))}
${line(say.subject, mail.subject)}
</table>
${
  mail.body_html === ''
    ? html`<pre dir="auto">${mail.body_text}</pre>`
    : html`<iframe title="${say.body}" sandbox="allow-same-origin" src="${base}/api/messages/${n}/frame"></iframe>`
}
</section>`,
)}
</body>
</html>`;
}
