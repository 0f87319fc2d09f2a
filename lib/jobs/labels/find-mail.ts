import type { FoundMail } from '../../domain/message';
import type { MailsPort, MessagesPort } from '../../providers/provider';

/** The open mail as the page shows it. */
export interface WantedMail {
  from: string;
  subject: string;
  /** As the page shows it; '' where it shows none. */
  date: string;
  /** RFC 5322 Message-ID without <>, '' where the page carries none. */
  messageId: string;
}

const day = 86_400_000;
/** The service's own bound on a search is a year. */
const year = 364 * day;
/** Pages show minutes, services store seconds. */
const near = 2 * 60_000;
/** Of more mails than this with one subject, the newest are told apart. */
const most = 5;

/** Without what answers and forwards put before it: services do not agree on that. */
const bare = (subject: string) =>
  subject
    .replace(/^(\s*(re|fwd?|aw|wg|sv|回复|回覆|答复|转发|轉寄)\s*[:：]\s*)+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
const plain = (subject: string) => bare(subject).toLowerCase();
export const sameSubject = (one: string, other: string): boolean => plain(one) === plain(other);

/** A date that names a minute of a zone; others are true to the day at best. */
const exact = (date: string) => /T\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$|GMT|[+-]\d{4}\b/.test(date);

/** Whether a mail of then, in epoch ms, may be the one whose date the page shows so. */
export const mayBeOf = (date: string, at: number): boolean =>
  !exact(date) || Math.abs(at - Date.parse(date)) <= near;

function windows(date: string, now: number): { after: number; before: number }[] {
  const whole = { after: now - year, before: now + day };
  const at = Date.parse(date);
  if (Number.isNaN(at)) return [whole];
  const around = { after: at - 2 * day, before: at + 2 * day };
  return at < now - year ? [around] : [around, whole];
}

async function candidates(
  messages: Pick<MessagesPort, 'find'>,
  { from, subject, date }: WantedMail,
  now: number,
): Promise<FoundMail[]> {
  for (const window of windows(date, now)) {
    const found = await messages.find({ from, subject: bare(subject), ...window });
    const same = found.filter((one) => sameSubject(one.subject, subject));
    if (same.length > 0) return same;
    if (found.length > 0) return found;
  }
  return [];
}

/** Which mails of the service may be the open one: one = found, none = it cannot be told, several = the person picks. */
export async function findMail(
  port: { messages: Pick<MessagesPort, 'find'>; mails: Pick<MailsPort, 'read'> },
  wanted: WantedMail,
  now: number,
): Promise<FoundMail[]> {
  const found = await candidates(port.messages, wanted, now);
  if (wanted.messageId !== '' && found.length > 0) {
    const heads = await port.mails.read(
      found.slice(0, most).map(({ id }) => id),
      'head',
    );
    const same = heads.find(({ messageId }) => messageId === wanted.messageId);
    const left = found.filter(({ id }) => {
      const head = heads.find((one) => one.id === id);
      return head?.messageId === undefined;
    });
    return same ? found.filter(({ id }) => id === same.id) : left;
  }
  if (found.length < 2) return found;
  const then = found.filter(({ date }) => mayBeOf(wanted.date, Date.parse(date)));
  return then.length > 0 ? then : found;
}
