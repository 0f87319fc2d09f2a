import type { Endpoint } from '../../http/endpoint';
import { ruleRows } from '../../providers/feishu/rules';
import { handle, type Operation } from '../core/part';
import type { World } from '../core/world';
import type { Mailbox } from '../state/mailbox';
import { ruleRecord } from '../state/records';
import type { RuleRecord } from '../store';
import { mailboxOf, refuseParameter } from './context';

const unsupportedActions = new Set([8, 12, 13]);
const moveToFolder = 11;

export function ruleOperations(world: World): Operation[] {
  const { list, create, update, delete: remove, reorder } = ruleRows;
  return [
    handle(list, ({ params, caller }) => ({
      items: mailboxOf(world, list, params.user_mailbox_id, caller).rules.all(),
    })),
    handle(create, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, create, params.user_mailbox_id, caller);
      if (mailbox.rules.size >= world.behaviour.maxRules) throw refuseParameter(create, 'too many rules');
      const rule = { ...ruleRecord.parse(body), id: mailbox.ids.numeric() };
      checkFolders(mailbox, create, rule);
      mailbox.rules.add(rule);
      if (world.behaviour.newRule === 'first') mailbox.rules.reorder([rule.id]);
      mailbox.changed({ resource: 'rules', op: 'create', id: rule.id });
      return { rule };
    }),
    handle(update, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, update, params.user_mailbox_id, caller);
      const id = known(mailbox, update, params.rule_id);
      const rule = { ...ruleRecord.parse(body), id };
      const unsupported = rule.action.items.some(({ type }) => unsupportedActions.has(type));
      if (unsupported && world.behaviour.putUnsupportedActions === 'refuse') {
        throw refuseParameter(update, 'action type not supported', 'action.items');
      }
      checkFolders(mailbox, update, rule);
      mailbox.rules.replace(rule);
      mailbox.changed({ resource: 'rules', op: 'update', id });
      return {};
    }),
    handle(remove, ({ params, caller }) => {
      const mailbox = mailboxOf(world, remove, params.user_mailbox_id, caller);
      const id = known(mailbox, remove, params.rule_id);
      mailbox.rules.delete(id);
      mailbox.changed({ resource: 'rules', op: 'delete', id });
      return {};
    }),
    handle(reorder, ({ params, body, caller }) => {
      const mailbox = mailboxOf(world, reorder, params.user_mailbox_id, caller);
      const ids = new Set(body.rule_ids.map((id) => known(mailbox, reorder, id)));
      const incomplete = ids.size < mailbox.rules.size;
      if (ids.size < body.rule_ids.length || (incomplete && refusesIncomplete(world))) {
        throw refuseParameter(reorder, 'every rule id is needed, once', 'rule_ids');
      }
      mailbox.rules.reorder([...ids]);
      mailbox.changed({ resource: 'rules', op: 'update' });
      return {};
    }),
  ];
}

function refusesIncomplete(world: World): boolean {
  return world.behaviour.reorderIncomplete === 'refuse';
}

function known(mailbox: Mailbox, row: Endpoint, id: string): string {
  if (mailbox.rules.get(id) === undefined) throw refuseParameter(row, 'no such rule', 'rule_id');
  return id;
}

function checkFolders(mailbox: Mailbox, row: Endpoint, rule: RuleRecord): void {
  for (const { type, input = '' } of rule.action.items) {
    if (type === moveToFolder && mailbox.folderTable.get(input) === undefined) {
      throw refuseParameter(row, 'no such folder', 'action.items');
    }
  }
}
