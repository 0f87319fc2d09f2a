import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Capture } from '../../lib/domain/capture';
import type { RuleDraft } from '../../lib/domain/draft';
import type { Sentence } from '../../lib/domain/intent';
import type { Action, Condition, Rule, RuleBody } from '../../lib/domain/rule';
import type { Proposal, RuleFit, RuleMatch, Template } from '../../lib/domain/rule-view';
import { checkRule, type RuleProblem } from '../../lib/rules/check';
import { dangers } from '../../lib/rules/danger';
import { conditionKey } from '../../lib/rules/meaning';
import { fromTemplate } from '../../lib/rules/templates';
import type { App } from '../app/app';
import { sayName } from '../words/rule';
import { createDraftKeeper, ruleDrafts } from './draft';
import { createFolders, type FoldersModel } from './folders';
import { createRuleOffers } from './rule-offers';
import { createRuleTry, type RuleTryModel } from './rule-try';
import { createWishes, type Wishes } from './wishes';

export interface OpenRule {
  account: string | null;
  /** The open mail that the rule is made from; null = none. */
  capture: Capture | null;
  /** Names that mail: what was begun for it is kept. */
  mail: string | null;
  /** Changed rather than made anew. */
  editing: Rule | null;
  /** To begin with, where it is not a template. */
  begin: RuleBody | null;
  /** The id of a wish for a rule that waits or failed: what is saved takes its place. */
  wish?: string;
}

/** The rule form's state: one for each mail or rule that is shown. */
export interface RuleFormModel {
  proposals: ReadonlySignal<readonly Proposal[]>;
  templates: ReadonlySignal<readonly Template[]>;
  draft: ReadonlySignal<RuleBody>;
  /** Shown from the first attempt to save on. */
  problems: ReadonlySignal<RuleProblem[]>;
  match: ReadonlySignal<RuleMatch | null>;
  /** Why it must be confirmed a second time. */
  risks: ReadonlySignal<Sentence[]>;
  confirmed: ReadonlySignal<boolean>;
  /** Complete, and confirmed where it must be: it may be made, and done with mails that are there. */
  ready: ReadonlySignal<boolean>;
  saving: ReadonlySignal<boolean>;
  saved: ReadonlySignal<boolean>;
  /** Another screen has written meanwhile: what is shown is its text. */
  elsewhere: ReadonlySignal<boolean>;
  /** What another screen had written and ours has replaced. */
  overwrote: ReadonlySignal<RuleDraft | null>;
  folders: FoldersModel;
  trial: RuleTryModel;
  wishes: Wishes;
  use(template: Template): void;
  has(proposal: Proposal): boolean;
  toggle(proposal: Proposal): void;
  change(part: Partial<RuleBody>): void;
  bringBack(draft: RuleDraft): void;
  setCondition(at: number, condition: Condition | null): void;
  setAction(at: number, action: Action | null): void;
  confirm(yes: boolean): void;
  save(enabled: boolean): Promise<boolean>;
  /** Lets an existing rule take the conditions. */
  join(fit: RuleFit): Promise<boolean>;
  switchOn(): Promise<void>;
  keepTemplate(): Promise<void>;
  dropTemplate(id: string): Promise<void>;
  /** Stores at once what is still to be stored. */
  flush(): void;
  close(): void;
}

const blank: RuleBody = { name: '', enabled: true, match: 'all', conditions: [], actions: [], stop: false };
/** A rule is looked up this long after the last change to it. */
const lookAfter = 300;
const replaced = <Item>(list: readonly Item[], at: number, item: Item | null): Item[] =>
  item === null
    ? list.filter((_, each) => each !== at)
    : at >= list.length
      ? [...list, item]
      : list.with(at, item);

export function createRuleForm(app: Omit<App, 'platform'>, open: OpenRule): RuleFormModel {
  const { client, newId, later } = app;
  const { account, capture, mail, editing } = open;
  const where = account === null ? {} : { account };
  const begun = mail === null ? {} : { mail };
  const offers = createRuleOffers(app, where);
  const { proposals, templates } = offers;
  const written = signal<RuleBody>(open.begin ?? editing ?? blank);
  const match = signal<RuleMatch | null>(null);
  const tried = signal(false);
  const confirmed = signal(false);
  const saving = signal(false);
  const saved = signal(false);
  const folders = createFolders(app, account);
  const trial = createRuleTry(app, account, capture?.sender?.address ?? '');
  const wishes = createWishes(app, [], () => undefined);
  const keeper = mail === null ? null : createDraftKeeper(app, account, mail, ruleDrafts);
  const elsewhere = signal(false);
  const overwrote = keeper?.overwrote ?? signal(null);
  let touched = editing !== null || open.begin !== null;
  let stopLooking: (() => void) | null = null;
  let looks = 0;

  /** Named by what it does until the person names it. */
  const draft = computed(() => {
    const rule = written.value;
    return rule.name === '' ? { ...rule, name: sayName(rule, folders.nameOf) } : rule;
  });

  async function look(): Promise<void> {
    looks += 1;
    const mine = looks;
    const rule = draft.value;
    const answer = rule.conditions.length > 0 ? client.send('rule.match', { ...where, rule }) : null;
    const found = await answer?.catch(() => null);
    if (mine === looks) match.value = found ?? null;
  }

  function write(next: RuleBody): void {
    written.value = next;
    saved.value = false;
    confirmed.value = false;
    trial.forget();
    stopLooking?.();
    stopLooking = later(() => void look(), lookAfter);
  }
  const change = (part: Partial<RuleBody>) => {
    touched = true;
    elsewhere.value = false;
    write({ ...written.value, ...part });
    keeper?.put(written.value);
  };
  const stopHearing = keeper?.onChange(({ fields }) => {
    touched = true;
    write(fields);
    elsewhere.value = true;
  });

  async function begin(from: Capture): Promise<void> {
    const [draft, offered] = await Promise.all([keeper?.load().catch(() => null), offers.load(from)]);
    const [first] = templates.value;
    if (touched) return;
    if (draft) write(draft.fields);
    else if (offered && first) write(fromTemplate(first, proposals.value));
  }
  if (capture) void begin(capture);
  if (touched) void look();

  const keys = (conditions: readonly Condition[]) => new Set(conditions.map(conditionKey));
  const has = ({ conditions }: Proposal) => {
    const there = keys(written.value.conditions);
    return conditions.every((one) => there.has(conditionKey(one)));
  };

  function toggle(proposal: Proposal): void {
    const { conditions, match: present } = written.value;
    const wanted = keys(proposal.conditions);
    const others = conditions.filter((one) => !wanted.has(conditionKey(one)));
    const next = has(proposal) ? others : [...others, ...proposal.conditions];
    change({ conditions: next, match: others.length === 0 ? proposal.match : present });
  }

  async function carry(asked: () => Promise<Awaited<ReturnType<typeof wishes.carry>>>): Promise<boolean> {
    if (saving.value) return false;
    saving.value = true;
    const intent = await asked();
    saving.value = false;
    saved.value = intent !== null;
    if (intent) await keeper?.drop();
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
      return carry(() => wishes.carry(client.send('intent.edit', { id: wish, change })));
    }
    return carry(() =>
      wishes.carry(
        editing
          ? client.send('rule.update', { id, ...where, rule: editing.id, was: editing, now: rule })
          : client.send('rule.create', { id, ...where, ...begun, rule }),
      ),
    );
  }

  return {
    ...{
      proposals,
      templates,
      draft,
      match,
      risks,
      confirmed,
      ready,
      saving,
      saved,
      elsewhere,
      overwrote,
      folders,
      trial,
      wishes,
    },
    problems: computed(() => (tried.value ? checkRule(draft.value) : [])),
    use: (template) => change(fromTemplate(template, proposals.value)),
    has,
    toggle,
    change,
    bringBack: ({ fields }) => change(fields),
    setCondition: (at, condition) =>
      change({ conditions: replaced(written.value.conditions, at, condition) }),
    setAction: (at, action) => change({ actions: replaced(written.value.actions, at, action) }),
    confirm: (yes) => {
      confirmed.value = yes;
    },
    save,
    join: ({ id: rule }) =>
      carry(() =>
        wishes.carry(
          client.send('rule.add', {
            ...{ id: newId(), ...where, ...begun, rule },
            conditions: written.value.conditions,
          }),
        ),
      ),
    async switchOn() {
      const same = match.value?.same;
      if (!same) return;
      const wish = { id: newId(), ...where, rule: same.id, name: same.name, enabled: true };
      await carry(() => wishes.carry(client.send('rule.switch', wish)));
    },
    keepTemplate: () =>
      offers.keep(
        draft.value,
        proposals.value.filter(has).map(({ kind }) => kind),
      ),
    dropTemplate: offers.drop,
    flush: () => void keeper?.flush(),
    close() {
      stopLooking?.();
      stopHearing?.();
      void keeper?.flush();
      folders.close();
      trial.close();
      wishes.close();
    },
  };
}
