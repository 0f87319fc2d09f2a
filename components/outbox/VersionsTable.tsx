import { i18n } from '#i18n';
import { contactFields } from '../../lib/domain/contact';
import type { Versions } from '../../lib/domain/intent';
import { isLabelColour } from '../../lib/domain/label';
import { isRule } from '../../lib/domain/rule';
import { RuleVersions } from '../rules/RuleVersions';
import { say } from '../words/say';

/** Of contacts, of an organisation's contacts and of labels. */
const fields = [...contactFields, 'title', 'mobile', 'mail', 'colour'];

const textOf = (version: unknown, field: string): string => {
  const value = typeof version === 'object' && version !== null ? Reflect.get(version, field) : undefined;
  const text = typeof value === 'string' ? value : '';
  return field === 'colour' && isLabelColour(text) ? say({ key: `colour.${text}`, params: [] }) : text;
};

/** Somebody changed the record since: as it was left, as it is, as it was to become. Only what differs is shown. */
export function VersionsTable({ versions }: { versions: Versions }) {
  const { ours, now, wanted } = versions;
  if (isRule(ours)) return <RuleVersions versions={versions} />;
  const differing = fields.filter((field) => {
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
