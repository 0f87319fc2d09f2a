import { i18n } from '#i18n';
import type { App } from '../../components/app/app';
import { failureOf } from '../../components/app/client';
import { noAccount } from '../../components/app/no-account';
import { intentWords } from '../../components/words/intent';
import { sayFailure } from '../../components/words/say';
import { prefill } from '../../lib/contacts/prefill';
import { checkSender } from '../../lib/contacts/sender-check';
import type { IntentView } from '../../lib/domain/intent';
import type { ShownMail } from './mails';
import type { Toast } from './toast';

export interface Saver {
  /** `form` = the person has to look first; `kept` = no account yet. */
  save(mail: ShownMail): Promise<'saved' | 'form' | 'kept' | 'failed'>;
  /** Shows what became of an intent, with what can be done. */
  tell(intent: IntentView, mail: ShownMail | null): void;
  /** News of the intent that is being shown. */
  hear(intent: IntentView): void;
}

export interface SaverNeeds {
  app: Omit<App, 'platform'>;
  toast: Toast;
  account(): string | null;
  edit(mail: ShownMail): void;
  /** A press on Undo or Edit counts as one on the chip does. */
  mayAct(event: Event): boolean;
}

export function createSaver({ app, toast, account, edit, mayAct }: SaverNeeds): Saver {
  const { client, newId, now } = app;
  let told: { intent: IntentView; mail: ShownMail | null } | null = null;
  let attempt: { id: string; text: string } | null = null;

  const trouble = (error: unknown) => toast.say(sayFailure(failureOf(error)), [], 'bad');

  function words(intent: IntentView): string {
    if (intent.state === 'cancelled' || intent.undoneBy || intent.kind !== told?.intent.kind) {
      return i18n.t('overlay.takenBack');
    }
    const where = intentWords(intent, now());
    const bad = intent.state === 'dead' || intent.needsYou;
    return bad || intent.state === 'done' ? where : `${i18n.t('overlay.saved')}. ${where}`;
  }

  async function undo(intent: IntentView): Promise<void> {
    try {
      const answer = await client.send('intent.undo', { id: newId(), of: intent.id });
      told = null;
      toast.say(
        answer.state === 'pending' && answer.goesAt !== null
          ? `${i18n.t('overlay.takenBack')}. ${intentWords(answer, now())}`
          : i18n.t('overlay.takenBack'),
      );
    } catch (error) {
      trouble(error);
    }
  }

  function tell(intent: IntentView, mail: ShownMail | null): void {
    told = { intent, mail };
    const bad = intent.state === 'dead' || intent.needsYou;
    const undoing = intent.canUndo && !intent.undoneBy && intent.state !== 'cancelled';
    const text = intent.state === 'done' ? i18n.t('overlay.saved') : words(intent);
    toast.say(
      text,
      [
        ...(undoing
          ? [{ words: i18n.t('action.undo'), run: (event: Event) => mayAct(event) && void undo(intent) }]
          : []),
        ...(mail
          ? [{ words: i18n.t('action.edit'), run: (event: Event) => mayAct(event) && edit(mail) }]
          : []),
      ],
      bad ? 'bad' : 'plain',
    );
  }

  return {
    async save(mail) {
      toast.say(i18n.t('overlay.saving'));
      const chosen = account();
      const key = { account: chosen ?? noAccount, mail: mail.ref.key, form: 'contact' as const };
      try {
        const draft = await client.send('draft.get', key);
        const wish = draft?.fields ?? prefill(mail.capture).fields;
        if (chosen === null) {
          await client.send('draft.put', {
            ...key,
            fields: wish,
            revision: draft?.revision ?? 0,
            by: newId(),
          });
          toast.say(i18n.t('overlay.noAccount'));
          await client.send('options.open', { section: 'accounts' });
          return 'kept';
        }
        const { fields, problems } = checkSender(wish);
        if (problems.length > 0) {
          toast.close();
          return 'form';
        }
        const text = JSON.stringify([mail.ref.key, fields]);
        if (attempt?.text !== text) attempt = { id: newId(), text };
        const intent = await client.send('contact.save', {
          id: attempt.id,
          account: chosen,
          fields,
          mail: mail.ref,
        });
        attempt = null;
        tell(intent, mail);
        return 'saved';
      } catch (error) {
        trouble(error);
        return 'failed';
      }
    },
    tell,
    hear(intent) {
      if (told?.intent.id === intent.id && intent.updatedAt >= told.intent.updatedAt) tell(intent, told.mail);
    },
  };
}
