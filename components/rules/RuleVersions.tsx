import { i18n } from '#i18n';
import type { Versions } from '../../lib/domain/intent';
import { isRule } from '../../lib/domain/rule';
import { type FolderName, sayRule } from '../words/rule';

/** A rule in a sentence, with its name and whether it is on; null = there is none. */
export function wholeRule(rule: unknown, nameOf: FolderName): string {
  if (!isRule(rule)) return i18n.t('ruleList.gone');
  const on = i18n.t(rule.enabled ? 'ruleList.on' : 'ruleList.off');
  return `${rule.name} (${on}): ${sayRule(rule, nameOf)}`;
}

/** Somebody changed a rule since: as it was left, as it is, as it was to become. */
export function RuleVersions({ versions: { ours, now, wanted } }: { versions: Versions }) {
  // Which folder is meant is not known here: its id tells one from another.
  const words = (rule: unknown) => wholeRule(rule, (id) => id);
  return (
    <dl class="before small">
      <dt>{i18n.t('versions.ours')}</dt>
      <dd dir="auto">{words(ours)}</dd>
      <dt>{i18n.t('versions.now')}</dt>
      <dd dir="auto">{words(now)}</dd>
      {wanted !== null && (
        <>
          <dt>{i18n.t('versions.wanted')}</dt>
          <dd dir="auto">{words(wanted)}</dd>
        </>
      )}
    </dl>
  );
}
