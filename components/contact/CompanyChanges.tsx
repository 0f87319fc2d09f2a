import { i18n } from '#i18n';
import type { Change } from '../models/outsider-of';
import { say } from '../words/say';

/** What a save changes of a contact that is there already. */
export function CompanyChanges({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p class="quiet small">{i18n.t('company.same')}</p>;
  return (
    <table class="versions small">
      <caption>{i18n.t('company.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n.t('versions.field')}</th>
          <th scope="col">{i18n.t('versions.now')}</th>
          <th scope="col">{i18n.t('versions.wanted')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, was, now }) => (
          <tr key={field}>
            <th scope="row">{say({ key: `field.${field}`, params: [] })}</th>
            <td dir="auto">{was || i18n.t('versions.empty')}</td>
            <td dir="auto">{now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
