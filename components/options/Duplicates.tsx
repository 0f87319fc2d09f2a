import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Duplicate } from '../../lib/contacts/duplicates';
import { type Contact, type ContactField, contactFields } from '../../lib/domain/contact';
import type { App } from '../app/app';
import { createDuplicates, type DuplicatesModel } from '../models/duplicates';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { say } from '../words/say';
import { MergePreview } from './MergePreview';

const fieldWords = (): Record<ContactField, string> => {
  const word = (field: ContactField) => say({ key: `field.${field}`, params: [] });
  return {
    ...{ name: word('name'), address: word('address'), company: word('company'), phone: word('phone') },
    ...{ position: word('position'), tag: word('tag'), remark: word('remark') },
  };
};

const line = (contact: Contact) =>
  contactFields.flatMap((field) => (contact[field] ? [contact[field]] : [])).join(' · ');

function Pair({ pair, model }: { pair: Duplicate; model: DuplicatesModel }) {
  const looked = model.opened.value === pair;
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  useEffect(() => {
    // Who leaves the preview stands where it was opened.
    if (was.current && !looked) button.current?.focus();
    was.current = looked;
  }, [looked]);
  const names = `${pair.a.name ?? ''} (1), ${pair.b.name ?? ''} (2)`;
  return (
    <li class="card">
      <p>
        {pair.reasons
          .map((reason) => say({ key: `duplicates.reason.${reason}`, params: [] }))
          .join(i18n.t('listComma'))}
      </p>
      {/* The preview names them by these numbers. */}
      <ol>
        {[pair.a, pair.b].map((one) => (
          <li key={one.id} dir="auto" class="words">
            {line(one)}
          </li>
        ))}
      </ol>
      {looked ? (
        <MergePreview model={model} />
      ) : (
        <div class="actions">
          <button
            ref={button}
            type="button"
            aria-label={`${i18n.t('duplicates.merge')} ${names}`}
            onClick={() => model.open(pair)}
          >
            {i18n.t('duplicates.merge')}
          </button>
          <button
            type="button"
            aria-label={`${i18n.t('duplicates.apart')}: ${names}`}
            onClick={() => void model.apart(pair)}
          >
            {i18n.t('duplicates.apart')}
          </button>
        </div>
      )}
    </li>
  );
}

/** Records that are probably one person, read when this is opened. */
export function Duplicates({ app, account }: { app: App; account: string }) {
  const model = useModel(() => createDuplicates(app, account, fieldWords()));
  const undo = useRef<HTMLButtonElement>(null);
  const found = model.found.value;
  const merged = model.merged.value;
  const failure = model.failure.value;
  useEffect(() => undo.current?.focus(), [merged]);

  return (
    <details class="small duplicatesBox" onToggle={(event) => event.currentTarget.open && void model.read()}>
      <summary>{i18n.t('duplicates.title')}</summary>
      <div role="status">
        {found && found.pairs.length === 0 && <p>{i18n.t('duplicates.none')}</p>}
        {merged && (
          <p class="note">
            {say(merged.describe)}{' '}
            <button ref={undo} type="button" class="link" onClick={() => void model.undo()}>
              {i18n.t('action.undo')}
            </button>
          </p>
        )}
      </div>
      {failure && <FailureNote failure={failure} now={app.now()} />}
      {found && found.pairs.length > 0 && <p class="quiet">{i18n.t('duplicates.mergeWhat')}</p>}
      <ul class="duplicates">
        {found?.pairs.map((pair) => (
          <Pair key={`${pair.a.id} ${pair.b.id}`} pair={pair} model={model} />
        ))}
      </ul>
      {found?.more && <p class="quiet">{i18n.t('duplicates.more')}</p>}
    </details>
  );
}
