import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { IntentView, Sentence } from '../../lib/domain/intent';
import type { RuleFit } from '../../lib/domain/rule-view';
import { checkRule, type RuleProblem } from '../../lib/rules/check';
import { dangers } from '../../lib/rules/danger';
import type { App } from '../app/app';
import { createRuleTry, type RuleTryModel } from './rule-try';
import { createRuleWriting, type RuleBeginning, type RuleWriting } from './rule-writing';
import { createWishes, type Wishes } from './wishes';

export interface OpenRule extends RuleBeginning {
  /** The id of a wish for a rule that waits or failed: what is saved takes its place. */
  wish?: string;
}

/** The rule form's state: one for each mail or rule that is shown. */
export interface RuleFormModel extends Omit<RuleWriting, 'letGo'> {
  /** Shown from the first attempt to save on. */
  problems: ReadonlySignal<RuleProblem[]>;
  /** Why it must be confirmed a second time. */
  risks: ReadonlySignal<Sentence[]>;
  confirmed: ReadonlySignal<boolean>;
  /** Complete, and confirmed where it must be: it may be made, and done with mails that are there. */
  ready: ReadonlySignal<boolean>;
  saving: ReadonlySignal<boolean>;
  saved: ReadonlySignal<boolean>;
  trial: RuleTryModel;
  wishes: Wishes;
  confirm(yes: boolean): void;
  save(enabled: boolean): Promise<boolean>;
  /** Lets an existing rule take the conditions. */
  join(fit: RuleFit): Promise<boolean>;
  switchOn(): Promise<void>;
}

export function createRuleForm(app: Omit<App, 'platform'>, open: OpenRule): RuleFormModel {
  const { client, newId } = app;
  const { account, capture, mail, editing } = open;
  const where = account === null ? {} : { account };
  const begun = mail === null ? {} : { mail };
  const tried = signal(false);
  const confirmed = signal(false);
  const saving = signal(false);
  const saved = signal(false);
  const trial = createRuleTry(app, account, capture?.sender?.address ?? '');
  const wishes = createWishes(app, [], () => undefined);
  const { letGo, ...writing } = createRuleWriting(app, open, () => {
    saved.value = false;
    confirmed.value = false;
    trial.forget();
  });
  const { draft, match } = writing;

  async function carry(ask: () => Promise<IntentView>): Promise<boolean> {
    if (saving.value) return false;
    saving.value = true;
    const intent = await wishes.carry(ask());
    saving.value = false;
    saved.value = intent !== null;
    if (intent) await letGo();
    return intent !== null;
  }

  const risks = computed(() => {
    // The signal tells when the trial is through; the counts are read from it.
    const counts = trial.tried.value.state === 'done' ? trial.counts() : null;
    return dangers(draft.value, counts, match.value?.providers ?? []);
  });

  const ready = computed(
    () => checkRule(draft.value).length === 0 && (risks.value.length === 0 || confirmed.value),
  );

  async function save(enabled: boolean): Promise<boolean> {
    tried.value = true;
    if (!ready.value) return false;
    const rule = { ...draft.value, enabled };
    const id = newId();
    const { wish } = open;
    if (wish !== undefined) {
      const change = editing
        ? { form: 'ruleChange' as const, was: editing, now: rule }
        : { form: 'rule' as const, rule };
      return carry(() => client.send('intent.edit', { id: wish, change }));
    }
    return carry(() =>
      editing
        ? client.send('rule.update', { id, ...where, rule: editing.id, was: editing, now: rule })
        : client.send('rule.create', { id, ...where, ...begun, rule }),
    );
  }

  return {
    ...writing,
    ...{ risks, confirmed, ready, saving, saved, trial, wishes, save },
    problems: computed(() => (tried.value ? checkRule(draft.value) : [])),
    confirm: (yes) => {
      confirmed.value = yes;
    },
    join: ({ id: rule }) =>
      carry(() =>
        client.send('rule.add', {
          ...{ id: newId(), ...where, ...begun, rule },
          conditions: draft.value.conditions,
        }),
      ),
    async switchOn() {
      const same = match.value?.same;
      if (!same) return;
      const wish = { id: newId(), ...where, rule: same.id, name: same.name, enabled: true };
      await carry(() => client.send('rule.switch', wish));
    },
    close() {
      writing.close();
      trial.close();
      wishes.close();
    },
  };
}
