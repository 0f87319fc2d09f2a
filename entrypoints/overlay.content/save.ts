import { i18n } from '#i18n';
import type { App } from '../../components/app/app';
import { failureOf } from '../../components/app/client';
import { noAccount } from '../../components/app/no-account';
import { intentWords } from '../../components/words/intent';
import { sayFailure } from '../../components/words/say';
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

interface Told {
  intent: IntentView;
  mail: ShownMail | null;
  /** It takes an earlier one back. */
  takesBack: boolean;
}

export function createSaver({ app, toast, account, edit, mayAct }: SaverNeeds): Saver {
  const { client, newId, now } = app;
  let told: Told | null = null;
  let attempt: { id: string; text: string } | null = null;

  const trouble = (error: unknown) => toast.say(sayFailure(failureOf(error)), [], 'bad');
  const isBad = ({ state, needsYou }: IntentView) => state === 'dead' || needsYou;

  function words({ intent, takesBack }: Told): string {
    const where = intentWords(intent, now());
    if (isBad(intent)) return where;
    const what = i18n.t(takesBack ? 'overlay.takenBack' : 'overlay.saved');
    return intent.state === 'done' || intent.state === 'cancelled' ? what : `${what}. ${where}`;
  }

  async function undo(intent: IntentView): Promise<void> {
    try {
      const answer = await client.send('intent.undo', { id: newId(), of: intent.id });
      show({ intent: answer, mail: null, takesBack: true });
    } catch (error) {
      trouble(error);
    }
  }

  function show(next: Told): void {
    told = next;
    const { intent, mail, takesBack } = next;
    const undoing = intent.canUndo && !takesBack && !intent.undoneBy;
    const action = (label: string, run: () => void) => ({
      words: label,
      run: (event: Event) => {
        if (mayAct(event)) run();
      },
    });
    toast.say(
      words(next),
      [
        ...(undoing ? [action(i18n.t('action.undo'), () => void undo(intent))] : []),
        ...(mail ? [action(i18n.t('action.edit'), () => edit(mail))] : []),
      ],
      isBad(intent) ? 'bad' : 'plain',
    );
  }

  return {
    async save(mail) {
      toast.say(i18n.t('overlay.saving'));
      const chosen = account();
      const key = { account: chosen ?? noAccount, mail: mail.ref.key, form: 'contact' as const };
      try {
        const draft = await client.send('draft.get', key);
        const wish = draft?.fields ?? (await client.send('contact.fresh', mail.capture));
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
        // A contact that is to be found again by its address.
        if (!('address' in wish && wish.address?.trim())) {
          toast.close();
          return 'form';
        }
        const text = JSON.stringify([mail.ref.key, wish]);
        if (attempt?.text !== text) attempt = { id: newId(), text };
        const intent = await client.send('contact.save', {
          id: attempt.id,
          account: chosen,
          fields: wish,
          mail: mail.ref,
        });
        attempt = null;
        show({ intent, mail, takesBack: false });
        return 'saved';
      } catch (error) {
        // Something must be put right first, or the account's book asks for more than a mail shows: nothing was stored.
        const { kind, execution, field } = failureOf(error);
        if (field === 'book' || (kind === 'invalid' && execution === 'notExecuted')) {
          toast.close();
          return 'form';
        }
        trouble(error);
        return 'failed';
      }
    },
    tell: (intent, mail) => show({ intent, mail, takesBack: false }),
    hear(intent) {
      if (told?.intent.id !== intent.id || intent.updatedAt < told.intent.updatedAt) return;
      // Once put away it comes back only where the person is needed.
      if (toast.shown() || isBad(intent)) show({ ...told, intent });
    },
  };
}
