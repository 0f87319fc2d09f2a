import { z } from 'zod';
import type { FailureFacts } from '../domain/failure';
import type { Folder } from '../domain/folder';
import type { IntentView } from '../domain/intent';
import type { Rule } from '../domain/rule';
import {
  actionSchema,
  ruleBodySchema,
  ruleConditions,
  ruleId,
  ruleOrder,
  ruleSchema,
  templateSchema,
} from '../domain/rule.schema';
import type {
  Cost,
  FoldingView,
  ProofView,
  Proposal,
  RuleChange,
  RuleMatch,
  ShownFinding,
  Template,
  TriedPage,
  Verdict,
} from '../domain/rule-view';
import { both, page, row } from './row';

const id = z.string().min(1).max(128);
const text = (max: number) => z.string().max(max);
const account = { account: id.optional() };
const wish = { id, ...account };
/** The mail it was begun for: its draft goes when the wish is durable. */
const begun = { mail: z.string().min(1).max(1000).optional() };
const name = text(4000);
const person = z.object({ name: text(2000), address: text(1000) });
const people = z.array(person).max(2000);

/** What a rule may be made from: the open mail as the page shows it. */
const source = z.object({ sender: person.nullable(), subject: text(2000), to: people, cc: people });

const caught = z.object({ id: text(500).min(1), folder: text(200), labels: z.array(text(64)).max(500) });
const deed = z.union([
  z.object({ label: text(64).min(1) }),
  z.object({ actions: z.array(actionSchema).max(32) }),
]);

/**
 * Messages about rules. A page that a hostile mail has taken over can have a rule made that the person can take back,
 * never one that deletes; it does not learn which rules there are.
 */
export const ruleRows = {
  /** What the open mail suggests, and the ways to begin. Asks nobody. */
  'rule.start': row<{ proposals: Proposal[]; templates: Template[] }>()(
    both,
    z.object({ ...account, source }),
  ),
  /** What is there already for such a rule. */
  'rule.match': row<RuleMatch>()(both, z.object({ ...account, rule: ruleBodySchema })),
  /** One page of the dry run: `cursor` from the page before. */
  'rule.try': row<TriedPage>()(
    both,
    z.object({
      ...account,
      rule: ruleBodySchema,
      sender: text(1000),
      days: z.number().int().min(1).max(365),
      cursor: text(40_000).nullable(),
    }),
  ),
  /** Reads mails whole: only their text or attachments can tell. */
  'rule.look': row<{ verdicts: Record<string, Verdict>; cost: Cost }>()(
    both,
    z.object({ ...account, rule: ruleBodySchema, mails: z.array(text(500).min(1)).min(1).max(20) }),
  ),
  'rule.create': row<IntentView>()(both, z.object({ ...wish, ...begun, rule: ruleBodySchema })),
  /** These conditions join an existing rule for senders. */
  'rule.add': row<IntentView>()(
    both,
    z.object({ ...wish, ...begun, rule: ruleId, conditions: ruleConditions.min(1) }),
  ),
  /** In the order in which they run. */
  /** `failure`: why what is shown may be old. */
  'rule.list': row<{
    rules: Rule[];
    failure: FailureFacts | null;
    findings: ShownFinding[];
    foldings: FoldingView[];
  }>()(page, z.object(account)),
  /** `was` as the person saw it: what others changed since is merged, or asked about. */
  'rule.update': row<IntentView>()(
    page,
    z.object({ ...wish, rule: ruleId, was: ruleBodySchema, now: ruleBodySchema }),
  ),
  'rule.switch': row<IntentView>()(page, z.object({ ...wish, rule: ruleId, name, enabled: z.boolean() })),
  'rule.delete': row<IntentView>()(page, z.object({ ...wish, rule: ruleSchema })),
  /** `order`: all rules as the person wants them; of it this rule's place is wished for. */
  'rule.move': row<IntentView>()(page, z.object({ ...wish, rule: ruleId, name, order: ruleOrder })),
  /** Over mails that are there already, as they were when the person looked. */
  'rule.apply': row<IntentView>()(
    page,
    z.object({ ...wish, name, deed, mails: z.array(caught).min(1).max(5000) }),
  ),
  /** Would the list with this folding do the same with recent mails? */
  'rule.proof': row<ProofView>()(page, z.object({ ...account, keep: ruleId })),
  'rule.fold': row<IntentView>()(page, z.object({ ...wish, keep: ruleId })),
  'rule.history': row<RuleChange[]>()(page, z.object({ ...account, rule: ruleId.optional() })),
  /** Puts a rule back as it was before this change, whatever came since. */
  'rule.restore': row<IntentView>()(page, z.object({ ...wish, change: id })),

  'template.put': row<Template[]>()(page, z.object({ template: templateSchema })),
  'template.drop': row<Template[]>()(page, z.object({ id })),

  'folder.list': row<Folder[]>()(both, z.object(account)),
  'folder.create': row<IntentView>()(
    both,
    z.object({ ...wish, name: text(1000).min(1), parent: text(200).min(1) }),
  ),
} as const;
