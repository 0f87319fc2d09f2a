import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Capture } from '../../lib/domain/capture';
import type { RuleDraft } from '../../lib/domain/draft';
import type { Action, Condition, Rule, RuleBody } from '../../lib/domain/rule';
import type { Proposal, RuleMatch, Template } from '../../lib/domain/rule-view';
import { conditionKey } from '../../lib/rules/meaning';
import { fromTemplate } from '../../lib/rules/templates';
import type { App } from '../app/app';
import { sayName } from '../words/rule';
import { createDraftKeeper, ruleDrafts } from './draft';
import { createFolders, type FoldersModel } from './folders';
import { createRuleOffers } from './rule-offers';

/** What a rule is written from. */
export interface RuleBeginning {
  account: string | null;
  /** The open mail that the rule is made from; null = none. */
  capture: Capture | null;
  /** Names that mail: what was begun for it is kept. */
  mail: string | null;
  /** Changed rather than made anew. */
  editing: Rule | null;
  /** To begin with, where it is not a template. */
  begin: RuleBody | null;
}

/** A rule while it is written: begun, kept, and looked up among those that are there. */
export interface RuleWriting {
  proposals: ReadonlySignal<readonly Proposal[]>;
  templates: ReadonlySignal<readonly Template[]>;
  draft: ReadonlySignal<RuleBody>;
  match: ReadonlySignal<RuleMatch | null>;
  /** Another screen has written meanwhile: what is shown is its text. */
  elsewhere: ReadonlySignal<boolean>;
  /** What another screen had written and ours has replaced. */
  overwrote: ReadonlySignal<RuleDraft | null>;
  folders: FoldersModel;
  use(template: Template): void;
  has(proposal: Proposal): boolean;
  toggle(proposal: Proposal): void;
  change(part: Partial<RuleBody>): void;
  bringBack(draft: RuleDraft): void;
  setCondition(at: number, condition: Condition | null): void;
  setAction(at: number, action: Action | null): void;
  keepTemplate(): Promise<void>;
  dropTemplate(id: string): Promise<void>;
  /** Stores at once what is still to be stored. */
  flush(): void;
  /** Nothing is kept for the mail any longer: what was begun came about. */
  letGo(): Promise<void>;
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
const keys = (conditions: readonly Condition[]) => new Set(conditions.map(conditionKey));

/** `changed` hears that the rule is another than before, whoever wrote it. */
export function createRuleWriting(
  app: Pick<App, 'client' | 'newId' | 'later'>,
  { account, capture, mail, editing, begin }: RuleBeginning,
  changed: () => void,
): RuleWriting {
  const { client, later } = app;
  const where = account === null ? {} : { account };
  const offers = createRuleOffers(app, where);
  const { proposals, templates } = offers;
  const written = signal<RuleBody>(begin ?? editing ?? blank);
  const match = signal<RuleMatch | null>(null);
  const folders = createFolders(app, account);
  const keeper = mail === null ? null : createDraftKeeper(app, account, mail, ruleDrafts);
  const elsewhere = signal(false);
  let touched = editing !== null || begin !== null;
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
    changed();
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

  async function start(from: Capture): Promise<void> {
    const [kept, offered] = await Promise.all([keeper?.load().catch(() => null), offers.load(from)]);
    const [first] = templates.value;
    if (touched) return;
    if (kept) write(kept.fields);
    else if (offered && first) write(fromTemplate(first, proposals.value));
  }
  if (capture) void start(capture);
  if (touched) void look();

  const has = ({ conditions }: Proposal) => {
    const there = keys(written.value.conditions);
    return conditions.every((one) => there.has(conditionKey(one)));
  };

  return {
    ...{ proposals, templates, draft, match, elsewhere, folders, has, change },
    overwrote: keeper?.overwrote ?? signal(null),
    use: (template) => change(fromTemplate(template, proposals.value)),
    toggle(proposal) {
      const { conditions, match: present } = written.value;
      const wanted = keys(proposal.conditions);
      const others = conditions.filter((one) => !wanted.has(conditionKey(one)));
      const next = has(proposal) ? others : [...others, ...proposal.conditions];
      change({ conditions: next, match: others.length === 0 ? proposal.match : present });
    },
    bringBack: ({ fields }) => change(fields),
    setCondition: (at, condition) =>
      change({ conditions: replaced(written.value.conditions, at, condition) }),
    setAction: (at, action) => change({ actions: replaced(written.value.actions, at, action) }),
    keepTemplate: () =>
      offers.keep(
        draft.value,
        proposals.value.filter(has).map(({ kind }) => kind),
      ),
    dropTemplate: offers.drop,
    flush: () => void keeper?.flush(),
    letGo: async () => keeper?.drop(),
    close() {
      stopLooking?.();
      stopHearing?.();
      void keeper?.flush();
      folders.close();
    },
  };
}
