import { Failure } from '../../domain/failure';
import type { Looked, ScanSource } from '../../domain/job';
import type { Label } from '../../domain/label';
import type { LabelsPort, MailsPort, MessagesPort, ProviderPort } from '../../providers/provider';

/** Screens hide what an account cannot do; a wish that comes all the same is refused, not sent. */
const lacking = () => new Failure({ kind: 'forbidden', execution: 'notExecuted' });

export function labelsOf(port: ProviderPort): LabelsPort {
  if (!port.labels) throw lacking();
  return port.labels;
}

export function messagesOf(port: ProviderPort): MessagesPort {
  if (!port.messages) throw lacking();
  return port.messages;
}

export function mailsOf(port: ProviderPort): MailsPort {
  if (!port.mails) throw lacking();
  return port.mails;
}

/** The one list of labels, not paged: no write can shift what is read. */
export const labelScan: ScanSource<ProviderPort, Label> = {
  operation: 'labels.list',
  disturbedBy: [],
  page: async (port) => ({ rows: await labelsOf(port).list() }),
};

export const goneLabel = (name: string): Looked<never> => ({
  needsYou: { key: 'job.labelGone', params: [name] },
});
