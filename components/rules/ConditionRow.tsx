import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  addressParts,
  bareTests,
  type Condition,
  factParts,
  isText,
  type TextPart,
  textParts,
  textTests,
} from '../../lib/domain/rule';
import type { RuleProblem } from '../../lib/rules/check';
import { Icon } from '../parts/Icon';
import { say } from '../words/say';

type Test = (typeof textTests)[number] | (typeof bareTests)[number];

/** The sensible tests of a part come first; the service takes every one with every part. */
function testsOf(part: TextPart): readonly Test[] {
  const bare: Test[] = addressParts.some((one) => one === part) ? [...bareTests] : ['empty', 'includesMe'];
  return [...textTests, ...bare];
}

/** The condition with another part, keeping what still fits it. */
function withPart(condition: Condition, name: string): Condition {
  const fact = factParts.find((one) => one === name);
  if (fact) return { part: fact };
  const part = textParts.find((one) => one === name) ?? 'sender';
  if (isText(condition)) return { ...condition, part };
  return 'test' in condition ? { ...condition, part } : { part, test: 'contains', text: '' };
}

function withTest(condition: Condition, name: string): Condition {
  if (!('test' in condition)) return condition;
  const { part, raw } = condition;
  const kept = raw ? { raw } : {};
  const bare = bareTests.find((one) => one === name);
  if (bare) return { part, test: bare, ...kept };
  const test = textTests.find((one) => one === name) ?? 'contains';
  return { part, test, text: isText(condition) ? condition.text : '', ...kept };
}

export interface ConditionRowProps {
  at: number;
  condition: Condition;
  problem: RuleProblem | undefined;
  onChange(condition: Condition | null): void;
}

/** One condition: where, how, what. */
export function ConditionRow({ at, condition, problem, onChange }: ConditionRowProps) {
  const id = useId();
  const number = [String(at + 1)] as [string];
  return (
    <fieldset class="ruleItem">
      <legend class="unseen">{i18n.t('rule.condition', number)}</legend>
      <select
        aria-label={i18n.t('rule.part')}
        value={condition.part}
        onChange={(event) => onChange(withPart(condition, event.currentTarget.value))}
      >
        {textParts.map((part) => (
          <option key={part} value={part}>
            {say({ key: `rulePart.${part}`, params: [] })}
          </option>
        ))}
        {factParts.map((part) => (
          <option key={part} value={part}>
            {say({ key: `ruleFact.${part}`, params: [] })}
          </option>
        ))}
      </select>
      {'test' in condition && (
        <select
          aria-label={i18n.t('rule.test')}
          value={condition.test}
          onChange={(event) => onChange(withTest(condition, event.currentTarget.value))}
        >
          {testsOf(condition.part).map((test) => (
            <option key={test} value={test}>
              {say({ key: `ruleHow.${test}`, params: [] })}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        class="plain"
        aria-label={i18n.t('rule.removeCondition', number)}
        title={i18n.t('rule.removeCondition', number)}
        onClick={() => onChange(null)}
      >
        <Icon name="close" />
      </button>
      {isText(condition) && (
        <input
          dir="auto"
          value={condition.text}
          aria-label={i18n.t('rule.text')}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onInput={(event) => onChange({ ...condition, text: event.currentTarget.value })}
        />
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {say(problem)}
        </p>
      )}
    </fieldset>
  );
}
