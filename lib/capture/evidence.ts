import { type Cues, within } from './cues';
import type { Header } from './header';
import type { Box } from './page';

/** What says that the page is a mail at all, beside a sender. */
export interface Evidence {
  /** Everything, the page's address included. */
  mail: number;
  /** Without the page's address. */
  shown: number;
  /** Without buttons, which forums and shops have as well. */
  own: number;
  /** A mail program around it: folders, buttons, a list, a recipient line. */
  app: number;
}

const prefix = /^\s*(?:re|fwd?|aw|wg|tr|rv|sv|vs|odp|回复|回覆|答复|转发|轉寄)\s*[:：]/iu;

export function evidenceOf(
  cues: Cues,
  header: Header,
  root: Box,
  sender: { address: string; sure: boolean; url: number; labelled: boolean; linked: boolean },
): Evidence {
  const { fields } = header;
  const heading = header.headingAt >= 0 ? (cues.bits[header.headingAt]?.text ?? '') : '';
  // Reply and forward often stand in a bar just outside the message.
  let wide: Box = root;
  for (let n = 0; wide.parent && n < 6; n++) wide = wide.parent;
  const buttons =
    Number(within(cues.replies, wide.first, wide.last) > 0) +
    Number(within(cues.forwards, wide.first, wide.last) > 0);
  const echo =
    Number(header.headingAt >= 0 && cues.echo[header.headingAt] === 1) +
    Number(cues.listed.has(sender.address.toLowerCase()));
  const own =
    Number(cues.folders >= 2) +
    Number(sender.linked) * 1.5 +
    Number(fields.has('subject')) +
    Number(fields.has('cc') || fields.has('replyTo')) +
    Number(header.toAt >= 0 && !(sender.labelled && fields.has('to'))) +
    Number(fields.has('to') && fields.has('from') && fields.has('date')) * 0.5 +
    Number(prefix.test(heading)) +
    echo;
  const shown = own + buttons + Number(sender.sure) * 0.5;
  const app =
    Number(cues.folders >= 2) +
    buttons +
    echo +
    Number(header.toAt >= 0 && !fields.has('to')) +
    Number(prefix.test(heading));
  return { mail: shown + sender.url, shown, own, app };
}

export function urlSays(location: URL, title: string): number {
  const host = location.hostname.split('.');
  const path = location.pathname.split(/[/.]/);
  const word =
    /^(?:web)?mail\d*$|^owa$|^inbox$|^roundcube$|^zimbra$|^messages?$|^imap$|^squirrelmail$|^horde$|^e?mails?$/i;
  return (
    Number(host.some((part) => word.test(part)) || path.some((part) => word.test(part))) * 0.5 +
    Number(
      /\b(?:inbox|web ?mail|mailbox|mail)\b|邮箱|邮件|郵件|信箱|メール|메일|почта|posteingang/iu.test(title),
    ) *
      0.5
  );
}
