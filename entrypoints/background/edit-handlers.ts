import type { ContactFields } from '../../lib/domain/contact';
import { Failure } from '../../lib/domain/failure';
import type { Intent, IntentView } from '../../lib/domain/intent';
import { wishFormOf } from '../../lib/domain/wish-form';
import type { editRows, WishChange } from '../../lib/messages/edit-rows.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Journal } from './journal';

export interface EditDeps {
  outbox: Pick<Journal, 'get' | 'edit' | 'stuck' | 'view'>;
  show(intent: Intent): Promise<IntentView>;
  /** Cleaned; throws `invalid` with the field. */
  sound(fields: ContactFields): ContactFields;
}

/** One by one; of more the whole is tried again or given up. */
const shownParts = 50;

const refuse = (kind: 'notFound' | 'invalid') => new Failure({ kind, execution: 'notExecuted' });

const parts = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** What the form shows of an outsider and may have been cleared; the rest stays as the wish was made. */
const clearable = ['title', 'company', 'remark', 'mail'];

function wished(before: Record<string, unknown>, { form: _, ...change }: WishChange): object {
  if (!('person' in change)) return { ...before, ...change };
  const kept = Object.entries(parts(before.person)).filter(([name]) => !clearable.includes(name));
  return { ...before, person: { ...Object.fromEntries(kept), ...change.person } };
}

/** Another wish in the place of one that waits or failed. Its job says what is wrong with the whole. */
export function createEditHandlers({ outbox, show, sound }: EditDeps): Handlers<typeof editRows> {
  return {
    'intent.parts': async ({ id }) => outbox.view((await outbox.stuck(id)).slice(0, shownParts)),
    'intent.edit': async ({ id, change }) => {
      const intent = await outbox.get(id);
      if (!intent) throw refuse('notFound');
      if (wishFormOf(intent.kind) !== change.form) throw refuse('invalid');
      const clean = change.form === 'contact' ? { ...change, fields: sound(change.fields) } : change;
      return show(await outbox.edit(id, wished(parts(intent.input), clean)));
    },
  };
}
