import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Duplicate, mergeRecords } from '../../lib/contacts/duplicates';
import { type Contact, type ContactField, contactFields } from '../../lib/domain/contact';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { FailureNote } from '../parts/FailureNote';
import { say } from '../words/say';

const fieldWords = (): Record<ContactField, string> => {
  const word = (field: ContactField) => say({ key: `field.${field}`, params: [] });
  return {
    ...{ name: word('name'), address: word('address'), company: word('company'), phone: word('phone') },
    ...{ position: word('position'), tag: word('tag'), remark: word('remark') },
  };
};

const line = (contact: Contact) =>
  contactFields.flatMap((field) => (contact[field] ? [contact[field]] : [])).join(' · ');

/** Records that are probably one person: merged with one undo, or told apart for good. Read when it is opened. */
export function Duplicates({ app, account }: { app: App; account: string }) {
  const [found, setFound] = useState<{ pairs: Duplicate[]; more: boolean } | null>(null);
  const [merged, setMerged] = useState<IntentView | null>(null);
  const [tooLong, setTooLong] = useState(false);
  const [failure, setFailure] = useState<FailureFacts | null>(null);

  async function carry(work: () => Promise<void>): Promise<void> {
    setFailure(null);
    setTooLong(false);
    await work().catch((error: unknown) => setFailure(failureOf(error)));
  }
  const read = () => carry(async () => setFound(await app.client.send('contacts.duplicates', { account })));
  const settle = ({ a, b }: Duplicate) =>
    setFound((now) => now && { ...now, pairs: now.pairs.filter((one) => one.a !== a || one.b !== b) });

  const merge = (pair: Duplicate, keep: Contact, other: Contact) => () =>
    void carry(async () => {
      const result = mergeRecords(keep, other, fieldWords());
      if ('tooLong' in result) {
        setTooLong(true);
        return;
      }
      const wish = { id: app.newId(), account, keep: keep.id, other: other.id, fields: result.fields };
      setMerged(await app.client.send('contacts.mergePair', wish));
      settle(pair);
    });
  const apart = (pair: Duplicate) => () =>
    void carry(async () => {
      await app.client.send('contacts.apart', { account, a: pair.a.id, b: pair.b.id });
      settle(pair);
    });
  const undo = (of: string) => () =>
    void carry(async () => {
      await app.client.send('intent.undo', { id: app.newId(), of });
      setMerged(null);
      await read();
    });

  return (
    <details class="small duplicatesBox" onToggle={(event) => event.currentTarget.open && void read()}>
      <summary>{i18n.t('duplicates.title')}</summary>
      <div role="status">
        {found && found.pairs.length === 0 && <p>{i18n.t('duplicates.none')}</p>}
        {tooLong && <p class="note warn">{i18n.t('duplicates.tooLong')}</p>}
        {merged && (
          <p class="note">
            {say(merged.describe)}{' '}
            <button type="button" class="link" onClick={undo(merged.id)}>
              {i18n.t('action.undo')}
            </button>
          </p>
        )}
      </div>
      {failure && <FailureNote failure={failure} now={app.now()} />}
      {found && found.pairs.length > 0 && <p class="quiet">{i18n.t('duplicates.mergeWhat')}</p>}
      <ul class="duplicates">
        {found?.pairs.map((pair) => (
          <li key={`${pair.a.id} ${pair.b.id}`} class="card">
            <p>
              {pair.reasons
                .map((reason) => say({ key: `duplicates.reason.${reason}`, params: [] }))
                .join(i18n.t('listComma'))}
            </p>
            {/* The buttons name them by these numbers. */}
            <ol>
              {[pair.a, pair.b].map((one) => (
                <li key={one.id} dir="auto" class="words">
                  {line(one)}
                </li>
              ))}
            </ol>
            <div class="actions">
              <button type="button" onClick={merge(pair, pair.a, pair.b)}>
                {i18n.t('duplicates.merge', [`${pair.a.name ?? ''} (1)`])}
              </button>
              <button type="button" onClick={merge(pair, pair.b, pair.a)}>
                {i18n.t('duplicates.merge', [`${pair.b.name ?? ''} (2)`])}
              </button>
              <button type="button" onClick={apart(pair)}>
                {i18n.t('duplicates.apart')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {found?.more && <p class="quiet">{i18n.t('duplicates.more')}</p>}
    </details>
  );
}
