import { z } from 'zod';
import type { ContactLabelGroup } from '../domain/external-contact';
import type { IntentView } from '../domain/intent';
import { both, row } from './row';

const id = z.string().min(1).max(128);
const text = (max: number) => z.string().max(max);

/** As typed: the form says what is wrong before, and the worker refuses what is. */
const person = z.object({
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
      person,
      mail: z.object({ key: text(1_000), host: text(300), subject: text(2_000) }).optional(),
    }),
  ),
  /** Phones in the signatures of the sender's other mails, read through a mail account. */
  'outsider.phones': row<{ value: string; span: string }[]>()(
    both,
    z.object({ account: id, name: text(2_000), address: text(4_000).min(1) }),
  ),
} as const;
