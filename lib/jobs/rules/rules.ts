import { Failure, type FailureFacts } from '../../domain/failure';
import type { Sentence } from '../../domain/intent';
import type { Looked, ScanSource } from '../../domain/job';
import type { Rule, RuleBody } from '../../domain/rule';
import type { FoldersPort, MailsPort, ProviderPort, RulesPort } from '../../providers/provider';

/** Screens hide what an account cannot do; a wish that comes all the same is refused, not sent. */
const lacking = () => new Failure({ kind: 'forbidden', execution: 'notExecuted' });

export function rulesOf(port: ProviderPort): RulesPort {
  if (!port.rules) throw lacking();
  return port.rules;
}

export function foldersOf(port: ProviderPort): FoldersPort {
  if (!port.folders) throw lacking();
  return port.folders;
}

export function mailsOf(port: ProviderPort): MailsPort {
  if (!port.mails) throw lacking();
  return port.mails;
}

/** The one list of rules, not paged: no write can shift what is read. */
export const ruleScan: ScanSource<ProviderPort, Rule> = {
  operation: 'rules.list',
  disturbedBy: [],
  page: async (port) => ({ rows: await rulesOf(port).list() }),
};

/** Thrown before a write where the list shows more to decide: nothing was sent, and the job looks again. */
export const lookAnew = (): Failure => new Failure({ kind: 'conflict', execution: 'notExecuted' });

export const onLookAnew = ({ kind }: FailureFacts): 'lookAgain' | null =>
  kind === 'conflict' ? 'lookAgain' : null;

export const goneRule = (
  name: string,
  versions?: { ours: RuleBody; wanted: RuleBody | null },
): Looked<never> => ({
  needsYou: { key: 'job.ruleGone', params: [name] },
  ...(versions ? { versions: { ...versions, now: null } } : {}),
});

/** The rule as it was written, in its place or, where it is new, last. */
export const putRule =
  (rule: Rule) =>
  (rows: Rule[]): Rule[] =>
    rows.some(({ id }) => id === rule.id)
      ? rows.map((row) => (row.id === rule.id ? rule : row))
      : [...rows, rule];

export const about = (key: string, { name }: Pick<RuleBody, 'name'>): Sentence => ({
  key: `job.${key}`,
  params: [name],
});
