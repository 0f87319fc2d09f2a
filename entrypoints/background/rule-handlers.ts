import { Failure } from '../../lib/domain/failure';
import type { Intent, IntentView } from '../../lib/domain/intent';
import type { Mail } from '../../lib/domain/mail';
import { isEditable, type Rule, type RuleBody } from '../../lib/domain/rule';
import type { Finding, ShownFinding, Template } from '../../lib/domain/rule-view';
import { applyGroup } from '../../lib/jobs/rules/apply';
import { recentMails, tryPage, tryWhole } from '../../lib/jobs/rules/dry-run';
import { ruleHistory } from '../../lib/jobs/rules/history';
import { foldersOf, mailsOf, rulesOf } from '../../lib/jobs/rules/rules';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers, Origin } from '../../lib/messages/receiver';
import { checkRule, cleaned } from '../../lib/rules/check';
import { domainsIn } from '../../lib/rules/danger';
import { isProvider } from '../../lib/rules/domain';
import { exampleMail } from '../../lib/rules/example';
import type { Me } from '../../lib/rules/facts';
import { findings } from '../../lib/rules/findings';
import { fitting, withConditions } from '../../lib/rules/fit';
import { compare, type Folding, folded, foldings } from '../../lib/rules/fold';
import { meaningOf } from '../../lib/rules/meaning';
import { proposals } from '../../lib/rules/propose';
import { templates as ours } from '../../lib/rules/templates';
import type { Item } from '../../lib/settings/setting';
import type { Journal } from './journal';

export interface RuleDeps {
  outbox: Journal;
  now(): number;
  templates: Item<Template[]>;
  drafts: Item<Record<string, { rule: RuleBody; at: number }>>;
  accountFor(wish: string | undefined): Promise<string>;
  show(intent: Intent): Promise<IntentView>;
  /** The tab hears what becomes of it. */
  note(from: Origin, about: { intent: string }): Promise<void>;
  /** The account's own addresses, as far as known. */
  addresses(account: string): Promise<string[]>;
  isContact(account: string, address: string): Promise<boolean>;
}

type RuleMessage = Extract<keyof Protocol, `rule.${string}` | `folder.${string}` | `template.${string}`>;

const day = 86_400_000;
/** Pages of mails that a proof rests on. */
const proofPages = 4;
const historyLength = 500;
const draftsKept = 20;

const refuse = (kind: 'forbidden' | 'notFound' | 'invalid', field?: string) =>
  new Failure({ kind, execution: 'notExecuted', ...(field ? { field } : {}) });

/** The form says what is wrong before; who comes without it is refused here. */
function sound(rule: RuleBody): RuleBody {
  const clean = cleaned(rule);
  const [problem] = checkRule(clean);
  if (problem) throw refuse('invalid', problem.at);
  return clean;
}

/** What cannot be mended by taking the rule back is asked for on the extension's own screens. */
function mild(from: Origin, { actions }: Pick<RuleBody, 'actions'>): void {
  if (from.sender !== 'page' && actions.some(({ act }) => act === 'delete' || act === 'spam')) {
    throw refuse('forbidden', 'actions');
  }
}

/** The end of the time that a dry run looks at travels in its cursor: all pages look at the same. */
const cursorOf = (until: number, next: string | null) => (next === null ? null : `${until} ${next}`);
function pageAt(cursor: string | null, now: number): { until: number; cursor: string | null } {
  const parts = cursor === null ? null : /^(\d+) (.*)$/s.exec(cursor);
  return parts ? { until: Number(parts[1]), cursor: parts[2] ?? null } : { until: now, cursor: null };
}

const draftKey = (account: string, mail: string) => `${account}\n${mail}`;

const head = ({ from, subject = '' }: Mail) => ({ from: from?.address ?? '', subject });

/** The finding with a mail that shows it: one that the rule takes. */
function shown(rules: readonly Rule[], finding: Finding, me: Me): ShownFinding {
  const rule = rules.find(({ id }) => id === finding.rule);
  const example = rule && finding.kind !== 'never' ? exampleMail(rule, me) : null;
  return { ...finding, example: example ? head(example) : null };
}

export function createRuleHandlers(deps: RuleDeps): Pick<Handlers<Protocol>, RuleMessage> {
  const { outbox, accountFor, show, note, templates, drafts } = deps;

  const list = (account: string) => outbox.ask(account, (port) => rulesOf(port).list());
  const meOf = async (account: string): Promise<Me> => ({ addresses: await deps.addresses(account) });

  async function enqueue(
    from: Origin,
    wish: { id: string; account?: string | undefined },
    kind: string,
    input: unknown,
  ): Promise<IntentView> {
    const account = await accountFor(wish.account);
    await note(from, { intent: wish.id });
    const intent = await outbox.enqueue({ id: wish.id, kind, account, input });
    if (intent.id !== wish.id) await note(from, { intent: intent.id });
    return show(intent);
  }

  async function foldingOf(account: string, keep: string): Promise<{ rules: Rule[]; folding: Folding }> {
    const rules = await list(account);
    const folding = foldings(rules).find((one) => one.keep.id === keep);
    if (!folding) throw refuse('notFound');
    return { rules, folding };
  }

  return {
    'rule.start': async ({ account, source }) => {
      const own = await deps.addresses(await accountFor(account));
      return { proposals: proposals(source, own), templates: [...ours, ...(await templates.get())] };
    },
    'rule.draft': async ({ account, mail }) =>
      (await drafts.get())[draftKey(await accountFor(account), mail)]?.rule ?? null,
    'rule.keep': async ({ account, mail, rule }, from) => {
      if (rule) mild(from, rule);
      const key = draftKey(await accountFor(account), mail);
      await drafts.update((all) => {
        const others = Object.entries(all).filter(([one]) => one !== key);
        const mine = rule ? [[key, { rule, at: deps.now() }] as const] : [];
        return Object.fromEntries(
          [...others, ...mine].sort(([, a], [, b]) => b.at - a.at).slice(0, draftsKept),
        );
      });
      return null;
    },
    'rule.match': async ({ account, rule }) => {
      const rules = await list(await accountFor(account));
      const meaning = meaningOf(cleaned(rule));
      const same = rules.find((one) => meaningOf(one) === meaning);
      return {
        same: same ? { id: same.id, name: same.name, enabled: same.enabled } : null,
        fits: fitting(rules, rule).map(({ rule: { id, name, conditions }, ...fit }) => ({
          ...{ id, name, conditions: conditions.length },
          ...fit,
        })),
        providers: domainsIn(rule).filter(isProvider),
      };
    },
    'rule.try': async ({ account: wanted, rule, sender, days, cursor: text }) => {
      const account = await accountFor(wanted);
      const me = await meOf(account);
      const { until, cursor } = pageAt(text, deps.now());
      const page = await outbox.ask(account, (port) =>
        tryPage(
          { mails: mailsOf(port), me, isContact: (address) => deps.isContact(account, address) },
          { rule: cleaned(rule), sender, after: until - days * day, before: until, cursor },
        ),
      );
      return { ...page, next: cursorOf(until, page.next) };
    },
    'rule.look': async ({ account: wanted, rule, mails }) => {
      const account = await accountFor(wanted);
      const me = await meOf(account);
      return outbox.ask(account, (port) => tryWhole({ mails: mailsOf(port), me }, cleaned(rule), mails));
    },
    'rule.create': async ({ id, account, rule }, from) => {
      mild(from, rule);
      return enqueue(from, { id, account }, 'create-rule', { rule: sound(rule) });
    },
    'rule.add': async ({ id, account: wanted, rule, conditions }, from) => {
      const account = await accountFor(wanted);
      const was = (await list(account)).find((one) => one.id === rule);
      if (!was) throw refuse('notFound');
      if (!isEditable(was)) throw refuse('forbidden');
      mild(from, was);
      const now = sound(withConditions(was, conditions));
      return enqueue(from, { id, account }, 'update-rule', { id: rule, was, now });
    },
    'rule.list': async ({ account: wanted }) => {
      const account = await accountFor(wanted);
      const [rules, me] = [await list(account), await meOf(account)];
      return {
        rules,
        findings: findings(rules).map((one) => shown(rules, one, me)),
        foldings: foldings(rules).map(({ keep, drop }) => ({
          keep: keep.id,
          drop: drop.map(({ id }) => id),
        })),
      };
    },
    'rule.update': async ({ id, account, rule, was, now }, from) =>
      enqueue(from, { id, account }, 'update-rule', { id: rule, was, now: sound(now) }),
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
      const now = deps.now();
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
      const kept = (await outbox.list(historyLength)).filter((intent) => intent.account === account);
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
      if (!change?.before) throw refuse('notFound');
      const rules = await list(account);
      const present = rules.find((one) => one.id === change.rule);
      const wish = { id, account };
      if (present) {
        const input = { id: present.id, was: present, now: change.before };
        return enqueue(from, wish, 'update-rule', input);
      }
      const order = [...rules.map((one) => one.id), change.rule];
      return enqueue(from, wish, 'restore-rule', { rule: { ...change.before, id: change.rule }, order });
    },

    'template.put': ({ template }) =>
      templates.update((all) => [...all.filter(({ id }) => id !== template.id), template].slice(-50)),
    'template.drop': ({ id }) => templates.update((all) => all.filter((one) => one.id !== id)),

    'folder.list': async ({ account }) =>
      outbox.ask(await accountFor(account), (port) => foldersOf(port).list()),
    'folder.create': async ({ id, account, name, parent }, from) =>
      enqueue(from, { id, account }, 'create-folder', { name, parent }),
  };
}
