import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Capture } from '../../lib/domain/capture';
import type { App } from '../app/app';
import type { LabelsModel } from '../models/labels';
import { createMailLabels } from '../models/mail-labels';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { FindMail, MailChoice } from './FindMail';
import { LastWish } from './LastWish';
import { MailTags } from './MailTags';
import { Trouble } from './Trouble';

export interface MailLabelsProps {
  app: Pick<App, 'client' | 'newId' | 'now'>;
  account: string | null;
  capture: Capture;
  model: LabelsModel;
  /** A page may not search the mailbox: then it says where to. */
  maySearch: boolean;
  mayAct(event: Event): boolean;
}

/** The labels of the open mail, found in the service by its sender and subject. */
export function MailLabels({ app, account, capture, model, maySearch, mayAct }: MailLabelsProps) {
  const mail = useModel(() => createMailLabels(app, account, capture));
  const now = app.now();
  const [state, failure, trouble, last] = [
    mail.mail.value,
    mail.failure.value,
    mail.trouble.value,
    mail.last.value,
  ];
  return (
    <section class="stack" aria-labelledby="mail-labels-title">
      <h2 id="mail-labels-title">{i18n.t('mailLabels.title')}</h2>
      {state.at === 'finding' && <p class="quiet small">{i18n.t('mailLabels.finding')}</p>}
      {state.at === 'found' && <MailTags model={model} mail={mail} carried={state.labels} mayAct={mayAct} />}
      {state.at === 'several' && (
        <Ask words={i18n.t('mailLabels.several')}>
          <MailChoice mails={state.mails} now={now} onPick={(one) => void mail.pick(one)} />
        </Ask>
      )}
      {state.at === 'none' && (
        <Ask words={i18n.t('mailLabels.notFound')}>
          {maySearch ? (
            <FindMail model={mail} subject={capture.subject} now={now} />
          ) : (
            <p class="small">{i18n.t('mailLabels.notFoundPanel')}</p>
          )}
        </Ask>
      )}
      {failure && <FailureNote failure={failure} now={now} />}
      {trouble && (
        <Trouble
          intent={trouble}
          now={now}
          onRetry={() => void mail.retry(trouble)}
          onDrop={() => void mail.drop(trouble)}
        />
      )}
      {last && <LastWish intent={last} now={now} onUndo={() => void mail.undo()} />}
    </section>
  );
}

function Ask({ words, children }: { words: string; children: ComponentChildren }) {
  return (
    <div class="note">
      <p>{words}</p>
      {children}
    </div>
  );
}
