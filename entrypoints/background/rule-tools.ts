import { Failure } from '../../lib/domain/failure';
import type { Intent, IntentView } from '../../lib/domain/intent';
import type { Rule, RuleBody } from '../../lib/domain/rule';
import type { Template } from '../../lib/domain/rule-view';
import type { Origin } from '../../lib/messages/receiver';
import type { ListMirror } from '../../lib/mirror/lists';
import { checkRule, cleaned } from '../../lib/rules/check';
import type { Me } from '../../lib/rules/facts';
import type { Item } from '../../lib/settings/setting';
import type { Journal } from './journal';

export interface RuleDeps {
  outbox: Journal;
  now(): number;
  lists: Pick<ListMirror, 'get' | 'fresh'>;
  templates: Item<Template[]>;
  accountFor(wish: string | undefined): Promise<string>;
  show(intent: Intent): Promise<IntentView>;
  /** The tab hears what becomes of it. */
  note(from: Origin, about: { intent: string }): Promise<void>;
  /** The account's own addresses, as far as known. */
  addresses(account: string): Promise<string[]>;
  isContact(account: string, address: string): Promise<boolean>;
}

export const day = 86_400_000;

export const refuse = (kind: 'forbidden' | 'notFound' | 'invalid', field?: string) =>
  new Failure({ kind, execution: 'notExecuted', ...(field ? { field } : {}) });

/** The form says what is wrong before; who comes without it is refused here. */
export function sound(rule: RuleBody, was?: RuleBody): RuleBody {
  const clean = cleaned(rule, was);
  const [problem] = checkRule(clean);
  if (problem) throw refuse('invalid', problem.at);
  return clean;
}

/** What cannot be mended by taking the rule back is asked for on the extension's own screens. */
export function mild(from: Origin, { actions }: Pick<RuleBody, 'actions'>): void {
  if (from.sender !== 'page' && actions.some(({ act }) => act === 'delete' || act === 'spam')) {
    throw refuse('forbidden', 'actions');
  }
}

/** What all handlers of rules work with. */
export interface RuleTools {
  /** As the service shows them now, for a wish that is made of them. */
  list(account: string): Promise<Rule[]>;
  meOf(account: string): Promise<Me>;
  /** One wish, as a person or a tab asks for it. `mail`: what was begun for it is kept no longer. */
  enqueue(
    from: Origin,
    wish: { id: string; account?: string | undefined; mail?: string | undefined },
    kind: string,
    input: unknown,
  ): Promise<IntentView>;
}

export function createRuleTools(deps: RuleDeps): RuleTools {
  const { outbox, accountFor, show, note } = deps;
  return {
    async list(account) {
      const { rows, failure } = await deps.lists.fresh(account, 'rules');
      if (failure) throw new Failure(failure);
      return rows;
    },
    meOf: async (account) => ({ addresses: await deps.addresses(account) }),
    async enqueue(from, wish, kind, input) {
      const account = await accountFor(wish.account);
      await note(from, { intent: wish.id });
      const { id, mail } = wish;
      const draft = mail === undefined ? {} : { draft: { account, mail, form: 'rule' as const } };
      const intent = await outbox.enqueue({ id, kind, account, input, ...draft });
      if (intent.id !== wish.id) await note(from, { intent: intent.id });
      return show(intent);
    },
  };
}
