import { isEditable } from '../../lib/domain/rule';
import { tryPage, tryWhole } from '../../lib/jobs/rules/dry-run';
import { mailsOf } from '../../lib/jobs/rules/rules';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import { cleaned } from '../../lib/rules/check';
import { domainsIn } from '../../lib/rules/danger';
import { isProvider } from '../../lib/rules/domain';
import { fitting, withConditions } from '../../lib/rules/fit';
import { meaningOf } from '../../lib/rules/meaning';
import { proposals } from '../../lib/rules/propose';
import { templates as ours } from '../../lib/rules/templates';
import { day, mild, type RuleDeps, type RuleTools, refuse, sound } from './rule-tools';

type FormMessage =
  | 'rule.start'
  | 'rule.match'
  | 'rule.try'
  | 'rule.look'
  | 'rule.create'
  | 'rule.add'
  | Extract<keyof Protocol, `folder.${string}` | `template.${string}`>;

/** The end of the time that a dry run looks at travels in its cursor: all pages look at the same. */
const cursorOf = (until: number, next: string | null) => (next === null ? null : `${until} ${next}`);
function pageAt(cursor: string | null, now: number): { until: number; cursor: string | null } {
  const parts = cursor === null ? null : /^(\d+) (.*)$/s.exec(cursor);
  return parts ? { until: Number(parts[1]), cursor: parts[2] ?? null } : { until: now, cursor: null };
}

/** A rule from the open mail: begun, tried, made. */
export function createRuleFormHandlers(
  deps: RuleDeps,
  { list, meOf, enqueue }: RuleTools,
): Pick<Handlers<Protocol>, FormMessage> {
  const { outbox, accountFor, templates } = deps;
  return {
    'rule.start': async ({ account, source }) => {
      const own = await deps.addresses(await accountFor(account));
      return { proposals: proposals(source, own), templates: [...ours, ...(await templates.get())] };
    },
    'rule.match': async ({ account, rule }) => {
      const { rows: rules } = await deps.lists.get(await accountFor(account), 'rules');
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
    'rule.create': async ({ id, account, mail, rule }, from) => {
      mild(from, rule);
      return enqueue(from, { id, account, mail }, 'create-rule', { rule: sound(rule) });
    },
    'rule.add': async ({ id, account: wanted, mail, rule, conditions }, from) => {
      const account = await accountFor(wanted);
      const was = (await list(account)).find((one) => one.id === rule);
      if (!was) throw refuse('notFound');
      if (!isEditable(was)) throw refuse('forbidden');
      mild(from, was);
      const now = sound(withConditions(was, conditions), was);
      return enqueue(from, { id, account, mail }, 'update-rule', { id: rule, was, now });
    },
    'template.put': ({ template }) =>
      templates.update((all) => [...all.filter(({ id }) => id !== template.id), template].slice(-50)),
    'template.drop': ({ id }) => templates.update((all) => all.filter((one) => one.id !== id)),

    'folder.list': async ({ account }) => (await deps.lists.get(await accountFor(account), 'folders')).rows,
    'folder.create': async ({ id, account, name, parent }, from) =>
      enqueue(from, { id, account }, 'create-folder', { name, parent }),
  };
}
