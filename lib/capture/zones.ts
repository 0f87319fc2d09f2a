import { type Box, zone } from './page';

/** Containers that mail programs put around earlier mails. */
const quotes =
  /(?:^|[\s_-])(?:gmail_quote|history-quote-wrapper|divRplyFwdMsg|isReplyContent|isForwardContent|cm_quote_msg|ntes-mailmaster-quote|moz-cite-prefix|yahoo_quoted|protonmail_quote|OutlookMessageHeader)(?:[\s_]|$)/;

/** What an element's own markup says of whatever stands in it. */
export function zoneOf(tag: string, role: string, attributes: Box['attributes']): number {
  if (role === 'body') return zone.body;
  if (role === 'list') return zone.row;
  if (role === 'compose') return zone.compose;
  if (tag === 'BLOCKQUOTE' || quotes.test(attributes?.get('hint') ?? '')) return zone.quote;
  if (tag === 'NAV' || tag === 'FOOTER') return zone.chrome;
  const editable = attributes?.get('contenteditable');
  if (editable === '' || editable === 'true') return zone.compose;
  const aria = attributes?.get('role');
  if (aria === 'document') return zone.body;
  return aria && /^(?:navigation|banner|search|tree|menu|menubar|textbox)$/.test(aria) ? zone.chrome : 0;
}
