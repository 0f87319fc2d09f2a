import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FoundMail } from '../../lib/domain/message';
import type { MailLabelsModel } from '../models/mail-labels';
import { timeOf } from '../words/time';

/** Mails to pick from. */
export function MailChoice(props: {
  mails: readonly FoundMail[];
  now: number;
  onPick(mail: FoundMail): void;
}) {
  return (
    <ul class="mails">
      {props.mails.map((mail) => (
        <li key={mail.id}>
          <button type="button" onClick={() => props.onPick(mail)}>
            <span class="cut" dir="auto">
              {mail.subject || i18n.t('sender.noSubject')}
            </span>
            <span class="cut quiet small" dir="ltr">
              {mail.from} {Date.parse(mail.date) > 0 && timeOf(Date.parse(mail.date), props.now)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The mail was not found by what the page shows: the person looks for it. */
export function FindMail({ model, subject, now }: { model: MailLabelsModel; subject: string; now: number }) {
  const [words, setWords] = useState(subject);
  const [found, setFound] = useState<readonly FoundMail[] | null>(null);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== '') void model.search(words.trim()).then(setFound);
      }}
    >
      <div class="actions search">
        <input
          type="search"
          dir="auto"
          value={words}
          aria-label={i18n.t('mailLabels.words')}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <button type="submit">{i18n.t('mailLabels.search')}</button>
      </div>
      <div role="status">{found?.length === 0 && i18n.t('mailLabels.nothing')}</div>
      {found && <MailChoice mails={found} now={now} onPick={(mail) => void model.pick(mail)} />}
    </form>
  );
}
