import { withDefaults } from '../../lib/contacts/company-defaults';
import { prefill } from '../../lib/contacts/prefill';
import { noted } from '../../lib/contacts/provenance';
import type { Capture, MailRef } from '../../lib/domain/capture';
import type { ContactFields } from '../../lib/domain/contact';
import { Failure, type FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { ContactDefaults } from '../../lib/domain/policy';
import type { Events } from '../../lib/messages/events';
import { personIn } from '../../lib/sources/selection';
import type { Reading } from './reading';

export interface CommandDeps {
  events: Pick<Events, 'tell' | 'note'>;
  read(): Promise<Reading>;
  /** Stores the wish as a click would; `tab` hears what becomes of it. */
  save(fields: ContactFields, mail: MailRef | null): Promise<IntentView>;
  /** The form over the page, or the popup where the page may not show one. */
  openForm(tab: number | null): Promise<void>;
  /** Lets the person point at the sender. */
  point(tab: number | null): Promise<void>;
  openOptions(section: 'accounts'): Promise<void>;
  connected(): Promise<boolean>;
  /** What the company wants a new contact to have. */
  defaults(): Promise<ContactDefaults>;
  /** The note of where a contact comes from; '' where the person asked for none. */
  note(mail: Capture): Promise<string>;
  mark(tab: number, text: '✓' | '?' | '!'): Promise<void>;
}

export interface Commands {
  run(name: string): Promise<void>;
  saveSelection(selection: string, tab: number | undefined): Promise<void>;
}

/** The keyboard's and the context menu's way to save. */
export function createCommands(deps: CommandDeps): Commands {
  const none: FailureFacts = { kind: 'notFound', execution: 'notExecuted', field: 'address' };

  async function tell(tab: number | null, intent: IntentView | null, failure: FailureFacts | null) {
    if (tab === null) return;
    await deps.mark(tab, intent ? '✓' : failure === none ? '?' : '!');
    await deps.events.tell(tab, { type: 'commanded', command: 'save', intent, failure });
  }

  async function save(fields: ContactFields, mail: MailRef | null, tab: number | null): Promise<void> {
    if (!(await deps.connected())) return deps.openOptions('accounts');
    try {
      const whole = withDefaults(fields, await deps.defaults());
      await tell(tab, await deps.save(whole, mail), null);
    } catch (error) {
      await tell(
        tab,
        null,
        error instanceof Failure ? error.facts : { kind: 'unknown', execution: 'unknown' },
      );
    }
  }

  /** What does not add up is shown first; saving is a second step there. */
  async function saveSender(): Promise<void> {
    const { tab, capture, mail } = await deps.read();
    if (!capture?.sender) return tell(tab, null, none);
    if (capture.reasons.length > 0) return deps.openForm(tab);
    const { fields } = prefill(capture);
    const named = { ...fields, name: fields.name || capture.sender.address };
    await save(noted(named, await deps.note(capture)), mail, tab);
  }

  return {
    async run(name) {
      if (name === 'save-sender') await saveSender();
      if (name === 'point-at-sender') await deps.point((await deps.read()).tab);
      if (name === 'open-panel') await deps.openForm((await deps.read()).tab);
    },
    async saveSelection(selection, tab) {
      const person = personIn(selection);
      if (!person) return tell(tab ?? null, null, none);
      await save({ name: person.name || person.address, address: person.address }, null, tab ?? null);
    },
  };
}
