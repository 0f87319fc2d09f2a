import type { ZodType } from 'zod';
import type { Client } from '../../http/client';
import type { Endpoint } from '../../http/endpoint';
import { failureOf } from '../../http/judge';
import type { RulesPort } from '../provider';
import { ruleCreate, ruleUpdate } from './rule.schema';
import { newRuleToWire, ruleFromWire, ruleToWire } from './rule.wire';
import { ruleRows } from './rules';

/** What the row takes, or a refusal that names the part of the rule that it does not. */
function bodyOf<Body>(row: Endpoint, schema: ZodType<Body>, value: unknown): Body {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw failureOf(row, {
    kind: 'invalid',
    execution: 'notExecuted',
    field: issue?.path.join('.') || undefined,
    message: issue?.message,
  });
}

export const rulesPort = (client: Client, mailbox: string): RulesPort => {
  const params = { user_mailbox_id: mailbox };
  const one = (id: string) => ({ ...params, rule_id: id });
  return {
    async list() {
      const { items } = await client.call(ruleRows.list, { params });
      return (items ?? []).flatMap((wire) => (wire.id ? [ruleFromWire(wire.id, wire)] : []));
    },
    async create(rule) {
      const body = bodyOf(ruleRows.create, ruleCreate, newRuleToWire(rule));
      const { rule: made } = await client.call(ruleRows.create, { params, body });
      /** Made, but nobody knows under which id: the list will tell. */
      if (!made?.id) {
        throw failureOf(ruleRows.create, { kind: 'malformed', execution: 'unknown', message: 'no id' });
      }
      return ruleFromWire(made.id, made);
    },
    async update(id, rule) {
      const body = bodyOf(ruleRows.update, ruleUpdate, ruleToWire(rule));
      await client.call(ruleRows.update, { params: one(id), body });
    },
    async remove(id) {
      await client.call(ruleRows.delete, { params: one(id) });
    },
    async reorder(ids) {
      await client.call(ruleRows.reorder, { params, body: { rule_ids: [...ids] } });
    },
  };
};
