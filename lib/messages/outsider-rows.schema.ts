import { z } from 'zod';
import type { ContactLabelGroup, OutsiderSeen } from '../domain/external-contact';
import type { IntentView } from '../domain/intent';
import { both, page, row } from './row';

const id = z.string().min(1).max(128);
const text = (max: number) => z.string().max(max);

/** As typed: the form says what is wrong before, and the worker refuses what is. */
export const outsiderPerson = z.object({
  name: text(2_000),
  mobile: text(40),
  countryCode: text(8),
  labels: z.array(z.number().int()).max(100),
  title: text(2_000).optional(),
  company: text(2_000).optional(),
  address: text(2_000).optional(),
  remark: text(4_000).optional(),
  mail: text(4_000).optional(),
});

const mail = z.object({ key: text(1_000), host: text(300), subject: text(2_000) });
const shown = {
  title: text(2_000).optional(),
  company: text(2_000).optional(),
  remark: text(4_000).optional(),
  mail: text(4_000).optional(),
};

/** `base` = the contact as it was shown; `set` = what the person changed, '' clears a field. */
export const outsiderChange = {
  base: z.object({ name: text(2_000), ...shown }),
  set: z.object({ name: text(2_000).optional(), ...shown }),
};

/** Messages about an organisation's address book of outsiders. */
export const outsiderRows = {
  /** The labels there are, in their groups. */
  'outsider.labels': row<ContactLabelGroup[]>()(both, z.object({ account: id })),
  /** Durable before it answers. Its follower is who saves it. */
  'outsider.save': row<IntentView>()(
    both,
    z.object({
      id,
      account: id,
      person: outsiderPerson,
      mail: mail.optional(),
    }),
  ),
  /** What the address book says of a sender now; the phone as typed. A web page learns nothing of contacts. */
  'outsider.compare': row<OutsiderSeen>()(
    page,
    z.object({ account: id, address: text(4_000), mobile: text(40), countryCode: text(8) }),
  ),
  'outsider.update': row<IntentView>()(
    page,
    z.object({
      id,
      account: id,
      contact: id,
      ...outsiderChange,
      mail: mail.optional(),
    }),
  ),
  /** Phones in the signatures of the sender's other mails, read through a mail account. */
  'outsider.phones': row<{ value: string; span: string }[]>()(
    both,
    z.object({ account: id, name: text(2_000), address: text(4_000).min(1) }),
  ),
} as const;
