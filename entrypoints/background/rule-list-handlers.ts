import type { Mail } from '../../lib/domain/mail';
import type { Rule } from '../../lib/domain/rule';
import type { Finding, ShownFinding } from '../../lib/domain/rule-view';
import { applyGroup } from '../../lib/jobs/rules/apply';
import { recentMails } from '../../lib/jobs/rules/dry-run';
import { orderAtDeletion, ruleHistory } from '../../lib/jobs/rules/history';
import { mailsOf } from '../../lib/jobs/rules/rules';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import { exampleMail } from '../../lib/rules/example';
import type { Me } from '../../lib/rules/facts';
import { findings } from '../../lib/rules/findings';
import { compare, type Folding, folded, foldings } from '../../lib/rules/fold';
import { day, type RuleDeps, type RuleTools, refuse, sound } from './rule-tools';

type ListMessage =
  | 'rule.list'
  | 'rule.update'
  | 'rule.switch'
  | 'rule.delete'
  | 'rule.move'
  | 'rule.apply'
  | 'rule.proof'
  | 'rule.fold'
  | 'rule.history'
  | 'rule.restore';

/** Pages of mails that a proof rests on. */
const proofPages = 4;

const head = ({ from, subject = '' }: Mail) => ({ from: from?.address ?? '', subject });

/** The finding with a mail that shows it: one that the rule takes. */
function shown(rules: readonly Rule[], finding: Finding, me: Me): ShownFinding {
  const rule = rules.find(({ id }) => id === finding.rule);
  const example = rule && finding.kind !== 'never' ? exampleMail(rule, me) : null;
  return { ...finding, example: example ? head(example) : null };
}

/** The rules that are there: on the extension's own screens alone. */
export function createRuleListHandlers(
  { outbox, accountFor, show, now: clock, lists }: RuleDeps,
  { list, meOf, enqueue }: RuleTools,
): Pick<Handlers<Protocol>, ListMessage> {
  async function foldingOf(account: string, keep: string): Promise<{ rules: Rule[]; folding: Folding }> {
    const rules = await list(account);
    const folding = foldings(rules).find((one) => one.keep.id === keep);
    if (!folding) throw refuse('notFound');
    return { rules, folding };
  }

  return {
    'rule.list': async ({ account: wanted }) => {
      const account = await accountFor(wanted);
      const [{ rows: rules, failure }, me] = [await lists.get(account, 'rules'), await meOf(account)];
      return {
        ...{ rules, failure },
        findings: findings(rules).map((one) => shown(rules, one, me)),
        foldings: foldings(rules).map(({ keep, drop }) => ({
          keep: keep.id,
          drop: drop.map(({ id }) => id),
        })),
      };
    },
    'rule.update': async ({ id, account, rule, was, now }, from) =>
      enqueue(from, { id, account }, 'update-rule', { id: rule, was, now: sound(now, was) }),
    'rule.switch': async ({ id, account, rule, name, enabled }, from) =>
      enqueue(from, { id, account }, 'switch-rule', { id: rule, name, enabled }),
    'rule.delete': async ({ id, account, rule }, from) =>
      enqueue(from, { id, account }, 'delete-rule', { rule }),
    'rule.move': async ({ id, account, rule, name, order }, from) =>
      enqueue(from, { id, account }, 'move-rule', { id: rule, name, order }),
    'rule.apply': async ({ id, account: wanted, name, deed, mails }) => {
      if ('actions' in deed && deed.actions.some((one) => one.act === 'move' && one.folder === '')) {
        throw refuse('invalid', 'actions');
      }
      const account = await accountFor(wanted);
      const group = applyGroup(id, name, deed, mails);
      if (group.children.length === 0) throw refuse('invalid', 'mails');
      return show(await outbox.enqueueGroup({ ...group, id, account }));
    },
    'rule.proof': async ({ account: wanted, keep }) => {
      const account = await accountFor(wanted);
      const [{ rules, folding }, me] = [await foldingOf(account, keep), await meOf(account)];
      const now = clock();
      const mails = await outbox.ask(account, (port) =>
        recentMails(mailsOf(port), now - 30 * day, now, proofPages),
      );
      const proof = compare(rules, folded(rules, folding), mails, me);
      return { ...proof, different: proof.different.map(head) };
    },
    'rule.fold': async ({ id, account: wanted, keep: rule }) => {
      const account = await accountFor(wanted);
      const { keep, drop, body } = (await foldingOf(account, rule)).folding;
      const describe = { key: 'job.foldRules', params: [keep.name, String(drop.length)] };
      const back = { key: 'job.unfoldRules', params: describe.params };
      const children = [
        { kind: 'update-rule', input: { id: keep.id, was: keep, now: body } },
        ...drop.map((one) => ({ kind: 'delete-rule', input: { rule: one } })),
      ];
      return show(
        await outbox.enqueueGroup({
          id,
          kind: 'fold-rules',
          account,
          ordered: true,
          describe,
          back,
          children,
        }),
      );
    },
    'rule.history': async ({ account: wanted, rule }) => {
      const account = await accountFor(wanted);
      // Parts of a folding are changes like others.
      const kept = (await outbox.done()).filter((intent) => intent.account === account).reverse();
      const changes = ruleHistory(kept).filter((change) => rule === undefined || change.rule === rule);
      const views = await outbox.view(kept.filter(({ id }) => changes.some(({ intent }) => intent === id)));
      return changes.flatMap((change) => {
        const view = views.find(({ id }) => id === change.intent);
        return view ? [{ ...change, at: view.updatedAt, describe: view.describe }] : [];
      });
    },
    'rule.restore': async ({ id, account: wanted, change: of }, from) => {
      const account = await accountFor(wanted);
      const intent = await outbox.get(of);
      const [change] = intent?.account === account ? ruleHistory([intent]) : [];
      if (!intent || !change?.before) throw refuse('notFound');
      const rules = await list(account);
      const present = rules.find((one) => one.id === change.rule);
      const wish = { id, account };
      if (present) {
        const input = { id: present.id, was: present, now: change.before };
        return enqueue(from, wish, 'update-rule', input);
      }
      const order = orderAtDeletion(intent) ?? [...rules.map((one) => one.id), change.rule];
      return enqueue(from, wish, 'restore-rule', { rule: { ...change.before, id: change.rule }, order });
    },
  };
}
