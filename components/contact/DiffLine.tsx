import { i18n } from '#i18n';
import type { Change, Relation, Source } from '../../lib/contacts/diff';
import { say } from '../words/say';

const signs: Record<Relation, string> = { same: '≡', contained: '⊆', alike: '≃', different: '≠', new: '+' };

type AccountName = (account: string) => string | null;

function sourceWords(source: Source, nameOf: AccountName): string {
  switch (source.kind) {
    case 'mail':
      return i18n.t('form.source', [source.span]);
    case 'book': {
      const name = nameOf(source.account);
      return name === null ? i18n.t('diff.fromBook') : i18n.t('diff.fromNamed', [name]);
    }
    case 'file':
      return i18n.t('diff.fromFile');
    case 'note':
      return i18n.t('diff.fromNote');
  }
}

export interface DiffLineProps {
  change: Change;
  /** The address book it would go to, where there is more than one. */
  goesTo: string | null;
  /** What its service is called; null where nobody knows. */
  accountName: AccountName;
  ticked: boolean;
  onToggle(): void;
}

/** One value that could be taken: what it says, how it stands to what is there, and where it comes from. */
export function DiffLine({ change, goesTo, accountName, ticked, onToggle }: DiffLineProps) {
  const { field, value, now, relation, from } = change;
  return (
    <li class={`change change-${relation}`}>
      <label>
        <input type="checkbox" name={`take-${field}`} value={value} checked={ticked} onChange={onToggle} />
        <span class="changeBody">
          <span class="changeHead">
            <span class="quiet small">
              {say({ key: `field.${field}`, params: [] })}
              {goesTo !== null && ` ${i18n.t('diff.goesTo', [goesTo])}`}
            </span>
            <span class="badge">
              <span aria-hidden="true">{signs[relation]} </span>
              {say({ key: `diff.${relation}`, params: [] })}
            </span>
          </span>
          <bdi class="words">{value}</bdi>
          {now !== '' && (
            <span class="quiet small" dir="auto">
              {i18n.t('diff.now', [now])}
            </span>
          )}
        </span>
      </label>
      {from.map((source) => (
        <p key={JSON.stringify(source)} class="source" dir="auto">
          {sourceWords(source, accountName)}
        </p>
      ))}
    </li>
  );
}
