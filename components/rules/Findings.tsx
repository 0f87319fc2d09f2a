import { i18n } from '#i18n';
import type { Rule } from '../../lib/domain/rule';
import type { FoldingView, ShownFinding } from '../../lib/domain/rule-view';
import { conditionWords } from '../../lib/rules/sentence';
import type { RulesModel } from '../models/rules';
import { say } from '../words/say';

const fixes = {
  never: 'ruleList.fixNever',
  duplicate: 'ruleList.fixDuplicate',
  shadowed: 'ruleList.fixShadowed',
  overruled: 'ruleList.fixOverruled',
} as const;

function findingWords(finding: ShownFinding, nameOf: (id: string) => string): string {
  if (finding.kind === 'never') {
    const [one, other] = finding.conditions;
    return i18n.t('ruleList.never', [say(conditionWords(one)), say(conditionWords(other))]);
  }
  return say({ key: `ruleList.${finding.kind}`, params: [nameOf(finding.by)] });
}

/** What is wrong with one rule, a mail that shows it, and the way out. */
export function RuleFindings({ model, rule }: { model: RulesModel; rule: Rule }) {
  const nameOf = (id: string) => model.rules.value?.find((one) => one.id === id)?.name ?? id;
  const mine = model.findings.value.filter((one) => one.rule === rule.id);
  return (
    <>
      {mine.map((finding) => (
        <div key={finding.kind} class="note warn">
          <p dir="auto">{findingWords(finding, nameOf)}</p>
          {finding.example && (
            <p class="small" dir="auto">
              {finding.example.subject === ''
                ? i18n.t('ruleList.example', [finding.example.from])
                : i18n.t('ruleList.exampleSubject', [finding.example.from, finding.example.subject])}
            </p>
          )}
          <button type="button" class="link" onClick={() => void model.fix(finding)}>
            {i18n.t(fixes[finding.kind])}
          </button>
        </div>
      ))}
    </>
  );
}

/** Rules that could be one; made one only where recent mail proves that nothing changes. */
export function Foldings({ model }: { model: RulesModel }) {
  const one = ({ keep, drop }: FoldingView) => {
    const name = model.rules.value?.find(({ id }) => id === keep)?.name ?? '';
    const proof = model.proofs.value.get(keep);
    return (
      <div key={keep} class="note">
        <p dir="auto">{i18n.t('ruleList.fold', [name, String(drop.length)])}</p>
        <div role="status">
          {proof?.different.length === 0 && <p>{i18n.t('ruleList.proved', [String(proof.same)])}</p>}
          {proof && proof.different.length > 0 && (
            <p>{i18n.t('ruleList.disproved', [String(proof.different.length)])}</p>
          )}
          {proof && proof.unsure > 0 && <p>{i18n.t('ruleList.proofUnsure', [String(proof.unsure)])}</p>}
        </div>
        {!proof && (
          <button type="button" class="link" onClick={() => void model.prove({ keep, drop })}>
            {i18n.t('ruleList.proof')}
          </button>
        )}
        {proof?.different.length === 0 && (
          <button type="button" class="link" onClick={() => void model.fold({ keep, drop })}>
            {i18n.t('ruleList.foldGo')}
          </button>
        )}
      </div>
    );
  };
  return <>{model.foldings.value.map(one)}</>;
}
