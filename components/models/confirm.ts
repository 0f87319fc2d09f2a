import type { Capture } from '../../lib/domain/capture';
import type { Client } from '../../lib/messages/caller';

/** The capture with what the service knows of the mail; null where it adds nothing. Nobody waits for it. */
export async function confirmed(client: Client, capture: Capture, host: string): Promise<Capture | null> {
  const { sender, subject, date, messageId, reasons } = capture;
  if (subject.trim() === '') return null;
  const mail = { from: sender?.address ?? '', name: sender?.name ?? '', subject, date, messageId };
  const answer = await client.send('mail.confirm', { host, mail }).catch(() => null);
  if (!answer) return null;
  const incomplete = !sender || sender.address === '';
  const told = new Set(reasons.map(({ kind, evidence }) => `${kind}\n${evidence}`));
  const news = answer.reasons.filter(({ kind, evidence }) => !told.has(`${kind}\n${evidence}`));
  if (!incomplete && news.length === 0) return null;
  return {
    ...capture,
    sender: incomplete ? answer.sender : sender,
    reasons: [...reasons, ...news],
  };
}
