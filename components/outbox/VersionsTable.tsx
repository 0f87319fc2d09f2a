import { i18n } from '#i18n';
import { contactFields } from '../../lib/domain/contact';
import type { Versions } from '../../lib/domain/intent';
import { say } from '../words/say';

const textOf = (version: unknown, field: string): string => {
  const value = typeof version === 'object' && version !== null ? Reflect.get(version, field) : undefined;
  return typeof value === 'string' ? value : '';
};

/** Somebody changed the record since: as it was left, as it is, as it was to become. Only what differs is shown. */
export function VersionsTable({ versions }: { versions: Versions }) {
  const { ours, now, wanted } = versions;
  const differing = contactFields.filter((field) => {
    const left = textOf(ours, field);
    return textOf(now, field) !== left || (wanted !== null && textOf(wanted, field) !== left);
  });
  if (differing.length === 0) return null;
  const cell = (version: unknown, field: string) => (
    <td dir="auto">{textOf(version, field) || i18n.t('versions.empty')}</td>
  );
  return (
    <table class="versions small">
      <thead>
        <tr>
          <th scope="col">{i18n.t('versions.field')}</th>
          <th scope="col">{i18n.t('versions.ours')}</th>
          <th scope="col">{i18n.t('versions.now')}</th>
          {wanted !== null && <th scope="col">{i18n.t('versions.wanted')}</th>}
        </tr>
      </thead>
      <tbody>
        {differing.map((field) => (
          <tr key={field}>
            <th scope="row">{say({ key: `field.${field}`, params: [] })}</th>
            {cell(ours, field)}
            {cell(now, field)}
            {wanted !== null && cell(wanted, field)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
